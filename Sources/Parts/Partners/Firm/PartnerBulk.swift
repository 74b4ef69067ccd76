internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Jobs
internal import Programme
internal import Templates
internal import Web

/// Bulk actions on firms. Each firm gets its own entry in the audit log.
enum PartnerBulk: String, CaseIterable {
    case tier, tag, manager, message, pause

    /// More than a page of firms is not picked by hand.
    static let limit = 500

    var title: Text {
        switch self {
        case .tier: Text("Change tier")
        case .tag: Text("Add tag")
        case .manager: Text("Assign account manager")
        case .message: Text("Send message")
        case .pause: Text("Pause")
        }
    }

    /// Whether the firm's status allows it.
    func applies(to partner: Partner) -> Bool {
        switch self {
        case .pause: partner.state == .active
        case .tier: partner.isOnLadder
        case .message: partner.state.canSignIn
        case .tag, .manager: true
        }
    }
}

/// The input of a bulk action.
struct BulkForm: FieldForm {
    let act: PartnerBulk
    let firms: [ID<Firm>]
    var tier: Field<String>
    var tag: Field<String>
    var manager: Field<Partner.Manager?>
    var subject: Field<String>
    var text: Field<String>
    var reason: Field<String>

    init?(_ sent: FormFields, _ rules: RuleSet, _ managers: [Partner.Manager], isFresh: Bool) {
        guard let act = sent["do"].flatMap(PartnerBulk.init) else { return nil }
        self.act = act
        var seen: Set<ID<Firm>> = []
        firms = sent.values(of: "pick").compactMap { ID<Firm>($0) }
            .filter { seen.insert($0).inserted }
        let typed = isFresh ? nil : sent
        tier = Field("tier", .choice(rules.tiers.map(\.code), \.self), typed, else: nil)
        tag = Field("tag", .text(max: 400), typed, else: nil)
        manager = Field("manager", .optional(.manager(managers)), typed, else: nil)
        subject = Field("subject", .text(max: 120), typed, else: nil)
        text = Field("text", .longText(max: 5_000), typed, else: nil)
        reason = Field("reason", .text(max: 300), typed, else: nil)
    }

    /// Returns the change for each firm; nil while input is missing.
    func change(_ submission: Submission) -> ((Partner, Writer) throws -> Void)? {
        let (actor, now, site) = (submission.actor, submission.now, submission.site)
        switch act {
        case .tier:
            guard let tier = tier.value, let reason = reason.value else { return nil }
            return { partner, writer in
                try PartnerRecords.place(partner, in: tier, why: reason, by: actor, at: now, in: writer)
            }
        case .tag:
            return tag.value.map { tag in
                { partner, writer in
                    var changed = partner
                    changed.tags = Lines.typed(Lines.shown(partner.tags + [tag]))
                    try PartnerRecords.save(changed, was: partner, by: actor, at: now, in: writer)
                }
            }
        case .manager:
            return manager.value.map { manager in
                { partner, writer in
                    var changed = partner
                    changed.terms.manager = manager
                    try PartnerRecords.save(changed, was: partner, by: actor, at: now, in: writer)
                }
            }
        case .pause:
            return reason.value.map { reason in
                { partner, writer in
                    try PartnerRecords.move(partner, to: .paused, by: .admin, actor, why: reason, at: now, in: writer)
                }
            }
        case .message:
            guard let subject = subject.value, let text = text.value else { return nil }
            let cause = "message:\(now.milliseconds)"
            return { partner, writer in
                for account in try UserStore.accounts(of: partner.id, in: writer) where account.user.has(.owner) {
                    try writer.post(
                        MessageLetter(title: subject, text: text), to: Recipient(account.user), cause: cause, by: site)
                }
                try writer.note(
                    .writtenTo, of: partner, by: actor, changes: [.init("subject", to: subject)], at: now)
            }
        }
    }
}

/// A message from an admin to owners of firms.
struct MessageLetter: Letter {
    let title: String
    let text: String

    static let name = "partner-message"
    static let title = Text("Message to partners", as: "letter")

    var subject: Text { Text("{subject}", ["subject": title]) }
}
