internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Programme
internal import Templates
internal import Web

/// Firms from a spreadsheet.
struct PartnerImport: Import {
    struct Draft: Sendable {
        var profile = Partner.Profile(name: "")
        var type = ""
        var kind: ApplicationForm.Kind?
        var rate: Rate?
        var capacity: Int?
        var state = PartnerState.active
        var tags: [String] = []
    }

    static let frame = ImportFrame(
        "partners", Text("Import partners"), at: PartnerPath.imports, below: (Text("Partners"), PartnerPath.list),
        for: .admin, events: (PartnerEvent.imported, PartnerEvent.importUndone),
        jobs: (
            Text("Check of an import of partners"), Text("Partner import"),
            Text("Undoing an import of partners")
        ))

    static func path(of record: String) -> String { "\(PartnerPath.list)/\(record)" }

    private let user: User
    private let rules: RuleSet
    /// The types that the programme has, each in its regions.
    let kinds: [ApplicationForm.Kind]

    init(for owner: ImportOwner, _ style: ImportStyle, in reader: Reader) throws {
        guard let account = try UserStore.account(owner.user, in: reader) else {
            throw JobStop.failed("the person who imports has no account")
        }
        user = account.user
        rules = try ProgrammeRules.current(reader).rules
        kinds = ApplicationForm.Kind.all(rules)
    }

    var blank: Draft { Draft() }

    func title(of draft: Draft) -> String { draft.profile.name }

    func check(_ draft: Draft) throws(ImportProblem) {
        guard draft.kind?.type.needsRegistration != true || !draft.profile.registration.isEmpty else {
            throw ImportProblem(Text("This type needs a registration number."))
        }
    }

    func keys(of draft: Draft) -> [String] {
        [draft.profile.email?.folded].compactMap(\.self) + draft.profile.allDomains
    }

    func judge(_ draft: Draft, in reader: Reader) throws -> ImportVerdict {
        let twin =
            try draft.profile.email.flatMap { try PartnerStore.twin(email: $0, otherThan: nil, in: reader) }
            ?? PartnerStore.twin(domains: draft.profile.allDomains, otherThan: nil, in: reader)
        guard let twin, try PartnerStore.partner(twin.0, in: reader)?.state != .archived else { return .new }
        return .known(Text("{firm} has this e-mail address or domain.", ["firm": twin.1]))
    }

    func enter(_ draft: Draft, at now: Timestamp, in writer: Writer) throws -> String {
        guard let kind = draft.kind else { throw ImportProblem(Text("This type is not available in this region.")) }
        var terms = Partner.Terms(type: kind.type.code, region: kind.region.code)
        terms.rate = draft.rate
        terms.capacity = draft.capacity
        let partner = Partner(
            profile: draft.profile, terms: terms, tags: draft.tags, state: draft.state, stateSince: now,
            createdAt: now)
        try PartnerRecords.add(partner, by: Actor(user, address: ""), at: now, in: writer)
        if let tier = rules.tiers.first {
            try PartnerRecords.setTier(tier.code, rank: 0, of: partner.id, in: writer)
        }
        return partner.id.text
    }

    func undo(_ record: String, at now: Timestamp, in writer: Writer) throws -> Bool {
        guard let id = ID<Firm>(record), let partner = try PartnerStore.partner(id, in: writer),
            partner.state != .archived, partner.totals.leads == 0, try UserStore.names(of: id, in: writer).isEmpty,
            try AuditLog.countOfPeople(changing: id.text, in: writer) <= 1
        else { return false }
        try PartnerRecords.withdraw(partner, by: Actor(user, address: ""), at: now, in: writer)
        return true
    }
}
