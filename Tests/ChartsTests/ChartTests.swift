import Base
import Testing

@testable import Charts

@Suite struct ChartTests {
    static let hostile = "<script>\"&'"

    static func charts(_ name: String, _ values: [Double?]) -> [any Chart] {
        let categories = values.indices.map { "\(name)\($0)" }
        let series = [Series(name, values), Series(name, values.reversed())]
        let parts = values.map { (name: name, value: $0 ?? 0) }
        let percent: @Sendable (Double) -> String = { "\($0)" }
        return [
            LineChart(name, categories: categories, series: series, isFilled: true, format: Drawing.format),
            BarChart(name, categories: categories, series: series, format: Drawing.format),
            BarChart(name, categories: categories, series: series, isStacked: true, format: Drawing.format),
            DonutChart(name, parts: parts, format: Drawing.format, percent: percent),
            FunnelChart(name, steps: parts, format: Drawing.format, percent: percent),
            HeatMap(name, columns: categories, rows: series, format: Drawing.format),
        ]
    }

    @Test(
        "every chart is sound markup, whatever the figures",
        arguments: [
            [], [nil], [0], [1], [5, nil, -3, 8], [.nan, .infinity, -.infinity, 1e300], [-1, -2],
            Array(repeating: 3, count: 400),
        ] as [[Double?]])
    func sound(values: [Double?]) {
        for chart in Self.charts("n", values) {
            for drawing in [Drawing(chart.draw), Drawing(chart.tabulate)] {
                #expect(drawing.faults == [], "\(drawing.text)")
                #expect(!drawing.text.contains("nan") && !drawing.text.contains("inf"), "\(drawing.text)")
            }
        }
    }

    @Test("names and labels are escaped, and nothing has a style of its own")
    func escaping() {
        for chart in Self.charts(Self.hostile, [1, 2]) {
            for drawing in [Drawing(chart.draw), Drawing(chart.tabulate)] {
                #expect(!drawing.text.contains("<script"), "\(drawing.text)")
                #expect(drawing.text.contains("&lt;script&gt;&quot;&amp;'"))
                #expect(!drawing.text.contains("style="))
            }
        }
    }

    @Test("the table holds every figure in full, and a dash where there is none")
    func table() {
        let chart = LineChart(
            "Earnings", categories: ["May", "June"], series: [Series("Earned", [1200, nil]), Series("Paid", [7])],
            format: Drawing.format)
        let expected =
            "<table><thead><tr><td></td><th scope=\"col\">Earned</th><th scope=\"col\">Paid</th></tr></thead><tbody>"
            + "<tr><th scope=\"row\">May</th><td>€ 1200</td><td>€ 7</td></tr>"
            + "<tr><th scope=\"row\">June</th><td>–</td><td>–</td></tr></tbody></table>"
        #expect(Drawing(chart.tabulate).text == expected)
    }

