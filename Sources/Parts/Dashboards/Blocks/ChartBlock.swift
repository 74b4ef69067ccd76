internal import Base
internal import Charts
internal import Leads
internal import Templates

/// The won value per interval of a period, and the funnel of its leads.
struct ChartBlock: TemplatePage {
    /// One position of a switch.
    struct Position: TemplateValue {
        let title: Text
        let path: String
        let isCurrent: Bool
    }

    let periods: [Position]
    let measures: [Position]
    let total: String
    let note: Text
    let listPath: String
    let unrated: Int
    let drawing: TrustedHTML
    let table: TrustedHTML
    let funnel: TrustedHTML
    let funnelTable: TrustedHTML
    let enteredPath: String

    static let template = "dashboards/blocks/chart"

    init(_ dashboard: DashboardContext, _ entered: [LeadFigures.Entered]) throws {
        let (period, measure) = (dashboard.period, dashboard.measure)
        let pieces = period.pieces(until: dashboard.today)
        let first = period.firstDay(until: dashboard.today)
        let won = dashboard.won(from: first, to: dashboard.today)
        periods = Period.allCases.map {
            Position(title: $0.title, path: DashboardPath.partner($0, measure), isCurrent: $0 == period)
        }
        measures = Measure.allCases.map {
            Position(title: $0.title, path: DashboardPath.partner(period, $0), isCurrent: $0 == measure)
        }
        total = measure == .money ? dashboard.whole(won.minor) : dashboard.audience.number(won.count)
        note = period.note
        listPath = LeadPath.won(from: first, to: dashboard.today)
        unrated = measure == .money ? won.unrated : 0
        let chart = Self.chart(dashboard, pieces)
        drawing = TrustedHTML(drawing: chart)
        table = TrustedHTML(tableOf: chart)
        let funnel = try Self.funnel(dashboard, entered)
        self.funnel = TrustedHTML(drawing: funnel)
        funnelTable = TrustedHTML(tableOf: funnel)
        enteredPath = LeadPath.entered(from: dashboard.audience.zone.local(period.start(dashboard)).day)
    }

    private static func chart(_ dashboard: DashboardContext, _ pieces: [Period.Piece]) -> BarChart {
        let (audience, currency) = (dashboard.audience, dashboard.currency)
        let sums = pieces.map { dashboard.won(from: $0.first, to: $0.last) }
        let isMoney = dashboard.measure == .money
        let title = dashboard.words(isMoney ? Text("Won value", as: "block") : Text("Leads won"))
        let values = sums.map { Double(isMoney ? $0.minor : Int64($0.count)) }
        let amount = { @Sendable (value: Double) in Money(minor: Int64(nearest: value), currency) }
        return BarChart(
            title, categories: pieces.map { dashboard.period.label($0, audience) }, series: [Series(title, values)],
            format: isMoney
                ? FigureFormat(short: { audience.wholeMoney(amount($0)) }, full: { audience.money(amount($0)) })
                : .count(audience))
    }

    private static func funnel(
        _ dashboard: DashboardContext, _ entered: [LeadFigures.Entered]
    ) throws -> FunnelChart {
        let qualified = Set(try LeadStore.stages(in: dashboard.reader).qualified)
        let steps: [(Text, Int)] = [
            (Text("Leads"), entered.reduce(0) { $0 + $1.count }),
            (
                Text("Qualified", as: "funnel"),
                entered.filter { qualified.contains($0.stage) }.reduce(0) { $0 + $1.count }
            ),
            (Text("Won", as: "funnel"), entered.filter { $0.stage.kind == .won }.reduce(0) { $0 + $1.count }),
        ]
        let audience = dashboard.audience
        return FunnelChart(
            dashboard.words(Text("Lead to deal")), steps: steps.map { (dashboard.words($0.0), Double($0.1)) },
            format: .count(audience),
            percent: { audience.percent(Rate(basisPoints: Int64(nearest: $0 * 100) * 100)) })
    }
}

extension FigureFormat {
    fileprivate static func count(_ reader: Audience) -> FigureFormat {
        FigureFormat(
            short: { reader.number(Int(Int64(nearest: $0))) }, full: { reader.number(Int(Int64(nearest: $0))) })
    }
}

extension Period {
    /// Describes the intervals.
    fileprivate var note: Text {
        switch self {
        case .month: Text("Daily, last 30 days.")
        case .quarter: Text("Weekly, last 90 days.")
        case .year: Text("Monthly, this month and the 11 before it.")
        }
    }

    /// Leads of it were entered from then on: the reader's day begins where lists begin it.
    func start(_ dashboard: DashboardContext) -> Timestamp {
        dashboard.audience.zone.start(of: firstDay(until: dashboard.today))
    }
}
