import Base
import Database
import Identity
import Jobs
import Programme
import Web

@testable import Leads

/// The portal with a firm, its owner and a member, and what goes on behind the answers of the leads.
struct LeadPortal {
    let portal: TestPortal
    let firm: ID<Firm>
    let anna: User
    let ben: User
    private let runner: JobRunner
    private let events: EventDispatcher

    init(at start: Timestamp = TestClock.start, tier: String = "performer", zone: String = "UTC") throws {
        portal = try TestPortal(at: start)
        firm = try portal.firm("Weber & Partner")
        let people = [
            try portal.user("Anna Weber", .owner, of: firm), try portal.user("Ben Kurz", .member, of: firm),
        ]
        let firm = firm
        let accounts = try portal.database.write { writer in
            try Standings.place(firm, in: tier, by: .program, at: start, writer)
            return try people.map { id in
                let account = try UserStore.account(id, in: writer)
                try UserStore.setProfile(id, name: account?.user.name ?? "", language: "en", zone: zone, in: writer)
                guard let user = try UserStore.account(id, in: writer)?.user else { throw LeadProblem.notFound }
                return user
            }
        }
        (anna, ben) = (accounts[0], accounts[1])
        runner = JobRunner(Leads().jobs(portal.site), of: portal.site)
        events = EventDispatcher(Leads().listeners(portal.site), of: portal.site)
        try settle()
    }

    var database: Database { portal.database }
    var now: Timestamp { portal.clock.now }

    /// Does all that is due.
    func settle() throws {
        try events.settle()
        try runner.settle()
    }

    func advance(by duration: Duration) throws {
        portal.clock.advance(by: duration)
        try settle()
    }

    func visibleScope(_ user: User) throws -> LeadScope {
        guard let visibleScope = LeadScope(user) else { throw LeadProblem.notFound }
        return visibleScope
    }

    func by(_ user: User) -> LeadAuthor { LeadAuthor(Actor(user, address: "203.0.113.7"), at: now) }

    @discardableResult
    func lead(
        _ company: String = "Bergmann GmbH", owner: User? = nil, email: String = "k.berg@bergmann.example",
        source: Lead.Source = .manual, hasConsent: Bool = false
    ) throws -> Lead {
        var draft = Lead.Draft(
            contact: Lead.Contact(
                name: "Katharina Berg", company: company, email: try EmailAddress(email), hasConsent: hasConsent))
        draft.owner = owner?.id
        return try database.write { writer in
            try LeadStore.create(draft, source: source, for: firm, by: by(anna), in: writer)
        }
    }

    func move(_ lead: Lead, to code: String) throws {
        try database.write { writer in
            guard let stage = try LeadStore.stages(in: writer)[code] else { throw LeadProblem.noSuchStage }
            _ = try LeadStore.move(
                lead.id, version: nil, LeadMove(to: stage), seenBy: .everything, by: by(anna), in: writer)
        }
    }

    func rule(_ trigger: LeadRule.Trigger, _ action: LeadRule.Action) throws {
        let rule = LeadRule(firm: firm, name: "My rule", trigger: trigger, action: action, user: anna.id)
        try database.write { try LeadRuleStore.add(rule, by: by(anna), in: $0) }
    }

    func find(_ lead: Lead) throws -> Lead? {
        try database.read { try LeadStore.lead(lead.id, seenBy: .everything, in: $0) }
    }

    func tasks(_ lead: Lead) throws -> [LeadTask] {
        try database.read { try LeadTaskStore.tasks(of: lead.id, in: $0) }
    }

    /// What rules did, as the timeline says it, the oldest first.
    func runs(_ lead: Lead) throws -> [String] {
        try database.read { try LeadActivityStore.timeline(of: lead.id, kind: .automation, in: $0) }
            .compactMap(\.facts.verb).reversed()
    }
}
