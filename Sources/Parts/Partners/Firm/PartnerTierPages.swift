internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// `/admin/partners/:id/tier`: the tier of a firm, and changes by an admin.
enum PartnerTierPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.tier, .readers) { context in
            let head = try PartnerHead(context, "tier")
            return try context.page(PartnerTierPage(head, TierForm(head.rules), context.now, context.reader))
        },
        .post(PartnerPath.tier, .admin, place),
        .post(PartnerPath.pin, .admin, pin),
        .post(PartnerPath.unpin, .admin, unpin),
    ]

    @Sendable private static func place(_ submission: Submission) throws -> Response {
        let rules = try submission.read { try ProgrammeRules.current($0).rules }
        let form = TierForm(rules, placed: submission.form.fields)
        guard let tier = form.tier.value, let reason = form.placeReason.value else {
            return try again(form, submission)
        }
        return try submission.write { writer in
            let partner = try submission.partner(in: writer)
            guard partner.isOnLadder else { throw Refusal.notThere }
            try PartnerRecords.place(
                partner, in: tier, why: reason, by: submission.actor, at: submission.now, in: writer)
            return .goto(
                PartnerPath.tier(partner.id), saying: Text("{firm} updated.", ["firm": partner.name]))
        }
    }

    @Sendable private static func pin(_ submission: Submission) throws -> Response {
        try keep(submission) { firm, reason, writer in
            try Standings.pin(firm, because: reason, by: submission.actor, at: submission.now, writer)
        }
    }

    @Sendable private static func unpin(_ submission: Submission) throws -> Response {
        try keep(submission) { firm, reason, writer in
            try Standings.unpin(firm, because: reason, by: submission.actor, at: submission.now, writer)
        }
    }

    private static func keep(
        _ submission: Submission, _ change: (ID<Firm>, String, Writer) throws -> Void
    ) throws -> Response {
        let rules = try submission.read { try ProgrammeRules.current($0).rules }
        let form = TierForm(rules, pinned: submission.form.fields)
        guard let reason = form.pinReason.value else { return try again(form, submission) }
        return try submission.write { writer in
            let partner = try submission.partner(in: writer)
            guard partner.isOnLadder else { throw Refusal.notThere }
            try change(partner.id, reason, writer)
            return .goto(
                PartnerPath.tier(partner.id), saying: Text("{firm} updated.", ["firm": partner.name]))
        }
    }

    private static func again(_ form: TierForm, _ submission: Submission) throws -> Response {
        let drawn = try submission.read { reader in
            try PartnerTierPage(PartnerHead(submission, "tier", reader), form, submission.now, reader)
        }
        return try submission.page(drawn, .unprocessableContent)
    }
}

extension Partner {
    /// Whether the tier can be changed: applicants have none yet, and archived firms keep their last.
    var isOnLadder: Bool { ![.applied, .archived].contains(state) }
}

/// The two forms of the page; what was sent to the one leaves the other empty.
struct TierForm: FieldForm {
    var tier: Field<String>
    var placeReason: Field<String>
    var pinReason: Field<String>

    init(_ rules: RuleSet, placed: FormFields? = nil, pinned: FormFields? = nil) {
        tier = Field("tier", .choice(rules.tiers.map(\.code), \.self), placed, else: nil)
        placeReason = Field("reason", .text(max: 300), placed, else: nil)
        pinReason = Field("pin_reason", .text(max: 300), pinned, else: nil)
    }
}

struct PartnerTierPage: TemplatePage {
    struct Step: TemplateValue {
        let tier: String
        let colour: Int
        let reason: Text
        let note: String
        let at: Timestamp
        let days: Int
        let isUp: Bool
    }

    let form: TierForm
    let head: PartnerHead
    let tier: String
    let colour: Int
    let since: Timestamp
    /// The next one, and how far it is; nil at the top, and where nothing was measured yet.
    let next: String?
    let percent: Int
    let riskUntil: CivilDate?
    let pin: String?
    let canChange: Bool
    let tiers: [Choice]
    let timeline: [Step]

    init(_ head: PartnerHead, _ form: TierForm, _ now: Timestamp, _ reader: Reader) throws {
        self.form = form
        let rules = head.rules
        let standing = try Standing.of(head.partner.id, reader)
        let advancements = try StandingStore.advancements(of: head.partner.id, reader)
        self.head = head
        tier = rules.tier(standing.tier)?.name ?? standing.tier
        colour = rules.tier(standing.tier)?.colour ?? 1
        since = standing.since
        next = standing.nextPercent == nil ? nil : rules.next(above: standing.tier)?.name
        percent = standing.nextPercent ?? 0
        riskUntil = standing.risk?.until
        pin = standing.pin
        canChange = head.isAdmin && head.partner.isOnLadder
        tiers = rules.tiers.filter { $0.code != standing.tier }.map {
            Choice($0.code, $0.name, chosen: form.tier.input)
        }
        timeline = zip(advancements, [now] + advancements.map(\.at)).map { advancement, end in
            Step(
                tier: advancement.tierName, colour: rules.tier(advancement.tier)?.colour ?? 1,
                reason: advancement.reason.title, note: advancement.note, at: advancement.at,
                days: Int((end - advancement.at).milliseconds / 86_400_000), isUp: advancement.reason == .reached)
        }
    }

    static let template = "partners/admin/tier"
    static let shape = Shape<PartnerTierPage> {
        $0.show("path") { PartnerPath.tier($0.head.partner.id) }
        $0.show("pin_path") { PartnerPath.pin($0.head.partner.id) }
        $0.show("unpin_path") { PartnerPath.unpin($0.head.partner.id) }
    }
}
