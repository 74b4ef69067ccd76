import Base
import Leads
import Testing

@testable import Dashboards

@Suite struct ForecastTests {
    /// The 18th of a month of 28 days: ten are left.
    private let today = CivilDate(year: 2026, month: 2, day: 18)

    private func forecast(
        won: Int64 = 500, lately: Int64 = 9_000, history: Int = 400, expected: Int64 = 0, blind: Int64 = 0,
        closed: (won: Int, lost: Int) = (1, 3)
    ) -> Forecast? {
        var hope = LeadFigures.Hope(.eur)
        (hope.count, hope.expected, hope.blindCount, hope.blind) = (1, expected, 1, blind)
        return Forecast(won: won, lately: lately, history: history, hope: hope, closed: closed, today: today)
    }

    @Test("more comes at the pace, but no more than the open leads hold")
    func least() {
        let rich = forecast(expected: 5_000)
        #expect(rich?.byPace == 1_000)
        #expect(rich?.total == 1_500)
        #expect(rich?.isHeldByLeads == false)
        let poor = forecast(expected: 300)
        #expect(poor?.total == 800)
        #expect(poor?.isHeldByLeads == true)
        #expect(forecast(won: 0, lately: 0, expected: 300)?.total == 0)
    }

    @Test("a lead without a probability counts with the share of those that were won")
    func blind() {
        #expect(forecast(expected: 100, blind: 400)?.hoped == 200)
        #expect(forecast(expected: 100, blind: 400, closed: (0, 0))?.hoped == 100)
        #expect(forecast(expected: 100, blind: 400, closed: (2, 0))?.hoped == 500)
    }

    @Test(
        "a short history makes its own pace, and one that is too short none",
        arguments: [(29, nil), (30, 3_000), (45, 2_000), (90, 1_000), (900, 1_000)])
    func history(days: Int, byPace: Int64?) {
        #expect(forecast(history: days)?.byPace == byPace)
    }

    @Test("on the last day nothing more comes")
    func lastDay() {
        let last = CivilDate(year: 2026, month: 2, day: 28)
        let forecast = Forecast(won: 7, lately: 9_000, history: 90, hope: nil, closed: (1, 1), today: last)
        #expect(forecast?.daysLeft == 0)
        #expect(forecast?.total == 7)
    }

    @Test(
        "a goal says how far it is, and what each day that is left has to bring",
        arguments: [
            (1_000, 0, 0, 91), (1_000, 999, 99, 1), (1_000, 1_000, 100, 0), (1_000, 5_000, 100, 0), (110, 0, 0, 10),
        ])
    func goal(goal: Int64, won: Int64, percent: Int, aDay: Int64) {
        let progress = GoalProgress(goal: goal, won: won, today: today)
        #expect(progress.daysLeft == 11)
        #expect(progress.percent == percent)
        #expect(progress.aDay == aDay)
    }
}
