import Base
import Database
import Jobs
import Testing
import Web

@testable import Leads

@Suite struct LeadStoreTests {
    let world: LeadWorld

    init() throws {
        world = try LeadWorld()
    }

    @Test("a lead comes back as it was entered")
    func roundTrip() throws {
        var draft = Lead.Draft(contact: try LeadWorld.contact(phone: "030 123456"))
        draft.contact.website = "bergmann.example"
        draft.contact.country = "AT"
        draft.contact.city = "Graz"
        draft.contact.hasConsent = true
        draft.value = Money(minor: 1_240_000, .eur)
        draft.probability = 40
        draft.tags = ["hot", " fair ", "HOT", "a|b"]
        draft.owner = world.ben.id
        draft.requirements.type = "Flat"
        draft.requirements.size = 80
        draft.requirements.budgetTo = Money(minor: 50_000_000, .eur)
        draft.requirements.financing = .loan
        draft.requirements.timeline = .half
        let touch = Lead.Touch(link: "link_1", name: "Spring", campaign: "fair", referrer: nil, at: world.now)
        let attribution = Lead.Attribution(link: "link_1", campaign: "fair", first: touch, last: touch)
        let made = try world.database.write { writer in
            try LeadStore.create(
                draft, source: .form, attribution: attribution, for: world.weber, by: world.by(world.anna), in: writer)
        }
        let lead = try #require(try world.find(made))
        #expect(lead.contact == draft.contact)
        #expect(lead.value == draft.value)
        #expect(lead.probability == 40)
        #expect(lead.tags == ["hot", "fair", "ab"])
        #expect(lead.owner == world.ben.id)
        #expect(lead.requirements == draft.requirements)
        #expect(lead.attribution == attribution)
        #expect(lead.source == .form)
        #expect(lead.stage.code == "new")
        #expect(lead.version == 1)
        #expect(lead.createdAt == world.now)
    }

