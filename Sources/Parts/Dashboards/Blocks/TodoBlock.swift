internal import Base
internal import Leads
internal import Programme
internal import Templates
internal import Web
internal import Settings

/// The tasks for today, most important first.
struct TodoBlock: TemplatePage {
    /// As many as fit beside the tier.
    private static let limit = 8
    /// From here on a requirement is nearly met.
    private static let nearly = 75

    let items: [Todo]
    /// Leads that have been too long where they are, and tasks that are due: there may be more than fit.
    let rottingPath = LeadPath.board + "?rotting=1"

    init(_ dashboard: DashboardContext, _ tierSummary: TierSummary) throws {
        let others = try dashboard.context.site.parts.todos(dashboard.context)
        items = Todo.ordered(Self.tier(dashboard, tierSummary) + others, limit: Self.limit)
    }

    static let template = "dashboards/blocks/todo"
    static let shape = Shape<TodoBlock> {
        $0.show("new_path") { _ in LeadPath.new }
        $0.show("board_path") { _ in LeadPath.board }
    }

    private static func tier(_ dashboard: DashboardContext, _ tierSummary: TierSummary) -> [Todo] {
        if let until = tierSummary.riskUntil {
            let day = ["day": dashboard.audience.shortDate(until)]
            return [
                Todo(
                    urgency: .today, deadline: dashboard.settings.zone.start(of: until),
                    title: Text("Your tier is at risk"), note: Text("see what you need to keep it"),
                    when: Text("until {day}", day), icon: "alert", path: TierPath.progression)
            ]
        }
        guard let nearest = tierSummary.nearest, let next = tierSummary.nextName, nearest.percent >= nearly else {
            return []
        }
        return [
            Todo(
                urgency: .chance, deadline: dashboard.now, title: nearest.title,
                note: Text("almost met for {tier}", ["tier": next]), when: nearest.words, icon: "tier",
                path: nearest.path)
        ]
    }
}