    @Test("each category is a point with its figures in words, and the first can be reached by the tab key")
    func points() {
        let one = LineChart(
            "Earnings", categories: Drawing.months, series: [Series("Earned", [1, 2, nil, 4])], format: Drawing.format)
        let drawing = Drawing(one.draw)
        #expect(
            drawing.values(of: "aria-label", inTagsWith: "class=\"point\"")
                == ["January: € 1", "February: € 2", "April: € 4"])
        #expect(drawing.values(of: "tabindex", inTagsWith: "class=\"point\"") == ["0", "-1", "-1"])
        let two = BarChart(
            "Earnings", categories: ["May"], series: [Series("Earned", [1]), Series("Paid", [2])],
            format: Drawing.format)
        #expect(
            Drawing(two.draw).values(of: "aria-label", inTagsWith: "class=\"point\"") == ["May: Earned: € 1, Paid: € 2"]
        )
    }

    @Test("figures lie where they belong: zero on the ground, the highest tick on top")
    func places() {
        let chart = LineChart(
            "n", categories: Drawing.months, series: [Series("n", [0, 50, 100, 25])], format: Drawing.format)
        let drawing = Drawing(chart.draw)
        #expect(drawing.values(of: "cy", inTagsWith: "class=\"dot") == ["200", "100", "0", "150"])
        #expect(drawing.values(of: "cx", inTagsWith: "class=\"dot") == ["12.5%", "37.5%", "62.5%", "87.5%"])
        #expect(drawing.text.contains("d=\"M125 200L375 100L625 0L875 150\""))
    }

    @Test("a line breaks where there is no figure, and a lone figure can still be seen")
    func gaps() {
        let chart = LineChart(
            "n", categories: Drawing.months, series: [Series("n", [100, nil, 50, 0])], format: Drawing.format)
        #expect(Drawing(chart.draw).text.contains("d=\"M125 0h0M625 100L875 200\""))
    }

    @Test("stacked bars stand on each other, and below zero what is below")
    func stacked() {
        let chart = BarChart(
            "n", categories: ["May"], series: [Series("a", [50]), Series("b", [50]), Series("c", [-100])],
            isStacked: true, format: Drawing.format)
        let drawing = Drawing(chart.draw)
        #expect(drawing.values(of: "y", inTagsWith: "class=\"mark seam") == ["50", "0", "100"])
        #expect(drawing.values(of: "height", inTagsWith: "class=\"mark seam") == ["50", "50", "100"])
    }

    @Test("bars beside each other share the width of their category")
    func grouped() {
        let categories = (1...10).map { "\($0)" }
        let series = ["a", "b"].map { Series($0, Array(repeating: 1, count: 10)) }
        let drawing = Drawing(BarChart("n", categories: categories, series: series, format: Drawing.format).draw)
        #expect(drawing.values(of: "x", inTagsWith: "class=\"mark seam").prefix(2) == ["1.8%", "5%"])
        #expect(Set(drawing.values(of: "width", inTagsWith: "class=\"mark seam")) == ["3.2%"])
    }

    @Test("names beside the ends of lines keep their distance, in the order of the lines")
    func ends() {
        let figures: [Double] = [10, 11, 12, 100]
        let series = figures.map { value in Series("n\(value)", [value]) }
        let chart = LineChart("n", categories: ["May"], series: series, format: Drawing.format)
        let places = Drawing(chart.draw).values(of: "y", inTagsWith: "class=\"named\"").compactMap(Double.init)
        #expect(places.count == 4)
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 16 })
        #expect((places.last ?? 0) <= Plot.height + 4)
    }

    @Test("the parts of a ring fill it, and each begins where the one before ends")
    func donut() {
        let chart = DonutChart(
            "all", parts: [("a", 50), ("b", 25), ("none", 0), ("c", 25)], format: Drawing.format,
            percent: { "\(Int($0 * 100)) %" })
        let drawing = Drawing(chart.draw)
        #expect(
            drawing.values(of: "stroke-dasharray", inTagsWith: "pathLength") == ["49.2 100", "24.2 100", "24.2 100"])
        #expect(drawing.values(of: "stroke-dashoffset", inTagsWith: "pathLength") == ["0", "-50", "-75"])
        #expect(drawing.text.contains("25 %"))
        #expect(!drawing.text.contains("none"))
    }

    @Test("a funnel says which share goes on, and shows the least of a step that is not empty")
    func funnel() {
        let chart = FunnelChart(
            "n", steps: [("clicks", 10_000), ("leads", 1), ("won", 0)], format: Drawing.format,
            percent: { "\(Int($0 * 100)) %" })
        let drawing = Drawing(chart.draw)
        #expect(drawing.values(of: "width", inTagsWith: "class=\"mark") == ["100%", "0.5%", "0%"])
        #expect(drawing.text.contains("<span class=\"share\"></span>"))
        #expect(drawing.text.contains("<span class=\"share\">0 %</span>"))
    }

    @Test("a heat map has five steps, the darkest for the most")
    func heatMap() {
        let map = HeatMap(
            "n", columns: ["1", "2", "3", "4", "5"], rows: [Series("Mon", [0, 1, 30, 75, 100])], format: Drawing.format)
        #expect(
            Drawing(map.draw).values(of: "class", inTagsWith: "class=\"field")
                == ["field h0", "field h1", "field h2", "field h3", "field h4"])
    }

    @Test("a sparkline spans its width and height; a single figure has no course")
    func sparkline() {
        let line = Drawing(Sparkline("Rising", [1, 2, 3]).draw)
        #expect(line.text.contains("aria-label=\"Rising\""))
        #expect(line.text.contains("class=\"line\" d=\"M0 30L50 16L100 2\""))
        #expect(Drawing(Sparkline("One", [1]).draw).text.isEmpty)
        #expect(Drawing(Sparkline("Flat", [4, 4]).draw).text.contains("d=\"M0 16L100 16\""))
    }

    @Test(
        "coordinates have at most two digits behind the point",
        arguments: [
            (0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.005, "0.01"), (12.344, "12.34"), (-0.004, "0"), (99.999, "100"),
            (1e12, "1000000000"), (3.04, "3.04"),
        ])
    func coordinates(value: Double, expected: String) {
        #expect(Drawing { $0.append(coordinate: value) }.text == expected)
    }
}
