import Base
import Templates
import Testing

@testable import Leads

@Suite struct LeadMovingTests {
    static let now = Timestamp(milliseconds: 1_770_379_200_000)
    static let today = CivilDate(year: 2026, month: 2, day: 6)
    static let stages = LeadStages.standard

    static func lead(in code: String) throws -> Lead {
        let stage = try #require(stages[code])
        return Lead(firm: .make(), contact: Lead.Contact(name: "Anna"), source: .manual, stage: stage, at: now)
    }

    static func move(_ lead: Lead, _ code: String, _ change: (inout LeadMove) -> Void = { _ in }) throws -> Lead {
        var move = LeadMove(to: try #require(stages[code]))
        change(&move)
        return try lead.move(move, by: .make(), at: now + .seconds(60), today: today).lead
    }

    static let openCodes = ["new", "contacted", "qualified", "proposal"]

    @Test("every move between open stages is allowed, forward and back", arguments: openCodes, openCodes)
    func open(from: String, to: String) throws {
        let lead = try Self.lead(in: from)
        guard from != to else {
            #expect(throws: LeadProblem.alreadyThere) { try Self.move(lead, to) }
            return
        }
        let moved = try Self.move(lead, to)
        #expect(moved.stage.code == to)
        #expect(moved.stageSince == Self.now + .seconds(60))
        #expect(moved.outcome == nil)
    }

    @Test("a win needs a value above zero and a day that has come")
    func win() throws {
        let lead = try Self.lead(in: "proposal")
        let value = Money(minor: 480_000, .eur)
        #expect(throws: LeadProblem.winNeedsValue) { try Self.move(lead, "won") { $0.day = Self.today } }
        #expect(throws: LeadProblem.winNeedsValue) {
            try Self.move(lead, "won") { ($0.day, $0.value) = (Self.today, .zero(.eur)) }
        }
        #expect(throws: LeadProblem.winNeedsDay) { try Self.move(lead, "won") { $0.value = value } }
        #expect(throws: LeadProblem.dayInFuture) {
            try Self.move(lead, "won") { ($0.day, $0.value) = (CivilDate(year: 2026, month: 2, day: 7), value) }
        }
        let won = try Self.move(lead, "won") { ($0.day, $0.value) = (Self.today, value) }
        #expect(won.outcome == .won(value, on: Self.today))
        #expect(won.worth == value)
    }

    @Test("a loss needs a reason, and is of today unless somebody says otherwise")
    func loss() throws {
        let lead = try Self.lead(in: "new")
        #expect(throws: LeadProblem.lossNeedsReason) { try Self.move(lead, "lost") }
        let lost = try Self.move(lead, "lost") { $0.lostReason = .budget }
        #expect(lost.outcome == .lost(.budget, on: Self.today))
    }

    @Test("a closed lead is opened again only with a reason, and not once its commission is approved")
    func reopening() throws {
        var lost = try Self.move(Self.lead(in: "new"), "lost") { $0.lostReason = .timing }
        #expect(throws: LeadProblem.reopeningNeedsReason) { try Self.move(lost, "contacted") }
        #expect(throws: LeadProblem.reopeningNeedsReason) { try Self.move(lost, "contacted") { $0.note = "  " } }
        let open = try Self.move(lost, "contacted") { $0.note = "They called back" }
        #expect(open.outcome == nil)
        lost.isLocked = true
        #expect(throws: LeadProblem.commissionApproved) { try Self.move(lost, "contacted") { $0.note = "Why not" } }
    }

    @Test("an archived lead does not move")
    func archived() throws {
        var lead = try Self.lead(in: "new")
        lead.archivedAt = Self.now
        #expect(throws: LeadProblem.archived) { try Self.move(lead, "contacted") }
    }

    @Test("the first move by somebody of the firm is its answer, later ones are not")
    func answer() throws {
        let first = try Self.move(Self.lead(in: "new"), "contacted")
        #expect(first.answeredAt == Self.now + .seconds(60))
        let next = LeadMove(to: try #require(Self.stages["qualified"]))
        let second = try first.move(next, by: .make(), at: Self.now + .seconds(90), today: Self.today).lead
        #expect(second.answeredAt == first.answeredAt)
    }

    @Test(
        "a lead rots when it has been in its stage for as many days as the stage bears",
        arguments: [
            ("new", 0, "today", false), ("new", 1, "1 day", false), ("new", 2, "2 days, too long", true),
            ("contacted", 6, "6 days", false), ("contacted", 7, "7 days, too long", true),
            ("proposal", 14, "14 days, too long", true), ("won", 400, "400 days", false),
        ])
    func rot(code: String, days: Int, words: String, isRotting: Bool) throws {
        let rot = try Self.lead(in: code).rot(at: Self.now + .seconds(days * 86_400 + 3_600))
        #expect(rot.isRotting == isRotting)
        #expect(rot.text.english == words)
    }

    @Test(
        "a next action says when it is due",
        arguments: [
            (-3, "3 days overdue", true), (-1, "1 day overdue", true), (0, "due today", false),
            (1, "due tomorrow", false), (5, "due in 5 days", false),
        ])
    func due(days: Int, words: String, isOverdue: Bool) {
        let action = Lead.NextAction("Call", on: CivilDate(daysSince1970: Self.today.daysSince1970 + days))
        #expect(action.dueText(on: Self.today).english == words)
        #expect(action.isOverdue(on: Self.today) == isOverdue)
        #expect(action.isDue(on: Self.today) == (days <= 0))
    }

    @Test("the sensible next stage is the next open one, and none behind the last")
    func next() throws {
        #expect(Self.stages.next(after: try #require(Self.stages["new"]))?.code == "contacted")
        #expect(Self.stages.next(after: try #require(Self.stages["proposal"])) == nil)
        #expect(try Self.stages.first.code == "new")
    }
}
