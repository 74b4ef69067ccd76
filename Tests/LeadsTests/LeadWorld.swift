import Base
import Database
import Identity
import TestKit
import Web

@testable import Leads

/// Two firms with their people, and a database of their own.
struct LeadWorld {
    let test: TestDatabase
    let weber: ID<Firm>
    let lang: ID<Firm>
    /// The owner of the first firm and a member of it, the owner of the other, and an admin.
    let anna: User
    let ben: User
    let peter: User
    let clara: User
    /// A Friday noon in winter.
    let now = Timestamp(milliseconds: 1_770_379_200_000)
    let today = CivilDate(year: 2026, month: 2, day: 6)

    var database: Database { test.database }

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
        let (weber, lang) = (ID<Firm>.make(), ID<Firm>.make())
        (self.weber, self.lang) = (weber, lang)
        (anna, ben, peter, clara) = try test.database.write { writer in
            try LeadSearch.prepare(writer)
            try Firms.open(weber, name: "Weber & Partner", in: writer)
            try Firms.open(lang, name: "Lang Immobilien", in: writer)
            return (
                try LeadWorld.user("Anna Weber", .owner, of: weber, writer),
                try LeadWorld.user("Ben Kurz", .member, of: weber, writer),
                try LeadWorld.user("Peter Lang", .owner, of: lang, writer),
                try LeadWorld.user("Clara Amt", .admin, of: nil, writer)
            )
        }
    }

    private static func user(_ name: String, _ role: Role, of firm: ID<Firm>?, _ writer: Writer) throws -> User {
        let address = name.lowercased().filter(\.isLetter) + "@example.com"
        let new = NewUser(name: name, email: try EmailAddress(address), roles: [role], firm: firm)
        let id = try UserStore.create(new, at: Timestamp(milliseconds: 0), in: writer)
        guard let account = try UserStore.account(id, in: writer) else { throw LeadProblem.notFound }
        return account.user
    }

    func by(_ user: User, after delay: Duration = .zero) -> LeadAuthor {
        LeadAuthor(Actor(user, address: "203.0.113.7"), at: now + delay)
    }

    func visibleScope(_ user: User) throws -> LeadScope {
        guard let visibleScope = LeadScope(user) else { throw LeadProblem.notFound }
        return visibleScope
    }

    static func contact(
        _ company: String = "Bergmann GmbH", name: String = "Katharina Berg",
        email: String? = "k.berg@bergmann.example", phone: String? = nil
    ) throws -> Lead.Contact {
        Lead.Contact(name: name, company: company, email: try email.map { try EmailAddress($0) }, phone: phone)
    }

    /// A lead of Anna's firm, unless somebody else enters it.
    @discardableResult
    func lead(
        _ company: String = "Bergmann GmbH", email: String? = nil, value: Int64? = nil, owner: User? = nil,
        source: Lead.Source = .manual, by user: User? = nil, after delay: Duration = .zero
    ) throws -> Lead {
        let user = user ?? anna
        let word = company.lowercased().filter { ($0.isLetter || $0.isNumber) && $0.isASCII }
        var draft = Lead.Draft(contact: try LeadWorld.contact(company, email: email ?? "info@\(word).example"))
        draft.value = value.map { Money(minor: $0, .eur) }
        draft.owner = owner?.id
        return try database.write { writer in
            try LeadStore.create(
                draft, source: source, for: user.firm?.id ?? weber, by: by(user, after: delay), in: writer)
        }
    }

    func stage(_ code: String) throws -> Lead.Stage {
        guard let stage = try database.read({ try LeadStore.stages(in: $0) })[code] else {
            throw LeadProblem.noSuchStage
        }
        return stage
    }

    @discardableResult
    func move(
        _ lead: Lead, to code: String, version: Int? = nil, by user: User? = nil, value: Money? = nil,
        day: CivilDate? = nil, reason: Lead.LostReason? = nil, note: String = "", after delay: Duration = .zero
    ) throws -> Lead {
        let user = user ?? anna
        let move = LeadMove(to: try stage(code), value: value, day: day, lostReason: reason, note: note)
        return try database.write { writer in
            try LeadStore.move(
                lead.id, version: version ?? lead.version, move, seenBy: visibleScope(user), by: by(user, after: delay),
                in: writer)
        }
    }

    @discardableResult
    func update(_ lead: Lead, by user: User? = nil, _ change: (inout Lead.Draft) throws -> Void) throws -> Lead {
        let user = user ?? anna
        var draft = lead.draft
        try change(&draft)
        return try database.write { writer in
            try LeadStore.update(
                lead.id, version: lead.version, to: draft, seenBy: visibleScope(user), by: by(user), in: writer)
        }
    }

    @discardableResult
    func archive(_ lead: Lead, _ isArchived: Bool = true) throws -> Lead {
        try database.write { writer in
            try LeadStore.archive(lead.id, isArchived: isArchived, seenBy: visibleScope(anna), by: by(anna), in: writer)
        }
    }

    @discardableResult
    func task(_ title: String, on day: Int, for lead: Lead) throws -> ID<LeadTask> {
        try database.write { writer in
            try LeadTaskStore.add(
                title, on: CivilDate(year: 2026, month: 2, day: day), to: lead.id, seenBy: visibleScope(anna),
                by: by(anna),
                in: writer)
        }
    }

    func find(_ lead: Lead, as user: User? = nil) throws -> Lead? {
        try database.read { try LeadStore.lead(lead.id, seenBy: visibleScope(user ?? anna), in: $0) }
    }

    func board(as user: User? = nil, _ filter: LeadFilter = LeadFilter()) throws -> LeadBoard {
        let user = user ?? anna
        return try database.read { reader in
            try LeadBoardStore.board(
                of: user.firm?.id ?? weber, seenBy: visibleScope(user), filter: filter, now: now, today: today,
                in: reader)
        }
    }

    func timeline(_ lead: Lead) throws -> [LeadActivity] {
        try database.read { try LeadActivityStore.timeline(of: lead.id, in: $0) }
    }
}
