import Base
import Database
import Programme
import Testing
import Web

@testable import Leads

@Suite struct LeadStaffTests {
    let world: LeadWorld

    init() throws {
        world = try LeadWorld()
    }

    @Test("a rejection needs a reason, which the partner reads")
    func rejecting() throws {
        let lead = try world.lead()
        let review = { (reason: String) in
            try world.database.write { writer in
                try LeadStore.review(
                    lead.id, isAccepted: false, reason: reason, by: world.by(world.clara), in: writer)
            }
        }
        #expect(throws: LeadProblem.rejectionNeedsReason) { try review(" ") }
        #expect(try review("A customer already").review == .rejected)
        #expect(try world.timeline(lead).first?.note == "A customer already")
    }

    @Test("a lead that goes to another firm is there, and no longer here, with its tasks")
    func transfer() throws {
        let lead = try world.lead("Bergmann", value: 500, owner: world.ben)
        try world.task("Call", on: 9, for: lead)
        let given = try world.database.write { writer in
            try LeadStore.transfer(lead.id, to: world.lang, by: world.by(world.clara), in: writer)
        }
        #expect(given.owner == nil)
        #expect(try world.find(lead) == nil)
        #expect(try world.find(lead, as: world.peter)?.nextAction?.title == "Call")
        #expect(try world.board().lanes[0].count == 0)
        #expect(try world.board(as: world.peter).lanes[0].sums == [Money(minor: 500, .eur)])
        let found = { (user: User) in
            try world.database.read { try LeadSearch.find("bergmann", seenBy: world.visibleScope(user), in: $0) }.count
        }
        #expect(try found(world.anna) == 0)
        #expect(try found(world.peter) == 1)
        #expect(throws: LeadProblem.noSuchFirm) {
            try world.database.write { writer in
                _ = try LeadStore.transfer(lead.id, to: .make(), by: world.by(world.clara), in: writer)
            }
        }
    }

    @Test("the figures of a firm say what it received, took, worked and won, and how fast it answered")
    func figures() throws {
        try world.lead("Quiet")
        try world.move(try world.lead("Quick"), to: "contacted", after: .seconds(600))
        try world.move(
            try world.lead("Won"), to: "won", value: Money(minor: 1, .eur), day: world.today, after: .seconds(1_800))
        let figures = try world.database.read { try LeadStore.figures(of: world.weber, in: $0) }
        #expect(
            figures
                == LeadStore.Figures(received: 3, accepted: 3, worked: 2, won: 1, response: .seconds(1_200)))
        let none = try world.database.read { try LeadStore.figures(of: world.lang, in: $0) }
        #expect(none.response == nil)
    }

    @Test("metrics count what was submitted and not rejected, and what was won where a rate is known")
    func metrics() throws {
        let zone = try #require(TimeZone.named("Europe/Berlin"))
        let metrics = LeadMetrics.all
        let rejected = try world.lead("Rejected")
        try world.database.write { writer in
            _ = try LeadStore.review(
                rejected.id, isAccepted: false, reason: "No", by: world.by(world.clara), in: writer)
        }
        try world.lead("Old", after: .seconds(-40 * 86_400))
        let won = try world.lead("Won")
        try world.move(won, to: "won", value: Money(minor: 900, .eur), day: world.today)
        try world.move(try world.lead("Dollars"), to: "won", value: Money(minor: 7, .usd), day: world.today)
        try world.move(
            try world.lead("January"), to: "won", value: Money(minor: 50, .eur),
            day: CivilDate(year: 2026, month: 1, day: 31))
        try world.lead("Other", by: world.peter)
        let span = Window.calendarMonth.span(at: world.now, since: world.now, in: zone)
        try world.database.read { reader in
            let (submitted, value) = (metrics[0], metrics[1])
            #expect(try submitted.value(world.weber, span, reader) == 3)
            #expect(try submitted.values(span, reader) == [world.weber: 3, world.lang: 1])
            #expect(try submitted.records(world.weber, span, reader).map(\.title) == ["January", "Dollars", "Won"])
            #expect(try value.value(world.weber, span, reader) == 900)
            #expect(try value.values(span, reader) == [world.weber: 900])
            let records = try value.records(world.weber, span, reader)
            #expect(records.map(\.amount) == [900])
            #expect(records.first?.path == "/leads/\(won.id)")
        }
    }
}
