internal import Base
internal import Leads
internal import Partners
internal import Templates
internal import Web

/// The outcome of leads added in a period: by source, and how fast they were answered.
struct AnalyticsBlock: TemplatePage {
    struct Row: TemplateValue {
        let source: Text
        let path: String
        let leads: Int
        let won: Int
        /// Of those that are closed.
        let rate: String
        let value: String
    }

    let rows: [Row]
    let conversion: String
    let answerTime: Text?
    let answered: String
    let span: Text

    static let template = "dashboards/blocks/analytics"

    init(_ dashboard: DashboardContext, _ entered: [LeadFigures.Entered]) {
        let from = dashboard.audience.zone.local(dashboard.period.start(dashboard)).day
        rows = Dictionary(grouping: entered, by: \.source).map { source, all in
            (tally: Tally(all), source: source)
        }.sorted { ($0.tally.value, $0.tally.leads) > ($1.tally.value, $1.tally.leads) }.map { row in
            Row(
                source: row.source.title, path: "\(LeadPath.list)?source=\(row.source.rawValue)&from=\(from)",
                leads: row.tally.leads, won: row.tally.won, rate: Self.rate(row.tally, dashboard),
                value: dashboard.whole(row.tally.value))
        }
        let all = Tally(entered)
        conversion = Self.rate(all, dashboard)
        answerTime = all.answered > 0 ? Duration.milliseconds(all.waited / Int64(all.answered)).inWords : nil
        answered = dashboard.percent(all.answered, of: all.leads)
        span = dashboard.period.title
    }

    private static func rate(_ tally: Tally, _ dashboard: DashboardContext) -> String {
        tally.closed == 0 ? "–" : dashboard.percent(tally.won, of: tally.closed)
    }

    private struct Tally {
        var leads = 0
        var won = 0
        var closed = 0
        var answered = 0
        var waited: Int64 = 0
        var value: Int64 = 0

        init(_ all: [LeadFigures.Entered]) {
            for one in all {
                leads += one.count
                won += one.stage.kind == .won ? one.count : 0
                closed += one.stage.kind == .open ? 0 : one.count
                answered += one.answered
                waited += Int64(one.waited.milliseconds)
                value = value.addingClamped(one.won)
            }
        }
    }
}
