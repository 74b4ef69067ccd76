import Base
import Database
import Testing
import Web

@testable import Leads

@Suite struct LeadMergeTests {
    let world: LeadWorld

    init() throws {
        world = try LeadWorld()
    }

    private func merge(_ other: Lead, into lead: Lead, as user: User? = nil) throws -> Lead {
        let user = user ?? world.anna
        return try world.database.write { writer in
            try LeadMergeStore.merge(
                other.id, into: lead.id, as: user, seenBy: world.visibleScope(user), by: world.by(user), in: writer)
        }
    }

    @Test("what the one lacks comes from the other, what differs is kept, and both histories stand in one")
    func merging() throws {
        var first = try world.lead("Bergmann", email: "info@bergmann.example")
        first = try world.update(first) { draft in
            draft.contact.city = "Graz"
            draft.tags = ["hot"]
        }
        var second = try world.lead("Bergmann GmbH", email: "info@bergmann.example", value: 700)
        second = try world.update(second) { draft in
            draft.contact.city = "Wien"
            draft.contact.phone = "030 123456"
            draft.tags = ["fair"]
        }
        try world.task("Call", on: 9, for: second)
        let merged = try merge(second, into: first)
        #expect(merged.contact.city == "Graz")
        #expect(merged.contact.phone == "030 123456")
        #expect(merged.value == Money(minor: 700, .eur))
        #expect(merged.tags == ["hot", "fair"])
        #expect(merged.nextAction?.title == "Call")
        let kinds = try world.timeline(merged).map(\.kind)
        #expect(kinds == [.merge, .task, .change, .created, .change, .created])
        let left = try #require(try world.timeline(merged).first).facts
        #expect(left.changes?.first { $0.field == "city" }?.from == "Wien")
        #expect(left.changes?.first { $0.field == "company" }?.from == "Bergmann GmbH")
        let gone = try #require(try world.find(second))
        #expect(gone.mergedInto == first.id)
        #expect(gone.archivedAt != nil)
        #expect(try world.board().lanes[0].count == 1)
        #expect(try world.board().lanes[0].sums == [Money(minor: 700, .eur)])
    }

    @Test("leads that have something in common are found, of the same firm only")
    func doubles() throws {
        let first = try world.lead("Bergmann", email: "info@bergmann.example")
        let second = try world.lead("Other", email: "sales@bergmann.example")
        try world.lead("Bergmann", email: "x@bergmann.example", by: world.peter)
        try world.lead("Nobody else")
        let doubles = try world.database.read { reader in
            try LeadMergeStore.doubles(of: first, seenBy: world.visibleScope(world.anna), in: reader)
        }
        #expect(doubles.map(\.id) == [second.id])
    }

    @Test("who owns neither may not, and two firms' leads stay apart")
    func rights() throws {
        let first = try world.lead("Bergmann", email: "a@one.example", owner: world.ben)
        let second = try world.lead("Bergmann", email: "b@two.example")
        #expect(throws: LeadProblem.cannotMerge) { try merge(second, into: first, as: world.ben) }
        let third = try world.lead("Bergmann", email: "c@three.example", owner: world.ben)
        #expect(try merge(third, into: first, as: world.ben).id == first.id)
        let other = try world.lead("Bergmann", email: "d@four.example", by: world.peter)
        #expect(throws: LeadProblem.notFound) { try merge(other, into: first) }
        #expect(throws: LeadProblem.cannotMerge) { try merge(other, into: first, as: world.clara) }
    }

    @Test("a lead that was won stays")
    func won() throws {
        let first = try world.lead("Bergmann", email: "a@one.example")
        let second = try world.move(
            try world.lead("Bergmann", email: "b@two.example"), to: "won", value: Money(minor: 5, .eur),
            day: world.today)
        #expect(throws: LeadProblem.mergeKeepsWins) { try merge(second, into: first) }
        #expect(try merge(first, into: second).stage.code == "won")
    }
}
