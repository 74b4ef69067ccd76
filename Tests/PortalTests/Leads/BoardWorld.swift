import Base
import Database
import Identity
import Leads
import Programme
import TestKit
import Web

/// A portal with two firms, their people and their leads.
struct BoardWorld {
    let portal: TestPortal
    let weber: ID<Firm>
    let lang: ID<Firm>
    /// The owner of the first firm, a member of it, and the owner of the other.
    let anna: ID<User>
    let ben: ID<User>
    let peter: ID<User>

    init() throws {
        portal = try TestPortal()
        weber = try portal.firm("Weber & Partner")
        lang = try portal.firm("Lang Immobilien")
        anna = try portal.user("Anna Weber", .owner, of: weber)
        ben = try portal.user("Ben Kurz", .member, of: weber)
        peter = try portal.user("Peter Lang", .owner, of: lang)
        // A tier that has everything that the board can do.
        try portal.database.write { [portal, weber] writer in
            try Standings.place(weber, in: "active", by: .program, at: portal.clock.now, writer)
        }
    }

    var database: Database { portal.database }

    func browser(_ user: ID<User>) throws -> Browser { try portal.browser(as: user) }

    func author(_ user: ID<User>, in reader: Reader) throws -> LeadAuthor {
        LeadAuthor(Actor(try UserStore.account(user, in: reader)?.user, address: ""), at: portal.clock.now)
    }

    /// A lead of the first firm, or of another.
    @discardableResult
    func lead(
        _ company: String, stage: String = "new", owner: ID<User>? = nil, of firm: ID<Firm>? = nil,
        value: Int64? = nil, source: Lead.Source = .manual, tags: [String] = []
    ) throws -> Lead {
        let firm = firm ?? weber
        let mailbox = company.lowercased().filter { $0.isLetter && $0.isASCII }
        var draft = Lead.Draft(
            contact: Lead.Contact(
                name: "Katharina Berg", company: company, email: try EmailAddress("info@\(mailbox).example")))
        draft.owner = owner
        draft.value = value.map { Money(minor: $0, .eur) }
        draft.tags = tags
        return try database.write { writer in
            let author = try author(firm == lang ? peter : anna, in: writer)
            let lead = try LeadStore.create(draft, source: source, for: firm, by: author, in: writer)
            guard let target = try LeadStore.stages(in: writer)[stage], target != lead.stage else { return lead }
            let move = LeadMove(
                to: target, value: draft.value ?? Money(minor: 100_00, .eur), day: author.today, lostReason: .budget)
            return try LeadStore.move(
                lead.id, version: nil, move, seenBy: .firm(firm), by: author, in: writer)
        }
    }

    /// As it stands in the database.
    func now(_ id: ID<Lead>) throws -> Lead? {
        try database.read { try LeadStore.lead(id, seenBy: .everything, in: $0) }
    }
}

extension Page {
    /// The titles of the cards in a column of the board.
    func cards(_ stage: String) -> [String] {
        html.element(id: "lane-\(stage)")?.all("h3").map(\.text) ?? []
    }

    func card(_ id: ID<Lead>) -> Element? { html.element(id: "deal-\(id.text)") }
}
