internal import Base
internal import Charts
internal import Dashboards
internal import Templates

/// Every kind of chart, with figures that are not too kind to it.
enum SampleCharts {
    struct Sample: TemplateValue {
        let title: String
        let note: String
        let drawing: TrustedHTML
        let table: TrustedHTML

        init(_ title: String, _ note: String, _ chart: some Chart) {
            self.title = title
            self.note = note
            drawing = TrustedHTML(drawing: chart)
            table = TrustedHTML(tableOf: chart)
        }
    }

    private static let months = [
        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    ]
    private static let earned: [Double] = [1200, 2100, 1800, 3200, 2900, 4100, 2400, 3900, 5200, 4700, 6100, 6480]
    private static let money = FigureFormat(
        short: { $0 == 0 ? "€ 0" : "€ \(Int($0 / 1000))k" }, full: { "€ \(Int($0)).00" })
    private static let count = FigureFormat(short: { "\(Int($0))" }, full: { "\(Int($0))" })
    private static let percent: @Sendable (Double) -> String = { "\(Int(($0 * 100).rounded())) %" }

    static let all: [Sample] = [
        Sample(
            "Earnings by month", "A line, filled below.",
            LineChart(
                "Earnings by month", categories: months, series: [Series("Earned", earned)], isFilled: true,
                format: money)),
        Sample("Leads by channel", "Three lines, one of them with a gap.", channels),
        Sample(
            "Result by month", "Bars, one of them below zero.",
            BarChart(
                "Result by month", categories: months,
                series: [Series("Result", [3, 5, 2, 6, 4, 8, -2, 5, 7, 6, 9, 9])], format: count)),
        Sample(
            "Earnings by kind", "Bars that stand on each other.",
            BarChart(
                "Earnings by kind", categories: months,
                series: [
                    Series("Base", earned), Series("Bonus", earned.map { $0 * 0.2 }),
                    Series("Upsell", earned.map { $0 * 0.35 }),
                ], isStacked: true, format: money)),
        Sample(
            "This year and last", "Bars beside each other.",
            BarChart(
                "This year and last", categories: ["Q1", "Q2", "Q3", "Q4"],
                series: [
                    Series("2025", [12_000, 14_000, 11_000, 19_000]), Series("2026", [15_000, 18_000, 12_500, 24_000]),
                ], format: money)),
        Sample(
            "Breakdown", "A ring.",
            DonutChart(
                "in July",
                parts: [("Base commission", 4200), ("Upsell", 1400), ("Neukundenbonus", 620), ("Split", 260)],
                format: money, percent: percent)),
        Sample(
            "From click to deal", "A funnel.",
            FunnelChart(
                "From click to deal", steps: [("Clicks", 12_840), ("Leads", 412), ("Qualified", 198), ("Won", 61)],
                format: count, percent: percent)),
        Sample("When leads come", "A heat map.", hours),
    ]

    private static let channels = LineChart(
        "Leads by channel", categories: months,
        series: [
            Series("Newsletter", [30, 42, 51, 48, nil, 66, 70, 72, 81, 79, 90, 95]),
            Series("LinkedIn", [12, 14, 22, 31, 40, 38, 44, 51, 60, 72, 84, 91]),
            Series("Weiterempfehlung", [5, 6, 5, 8, 9, 12, 14, 13, 15, 14, 18, 20]),
        ], format: count)

    private static let hours = HeatMap(
        "Leads by hour", columns: (0..<24).map { "\($0)" },
        rows: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].enumerated().map { day, name in
            Series(
                name,
                (0..<24).map { hour in
                    (7...20).contains(hour) ? Double((hour * 7 + day * 13) % 11 * (day > 4 ? 1 : 3)) : 0
                })
        }, format: count)
}
