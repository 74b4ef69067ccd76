import Base
import Testing

@testable import Programme

@Suite struct EstimateTests {
    static let today = date("2026-06-10")

    struct Case: CustomTestStringConvertible, Sendable {
        let what: String
        let window: Window
        let current: Int64
        let needed: Int64
        let pace: Pace
        var leaving: [(CivilDate, Int64)] = []
        let day: String?

        var testDescription: String { what }
    }

    static let cases = [
        Case(
            what: "all time: one every three days", window: .lifetime, current: 10, needed: 12,
            pace: Pace(30, inDays: 90), day: "2026-06-16"),
        Case(
            what: "rounded up to a day", window: .lifetime, current: 0, needed: 1, pace: Pace(7, inDays: 10),
            day: "2026-06-12"),
        Case(what: "no pace", window: .lifetime, current: 10, needed: 12, pace: Pace(0, inDays: 90), day: nil),
        Case(
            what: "more than anybody lives to see", window: .lifetime, current: 0, needed: .max,
            pace: Pace(1, inDays: 90), day: nil),
        Case(
            what: "a month that asks for more than that", window: .calendarMonth, current: 0, needed: .max,
            pace: Pace(1, inDays: 90), day: nil),
        Case(
            what: "a pace beyond all counting", window: .rolling90Days, current: .max, needed: .max,
            pace: Pace(1, inDays: 1).plus(.max).plus(.max), leaving: [(today, 1)], day: "2026-06-11"),
        Case(
            what: "still this month", window: .calendarMonth, current: 2, needed: 5, pace: Pace(18, inDays: 90),
            day: "2026-06-25"),
        Case(
            what: "not this month, but within the next", window: .calendarMonth, current: 0, needed: 5,
            pace: Pace(18, inDays: 90), day: "2026-07-25"),
        Case(
            what: "31 days are needed, and July has them", window: .calendarMonth, current: 0, needed: 31,
            pace: Pace(90, inDays: 90), day: "2026-07-31"),
        Case(
            what: "more than a month can hold", window: .calendarMonth, current: 0, needed: 10,
            pace: Pace(18, inDays: 90), day: nil),
        Case(
            what: "rolls on, nothing leaves yet", window: .rolling90Days, current: 60, needed: 70,
            pace: Pace(60, inDays: 60), day: "2026-06-20"),
        Case(
            what: "rolls on, and the old leaves as the new comes", window: .rolling90Days, current: 90, needed: 100,
            pace: Pace(90, inDays: 90), leaving: (1...90).map { (today.adding($0), 1) }, day: nil),
        Case(
            what: "the old leaves later than the new comes", window: .rolling90Days, current: 90, needed: 100,
            pace: Pace(90, inDays: 90), leaving: [(today.adding(60), 90)], day: "2026-06-20"),
        Case(
            what: "one that leaves puts it off", window: .rolling90Days, current: 60, needed: 70,
            pace: Pace(60, inDays: 60), leaving: [(today.adding(5), 10)], day: "2026-06-30"),
    ]

    @Test("the day on which one requirement is met", arguments: cases)
    func day(_ example: Case) {
        let requirement = Requirement("m", example.window, [:])
        let part = Progress.Part(requirement: requirement, current: example.current, needed: example.needed)
        let outlook = RequirementForecast(part, .adds, example.pace, leaving: example.leaving)
        #expect(outlook.day(from: Self.today) == example.day.map(date))
    }

    private func outlook(
        _ metric: String, _ current: Int64?, of needed: Int64, _ growth: MetricLabel.Growth = .adds, pace: Int64 = 0
    ) -> RequirementForecast {
        let part = Progress.Part(
            requirement: Requirement(metric, .lifetime, [:]), current: current, needed: needed)
        return RequirementForecast(part, growth, growth == .byTheDay ? Pace(1, inDays: 1) : Pace(pace, inDays: 90))
    }

    @Test("the latest requirement gives the day, and the paces are named")
    func latest() {
        let estimate = Estimate(
            [
                outlook("a", 0, of: 10, pace: 90), outlook("b", 0, of: 20, pace: 90),
                outlook("days", 9, of: 14, .byTheDay),
            ],
            history: 200, today: Self.today)
        #expect(estimate.day == date("2026-06-30"))
        #expect(estimate.assumptions == [.init(metric: "a", inNinetyDays: 90), .init(metric: "b", inNinetyDays: 90)])
        #expect(estimate.gaps.isEmpty)
    }

    @Test("what is met or not measured is not asked")
    func settled() {
        let estimate = Estimate(
            [outlook("a", 10, of: 10), outlook("b", nil, of: 20), outlook("c", 0, of: 30, pace: 90)], history: 90,
            today: Self.today)
        #expect(estimate.day == date("2026-07-10"))
    }

    @Test("there is no day without a reason", arguments: [0, 29])
    func shortHistory(days: Int) {
        let estimate = Estimate([outlook("a", 0, of: 10, pace: 90)], history: days, today: Self.today)
        #expect(estimate.day == nil)
        #expect(estimate.gaps == [.shortHistory(days: days)])
    }

    @Test("each thing that is missing is said")
    func gaps() {
        let estimate = Estimate(
            [outlook("a", 0, of: 10), outlook("stars", 300, of: 450, .averages), outlook("b", 0, of: 5, pace: 9)],
            history: 90, today: Self.today)
        #expect(estimate.day == nil)
        #expect(estimate.gaps == [.unforeseeable(metric: "stars"), .noPace(metric: "a")])
        #expect(Estimate([outlook("a", nil, of: 1)], history: 90, today: Self.today).gaps == [.nothingMeasured])
    }

    @Test("only the days that are left need no history")
    func onlyDays() {
        let estimate = Estimate([outlook("days", 9, of: 14, .byTheDay)], history: 9, today: Self.today)
        #expect(estimate.day == date("2026-06-15"))
    }

    @Test("what if there were more: sooner, and also without history")
    func whatIf() {
        let open = [outlook("a", 0, of: 60, pace: 90)]
        #expect(Estimate(open, history: 90, today: Self.today).day == date("2026-08-09"))
        let more = Estimate(open, history: 90, today: Self.today, more: ["a": 30])
        #expect(more.day == date("2026-07-10"))
        #expect(more.assumptions == [.init(metric: "a", inNinetyDays: 180)])
        #expect(Estimate(open, history: 3, today: Self.today, more: ["a": 30]).day == date("2026-08-09"))
    }
}
