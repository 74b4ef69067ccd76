package import Base
package import Database
internal import Identity
internal import Jobs
internal import Programme
package import Web

/// Changes to firms, each with its audit entry and event, within the given transaction.
package enum PartnerRecords {
    package static func partner(_ id: ID<Firm>, in reader: Reader) throws -> Partner? {
        try PartnerStore.partner(id, in: reader)
    }

    /// Takes up a firm. One that has applied has no people yet, so it gets its side of the rights when it is let in.
    package static func add(_ partner: Partner, by actor: Actor, at now: Timestamp, in writer: Writer) throws {
        try checkParent(of: partner, in: writer)
        try PartnerStore.add(partner, in: writer)
        if partner.state != .applied { try Firms.open(partner.id, name: partner.name, in: writer) }
        try writer.note(.added, of: partner, by: actor, at: now)
    }

    /// Keeps what was changed of a firm, if anything was.
    package static func save(
        _ partner: Partner, was former: Partner, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        let changes = partner.changes(from: former)
        guard !changes.isEmpty else { return }
        if partner.terms.parent != former.terms.parent { try checkParent(of: partner, in: writer) }
        try PartnerStore.save(partner, in: writer)
        if partner.name != former.name { try Firms.rename(partner.id, to: partner.name, in: writer) }
        try writer.note(.changed, of: partner, by: actor, changes: changes, at: now)
    }

    /// Moves a firm on. Suspending and archiving end its people's sessions in the same transaction.
    package static func move(
        _ partner: Partner, to state: PartnerState, by mover: PartnerMove.Mover, _ actor: Actor, why: String? = nil,
        at now: Timestamp, in writer: Writer
    ) throws {
        let move = try PartnerMove.find(from: partner.state, to: state, by: mover, why: why)
        try PartnerStore.setState(state, of: partner.id, at: now, in: writer)
        if move.from == .applied, state.canSignIn {
            try Firms.open(partner.id, name: partner.name, in: writer)
        } else if move.from.canSignIn, !state.canSignIn {
            try Firms.close(partner.id, in: writer)
        } else if !move.from.canSignIn, state.canSignIn {
            try Firms.reopen(partner.id, in: writer)
        }
        var changes = [AuditEntry.Change("state", from: move.from.rawValue, to: state.rawValue)]
        if let why, !why.isEmpty { changes.append(.init("reason", to: why)) }
        try writer.note(
            .moved, of: partner, by: actor, changes: changes,
            data: PartnerMoved(from: move.from.rawValue, to: state.rawValue, why: why), at: now)
    }

    /// Archives a firm that an import has brought and nobody has worked with: whatever its state, and without a reason.
    static func withdraw(_ partner: Partner, by actor: Actor, at now: Timestamp, in writer: Writer) throws {
        try PartnerStore.setState(.archived, of: partner.id, at: now, in: writer)
        if partner.state.canSignIn { try Firms.close(partner.id, in: writer) }
        let change = AuditEntry.Change("state", from: partner.state.rawValue, to: PartnerState.archived.rawValue)
        let moved = PartnerMoved(from: partner.state.rawValue, to: PartnerState.archived.rawValue, why: nil)
        try writer.note(.moved, of: partner, by: actor, changes: [change], data: moved, at: now)
    }

    /// Sets or removes the logo. The file was stored before.
    static func setLogo(
        _ hash: FileHash?, of partner: Partner, _ files: FileStore, by actor: Actor, at now: Timestamp,
        in writer: Writer
    ) throws {
        if let former = partner.logo.flatMap(FileHash.init) { try files.release(former, at: now, writer) }
        try PartnerStore.setLogo(hash, of: partner.id, in: writer)
        let change = AuditEntry.Change(
            "logo", from: partner.logo == nil ? "no" : "yes", to: hash == nil ? "no" : "yes")
        try writer.note(.changed, of: partner, by: actor, changes: [change], at: now)
    }

    /// Puts it into a tier by hand.
    static func place(
        _ partner: Partner, in tier: String, why reason: String, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        try Standings.place(partner.id, in: tier, why: reason, by: actor, at: now, writer)
        let rank = try ProgrammeRules.current(writer).rules.rank(of: tier)
        try setTier(tier, rank: rank, of: partner.id, in: writer)
    }

    /// Keeps the tier beside the totals, so that lists can sort by it.
    package static func setTier(_ tier: String, rank: Int, of firm: ID<Firm>, in writer: Writer) throws {
        try PartnerStore.setTier(tier, rank: rank, of: firm, in: writer)
    }

    /// The firms whose rows have another tier than they stand in.
    static func misplaced(in reader: Reader) throws -> [ID<Firm>] {
        let rules = try ProgrammeRules.current(reader).rules
        let tiers = try StandingStore.tiers(reader)
        return try PartnerStore.tiers(in: reader).filter { firm, tier, rank in
            let now = tiers[firm] ?? rules.tiers.first?.code ?? ""
            return now != tier || rules.rank(of: now) != rank
        }.map(\.firm)
    }

    private static func checkParent(of partner: Partner, in writer: Writer) throws {
        guard let parent = partner.terms.parent else { return }
        guard try PartnerStore.name(of: parent, in: writer) != nil else { throw PartnerProblem.notThere }
        try FirmHierarchy.check(
            partner.id, below: parent, ancestors: PartnerStore.ancestors(of: parent, in: writer),
            height: PartnerStore.height(below: partner.id, in: writer))
    }
}

/// The payload of `partner.moved`.
package struct PartnerMoved: Codable, Sendable {
    package let from: String
    package let to: String
    package let why: String?
}

extension Writer {
    /// Keeps and tells what was done to a firm.
    func note(
        _ event: PartnerEvent, of partner: Partner, by actor: Actor, changes: [AuditEntry.Change] = [],
        data: some Encodable = [String: String](), at now: Timestamp
    ) throws {
        try tell(
            event, of: partner.id, called: partner.name, firm: partner.id, by: actor, changes: changes,
            data: JSON.text(data), at: now)
    }
}

extension Partner {
    /// Field by field, as the audit log keeps it.
    func changes(from former: Partner) -> [AuditEntry.Change] {
        zip(facts, former.facts).filter { $0.1 != $1.1 }.map { now, before in
            AuditEntry.Change(now.0, from: before.1, to: now.1)
        }
    }

    private var facts: [(String, String)] {
        [
            ("name", profile.name), ("legal_name", profile.legalName), ("type", terms.type), ("region", terms.region),
            ("country", profile.country), ("address", profile.address), ("website", profile.website),
            ("domains", Lines.shown(profile.domains)), ("email", profile.email?.text ?? ""), ("phone", profile.phone),
            ("callback", profile.callback), ("registration", profile.registration),
            ("specialisations", Lines.shown(profile.specialisations)), ("languages", Lines.shown(profile.languages)),
            ("territories", Lines.shown(profile.territories)), ("tags", Lines.shown(tags)),
            ("rate", terms.rate.map { "\($0.basisPoints)" } ?? ""), ("capacity", terms.capacity.map { "\($0)" } ?? ""),
            ("manager", terms.manager?.name ?? ""), ("parent", terms.parent?.text ?? ""),
        ]
    }
}
