internal import Base
internal import Leads
internal import Programme
internal import Templates
internal import Web
internal import Settings

/// The firm's goal of the month, its progress, and a forecast with its calculation.
struct GoalBlock: TemplatePage {
    struct Line: TemplateValue {
        let label: Text
        let value: String
        var isTotal = false
        /// It is what the forecast adds.
        var isTaken = false
    }

    /// nil if no goal is set.
    let progress: GoalProgress?
    let goal: String
    let note: Text
    /// nil without an estimate.
    let lines: [Line]
    let reason: Text
    /// The forecast compared with the goal.
    let verdict: Text?
    let isOnCourse: Bool
    let maySet: Bool

    init(_ dashboard: DashboardContext) throws {
        let months = MonthPair(dashboard.today)
        let won = dashboard.won(from: months.first, to: dashboard.today).minor
        // One that was set in another currency says nothing of what is won in this one.
        let kept = try DashboardStore.goal(of: dashboard.firm.id, in: dashboard.reader)
        let goal = kept.flatMap { $0.currency == dashboard.currency ? $0.minor : nil }
        let progress = goal.map { GoalProgress(goal: $0, won: won, today: dashboard.today) }
        let forecast = try Self.forecast(dashboard, won: won)
        self.progress = progress
        self.goal = goal.map(dashboard.whole) ?? ""
        note = Self.note(progress, dashboard)
        lines = forecast.map { Self.lines($0, dashboard) } ?? []
        reason = Self.reason(forecast, dashboard)
        isOnCourse = (forecast?.total ?? 0) >= (goal ?? 0)
        verdict = forecast.flatMap { forecast in
            progress.flatMap { progress in
                if progress.missing == 0 { return nil }
                let short = ["amount": dashboard.whole(progress.goal.addingClamped(-forecast.total))]
                return forecast.total >= progress.goal
                    ? Text("On track to exceed the goal")
                    : Text("{amount} short at this pace", short)
            }
        }
        maySet = dashboard.isOwner
    }

    static let template = "dashboards/blocks/goal"
    static let shape = Shape<GoalBlock> {
        $0.show("set") { $0.progress != nil }
        $0.show("percent") { $0.progress?.percent ?? 0 }
        $0.show("settings_path") { _ in DashboardPath.settings }
    }

    private static func forecast(_ dashboard: DashboardContext, won: Int64) throws -> Forecast? {
        let standing = try Standing.of(dashboard.firm.id, dashboard.reader)
        let history = dashboard.today.days(since: dashboard.settings.zone.local(standing.joined).day)
        let lately = dashboard.won(from: dashboard.today.adding(1 - Forecast.daysOfPace), to: dashboard.today).minor
        let hopes = try LeadFigures.hopes(of: dashboard.firm.id, seenBy: dashboard.visibleScope, in: dashboard.reader)
        return Forecast(
            won: won, lately: lately, history: history, hope: hopes.first { $0.currency == dashboard.currency },
            closed: (dashboard.stock.won, dashboard.stock.lost), today: dashboard.today)
    }

    private static func note(_ progress: GoalProgress?, _ dashboard: DashboardContext) -> Text {
        guard let progress else { return Text("No goal set yet.") }
        guard progress.missing > 0 else { return Text("Goal reached. Well done.") }
        return Text(
            "{amount} to go: {daily} on the last day",
            many: "{amount} to go: {daily} on each of the remaining {n} days", progress.daysLeft,
            ["amount": dashboard.whole(progress.missing), "daily": dashboard.whole(progress.aDay)])
    }

    private static func lines(_ forecast: Forecast, _ dashboard: DashboardContext) -> [Line] {
        let pace = ["amount": dashboard.whole(forecast.pace)]
        var lines = [
            Line(label: Text("Won so far this month"), value: dashboard.whole(forecast.won)),
            Line(
                label: Text(
                    "Pace of the last {n} day ({amount})", many: "Pace of the last {n} days ({amount})",
                    forecast.paceDays, pace),
                value: dashboard.whole(forecast.byPace)),
            Line(label: Text("Open leads weighted by probability"), value: dashboard.whole(forecast.hoped)),
            Line(
                label: Text("Forecast for {month}", ["month": dashboard.audience.month(dashboard.today)]),
                value: dashboard.whole(forecast.total), isTotal: true),
        ]
        lines[forecast.isHeldByLeads ? 2 : 1].isTaken = true
        return lines
    }

    private static func reason(_ forecast: Forecast?, _ dashboard: DashboardContext) -> Text {
        guard let forecast else { return Text("A pace can be calculated after 30 days in the programme.") }
        if forecast.isHeldByLeads {
            return Text(
                "The forecast adds the weighted value of open leads, because it is lower than your current pace.")
        }
        return Text("The forecast adds your current pace, because your open leads can cover it.")
    }
}