    @Test("a lead without a name, or without a way to reach them, is none")
    func enough() throws {
        for contact in [
            Lead.Contact(name: "Anna"), Lead.Contact(email: try EmailAddress("a@b.example")), Lead.Contact(),
        ] {
            #expect(throws: LeadProblem.notEnough) {
                try world.database.write { writer in
                    try LeadStore.create(
                        Lead.Draft(contact: contact), source: .manual, for: world.weber, by: world.by(world.anna),
                        in: writer)
                }
            }
        }
    }

    @Test("only who may see a lead finds it")
    func visibleScope() throws {
        let leads = [
            try world.lead("Mine", owner: world.ben), try world.lead("Hers", owner: world.anna),
            try world.lead("Nobodys"), try world.lead("Other", by: world.peter),
        ]
        let seen = { (user: User) in try leads.map { try world.find($0, as: user) != nil } }
        #expect(try seen(world.anna) == [true, true, true, false])
        #expect(try seen(world.ben) == [true, false, true, false])
        #expect(try seen(world.peter) == [false, false, false, true])
        #expect(try seen(world.clara) == [true, true, true, true])
    }

    @Test("who helps partners, but does not sell, sees no lead; a member whose firm shows everything sees all of it")
    func otherSights() throws {
        let email = world.ben.email
        let support = User(id: .make(), name: "Sue", email: email, roles: [.support], firm: nil)
        #expect(LeadScope(support) == nil)
        let firm = Firm(id: world.weber, name: "Weber", visibleScope: .all)
        let member = User(id: .make(), name: "Ben", email: email, roles: [.member], firm: firm)
        #expect(LeadScope(member) == .firm(world.weber))
    }

    @Test("a change is kept field by field, and tells others")
    func change() throws {
        let lead = try world.lead(value: 100)
        let changed = try world.update(lead) { draft in
            draft.value = Money(minor: 25_000, .eur)
            draft.contact.city = "Graz"
        }
        #expect(changed.version == 2)
        let latest = try #require(try world.timeline(lead).first)
        #expect(
            latest.facts.changes == [
                AuditEntry.Change("city", to: "Graz"), AuditEntry.Change("value", from: "1.00 EUR", to: "250.00 EUR"),
            ])
        let history = try world.database.read { try LeadActivityStore.history(of: lead.id, field: "city", in: $0) }
        #expect(history.map(\.id) == [latest.id])
        let events = try world.database.read { try EventLog.history(of: lead.id.text, $0) }
        #expect(events.map(\.kind) == ["lead.changed", "lead.created"])
        #expect(try JSON.value(LeadPayload.self, of: events[0].data).version == 2)
        #expect(try world.database.read { try AuditLog.count(in: $0) } == 2)
    }

    @Test("a form that changes nothing leaves no trace")
    func unchanged() throws {
        let lead = try world.lead()
        #expect(try world.update(lead) { _ in }.version == 1)
        #expect(try world.timeline(lead).count == 1)
    }

    @Test("who changes what somebody else has changed meanwhile is told who and where it is, and changes nothing")
    func stale() throws {
        let lead = try world.lead()
        try world.move(lead, to: "qualified", by: world.ben)
        let problem = LeadProblem.stale(
            LeadConflict(by: "Ben Kurz", stage: try world.stage("qualified"), version: 2))
        #expect(throws: problem) { try world.move(lead, to: "contacted") }
        #expect(throws: problem) { try world.update(lead) { $0.contact.city = "Graz" } }
        #expect(try world.find(lead)?.stage.code == "qualified")
        #expect(try world.find(lead)?.contact.city == nil)
    }

    @Test("a call of a colleague does not make a view of the lead stale")
    func working() throws {
        let lead = try world.lead()
        try world.database.write { writer in
            _ = try LeadStore.log(
                .call, .reached, note: "Nice", on: lead.id, seenBy: world.visibleScope(world.ben),
                by: world.by(world.ben, after: .seconds(60)), in: writer)
        }
        let found = try #require(try world.find(lead))
        #expect(found.version == 1)
        #expect(found.activeAt == world.now + .seconds(60))
        #expect(found.answeredAt == world.now + .seconds(60))
        try world.move(lead, to: "contacted")
    }

    @Test("a move is in the timeline, and can be undone for a moment by who made it")
    func undo() throws {
        let lead = try world.lead()
        let moved = try world.move(lead, to: "proposal", note: "Went well", after: .seconds(3_600))
        let activity = try #require(try world.timeline(lead).first)
        #expect(activity.kind == .move)
        #expect([activity.facts.from, activity.facts.to] == ["new", "proposal"])
        #expect(activity.note == "Went well")
        let undo = { (user: User, delay: Int) in
            try world.database.write { writer in
                try LeadStore.undoMove(
                    of: lead.id, version: moved.version, seenBy: world.visibleScope(user),
                    by: world.by(user, after: .seconds(3_600 + delay)), in: writer)
            }
        }
        #expect(throws: LeadProblem.cannotUndo) { try undo(world.ben, 5) }
        #expect(throws: LeadProblem.cannotUndo) { try undo(world.anna, 61) }
        let undone = try undo(world.anna, 5)
        #expect(undone.stage.code == "new")
        #expect(undone.stageSince == lead.stageSince)
    }

    @Test("a lead goes to colleagues of the firm only")
    func assigning() throws {
        let lead = try world.lead()
        let assign = { (user: User) in
            try world.database.write { writer in
                try LeadStore.assign(
                    lead.id, to: user.id, seenBy: world.visibleScope(world.anna), by: world.by(world.anna), in: writer)
            }
        }
        #expect(throws: LeadProblem.notTheirs) { try assign(world.peter) }
        #expect(throws: LeadProblem.notTheirs) { try assign(world.clara) }
        #expect(try assign(world.ben).owner == world.ben.id)
        let events = try world.database.read { try EventLog.history(of: lead.id.text, $0) }
        #expect(events.first?.kind == LeadEvent.assigned.kind)
    }

    @Test("an archived lead leaves the board, and comes back as it was")
    func archiving() throws {
        let lead = try world.lead(value: 500)
        try world.archive(lead)
        #expect(try world.board().lanes[0].count == 0)
        #expect(try world.board().lanes[0].cards.isEmpty)
        #expect(throws: LeadProblem.archived) { try world.move(lead, to: "contacted", version: 2) }
        try world.archive(lead, false)
        #expect(try world.board().lanes[0].sums == [Money(minor: 500, .eur)])
        #expect(try world.find(lead)?.version == 3)
    }

    @Test("the first open task is the next action, and the next one when it is done")
    func tasks() throws {
        let lead = try world.lead()
        let offer = try world.task("Offer", on: 12, for: lead)
        let call = try world.task("Call", on: 9, for: lead)
        let next = { (title: String, day: Int) in
            Lead.NextAction(title, on: CivilDate(year: 2026, month: 2, day: day))
        }
        #expect(try world.find(lead)?.nextAction == next("Call", 9))
        let finish = { (task: ID<LeadTask>, user: User) in
            try world.database.write { writer in
                try LeadTaskStore.finish(
                    task, of: lead.id, seenBy: world.visibleScope(user), by: world.by(user), in: writer)
            }
        }
        #expect(throws: LeadProblem.notFound) { try finish(call, world.peter) }
        #expect(try finish(call, world.ben))
        #expect(try !finish(call, world.ben))
        #expect(try world.find(lead)?.nextAction == next("Offer", 12))
        #expect(try finish(offer, world.anna))
        #expect(try world.find(lead)?.nextAction == nil)
        #expect(try world.timeline(lead).compactMap(\.facts.verb) == ["done", "done", "added", "added"])
    }

    @Test("a lead is found by its words within sight, and under its new name once it has one")
    func search() throws {
        let lead = try world.lead("Bergmann GmbH", owner: world.anna)
        let find = { (text: String, user: User) in
            try world.database.read { try LeadSearch.find(text, seenBy: world.visibleScope(user), in: $0) }.map(\.key)
        }
        #expect(try find("bergm", world.anna) == [lead.id.text])
        #expect(try find("bergm", world.clara) == [lead.id.text])
        #expect(try find("bergm", world.ben).isEmpty)
        #expect(try find("bergm", world.peter).isEmpty)
        try world.update(lead) { draft in
            draft.contact.company = "Talmann"
            draft.contact.email = try EmailAddress("x@talmann.example")
        }
        #expect(try find("bergmann", world.anna).isEmpty)
        #expect(try find("talmann", world.anna) == [lead.id.text])
    }
}
