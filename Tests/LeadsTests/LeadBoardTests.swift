import Base
import Database
import Testing
import Web

@testable import Leads

@Suite struct LeadBoardTests {
    let world: LeadWorld

    init() throws {
        world = try LeadWorld()
    }

    @Test("a lane counts and sums all that is in it, shows fifty cards, and more on demand")
    func lanes() throws {
        for number in 0..<60 {
            try world.lead("Firm \(number) Quartz", value: 100, after: .seconds(number))
        }
        let lane = try world.board().lanes[0]
        #expect(lane.count == 60)
        #expect(lane.sums == [Money(minor: 6_000, .eur)])
        #expect(lane.cards.count == 50)
        #expect(lane.cards.first?.company == "Firm 59 Quartz")
        let last = try #require(lane.next)
        let more = try world.database.read { reader in
            try LeadBoardStore.more(
                of: lane.stage, of: world.weber, behind: last.id, since: last.stageSince,
                seenBy: world.visibleScope(world.anna), now: world.now, today: world.today, in: reader)
        }
        #expect(more.map(\.company) == (0..<10).reversed().map { "Firm \($0) Quartz" })
    }

    @Test("amounts of two currencies are not added")
    func currencies() throws {
        try world.lead("A Company", value: 100)
        try world.lead("Nothing known")
        try world.update(try world.lead("Zwirn")) { $0.value = Money(minor: 700, .usd) }
        let lane = try world.board().lanes[0]
        #expect(lane.count == 3)
        #expect(lane.sums == [Money(minor: 100, .eur), Money(minor: 700, .usd)])
    }

    @Test("nobody sees another firm's leads, and a member only their own and nobody's")
    func visibleScope() throws {
        try world.lead("Mine", owner: world.ben)
        try world.lead("Hers", value: 5, owner: world.anna)
        try world.lead("Nobodys")
        try world.lead("Other", by: world.peter)
        #expect(try world.board().lanes[0].count == 3)
        let bens = try world.board(as: world.ben).lanes[0]
        #expect(bens.count == 2)
        #expect(bens.sums.isEmpty)
        #expect(Set(bens.cards.map(\.company)) == ["Mine", "Nobodys"])
        #expect(try world.board(as: world.peter).lanes[0].cards.map(\.company) == ["Other"])
        let strange = try world.database.read { reader in
            try LeadBoardStore.board(
                of: world.weber, seenBy: world.visibleScope(world.peter), now: world.now, today: world.today, in: reader
            )
        }
        #expect(strange.lanes.allSatisfy { $0.cards.isEmpty && $0.count == 0 })
    }

    @Test("the figures above the board follow from what is on it")
    func stats() throws {
        for number in 0..<3 { try world.lead("Quiet \(number)", value: 1_000) }
        try world.move(try world.lead("Moved", value: 500), to: "qualified")
        try world.move(
            try world.lead("Won", value: 1), to: "won", value: Money(minor: 900, .eur), day: world.today)
        try world.move(
            try world.lead("Early", value: 1), to: "won", value: Money(minor: 80, .eur),
            day: CivilDate(year: 2026, month: 1, day: 31))
        try world.move(try world.lead("Lost", value: 1), to: "lost", reason: .budget)
        let board = try world.board()
        var stats = LeadBoard.Stats()
        stats.active = 4
        stats.potential = [Money(minor: 3_500, .eur)]
        stats.inProgress = 1
        stats.wonThisMonth = 1
        stats.won = 2
        stats.lost = 1
        #expect(board.stats == stats)
        #expect(board.stats.conversionRate == 67)
        #expect(board.lanes.first { $0.stage.code == "won" }?.sums == [Money(minor: 980, .eur)])
    }

    @Test("what is kept as sums is what counting gives, whatever was done")
    func sums() throws {
        let owners = [world.anna, world.ben, nil]
        for number in 0..<12 {
            let value = number % 3 == 1 ? nil : Int64(number + 1)
            let lead = try world.lead("Firm \(number)", value: value, owner: owners[number % 3])
            if number % 2 == 0 { try world.move(lead, to: "contacted") }
            if number % 4 == 0 { try world.move(lead, to: "lost", version: 2, reason: .other) }
            if number % 5 == 0 { try world.archive(lead) }
        }
        var everything = LeadFilter()
        everything.createdFrom = Timestamp(milliseconds: 0)
        for user in [world.anna, world.ben] {
            let kept = try world.board(as: user)
            let counted = try world.board(as: user, everything)
            #expect(kept.lanes.map(\.count) == counted.lanes.map(\.count))
            #expect(kept.lanes.map(\.sums) == counted.lanes.map(\.sums))
            #expect(kept.lanes.map(\.cards.count) == kept.lanes.map(\.count))
            #expect(kept.stats == counted.stats)
        }
    }

    @Test(
        "a filter leaves what it is about, in cards, counts and figures",
        arguments: [
            ("text", "Müller"), ("mail", "Müller"), ("source", "Import"), ("stage", "Moved"), ("owner", "Bens"),
            ("nobody", "Import"), ("value", "Rich"), ("old", "Import"), ("overdue", "Moved"), ("rotting", "Rotten"),
            ("tag", "Müller"),
        ])
    func filters(name: String, company: String) throws {
        let owner = world.anna
        try world.update(try world.lead("Müller", owner: owner)) { $0.tags = ["hot"] }
        try world.lead("Import", source: .imported, after: .seconds(-86_400))
        let moved = try world.lead("Moved", owner: owner)
        try world.move(moved, to: "contacted")
        try world.task("Call", on: 5, for: moved)
        try world.lead("Bens", owner: world.ben)
        try world.lead("Rich", value: 1_000_000, owner: owner)
        try world.lead("Rotten", owner: owner, after: .seconds(-3 * 86_400))
        var filter = LeadFilter()
        switch name {
        case "text": filter.text = "MÜLL"
        case "mail": filter.text = "info@mller katharina"
        case "source": filter.source = .imported
        case "stage": filter.stage = "contacted"
        case "owner": filter.owner = .user(world.ben.id)
        case "nobody": filter.owner = .nobody
        case "value": filter.valueFrom = 500_000
        case "old":
            filter.createdFrom = world.now - .seconds(2 * 86_400)
            filter.createdTo = world.now
        case "overdue": filter.isOverdue = true
        case "rotting": filter.isRotting = true
        default: filter.tag = "hot"
        }
        let board = try world.board(as: nil, filter)
        #expect(board.lanes.flatMap(\.cards).map(\.company) == [company])
        #expect(board.lanes.map(\.count).reduce(0, +) == 1)
        #expect(board.stats.active == 1)
    }
}
