internal import Base

/// The ground of charts with two axes: lines at round numbers, categories below, names beside the last figures, and
/// for each category a point that shows its figures when it is pointed at or reached by key.
struct Plot {
    static let height = 200.0
    private static let wholeHeight = 226.0

    let label: String
    let categories: [String]
    let series: [Series]
    let ticks: Ticks
    let format: FigureFormat

    /// The vertical position of a figure in pixels.
    func y(_ value: Double) -> Double {
        Plot.height * (ticks.high - value) / (ticks.high - ticks.low)
    }

    /// The middle of a category, and how wide it is, in per cent of the width.
    func center(_ index: Int) -> Double { (Double(index) + 0.5) * band }
    var band: Double { 100 / Double(max(1, categories.count)) }

    /// `stretched` draws in a thousand units of width, `mark` into the point of one category, and `ends` says how far
    /// down the names stand; without them they stand above.
    func draw(
        into output: inout Bytes, ends: [Double?], stretched: (inout Bytes) -> Void,
        mark: (Int, inout Bytes) -> Void
    ) {
        let names = series.count > 1 ? placed(ends) : []
        if series.count > 1 { drawKey(into: &output, isForNarrow: !names.isEmpty) }
        output.append("<div class=\"axes\">" as StaticString)
        drawScale(into: &output)
        output.append("<svg class=\"plot\" width=\"100%\" role=\"group\"" as StaticString)
        output.append("height", Plot.wholeHeight)
        output.append("aria-label", label)
        output.append(">" as StaticString)
        for tick in ticks.values {
            let kind: StaticString = tick == 0 ? "zero-line" : "grid-line"
            output.append("<line class=\"" as StaticString)
            output.append(kind)
            output.append("\" x2=\"100%\"" as StaticString)
            output.append("y1", y(tick))
            output.append("y2", y(tick))
            output.append("/>" as StaticString)
        }
        output.append("<svg width=\"100%\" viewBox=\"0 0 1000 200\" preserveAspectRatio=\"none\"" as StaticString)
        output.append("height", Plot.height)
        output.append(">" as StaticString)
        stretched(&output)
        output.append("</svg>" as StaticString)
        drawCategories(into: &output)
        for index in categories.indices {
            drawPoint(index, into: &output, mark)
        }
        output.append("</svg>" as StaticString)
        drawNames(names, into: &output)
        output.append("</div>" as StaticString)
    }

    // MARK: - Around the plot

    private func drawScale(into output: inout Bytes) {
        let labels = ticks.values.map(format.short)
        let width = labels.map(\.estimatedWidth).max() ?? 0
        output.append("<svg aria-hidden=\"true\"" as StaticString)
        output.append("width", width)
        output.append("height", Plot.wholeHeight)
        output.append(">" as StaticString)
        for (tick, label) in zip(ticks.values, labels) {
            output.append("<text text-anchor=\"end\"" as StaticString)
            output.append("x", width)
            output.append("y", y(tick) + 4)
            output.append(">" as StaticString)
            output.append(escaping: label)
            output.append("</text>" as StaticString)
        }
        output.append("</svg>" as StaticString)
    }

    /// At most twelve, and on a narrow page about half of them.
    private func drawCategories(into output: inout Bytes) {
        let step = (categories.count + 11) / 12
        for (place, index) in stride(from: 0, to: categories.count, by: max(1, step)).enumerated() {
            let isMinor = categories.count > 6 && place % 2 == 1
            output.append("<text text-anchor=\"middle\" aria-hidden=\"true\"" as StaticString)
            if isMinor { output.append(" class=\"minor\"" as StaticString) }
            output.append("x", percent: center(index))
            output.append("y", Plot.wholeHeight - 8)
            output.append(">" as StaticString)
            output.append(escaping: categories[index])
            output.append("</text>" as StaticString)
        }
    }

    private func drawKey(into output: inout Bytes, isForNarrow: Bool) {
        output.append("<ul class=\"chart-names" as StaticString)
        if isForNarrow { output.append(" narrow" as StaticString) }
        output.append("\" aria-hidden=\"true\">" as StaticString)
        for (number, one) in series.enumerated() {
            output.append("<li>" as StaticString)
            output.append(swatch: number)
            output.append(escaping: one.name)
            output.append("</li>" as StaticString)
        }
        output.append("</ul>" as StaticString)
    }

    private func drawNames(_ names: [(number: Int, y: Double)], into output: inout Bytes) {
        guard !names.isEmpty else { return }
        output.append("<svg class=\"chart-ends\" aria-hidden=\"true\"" as StaticString)
        output.append("width", (series.map(\.name.estimatedWidth).max() ?? 0) + 14)
        output.append("height", Plot.wholeHeight)
        output.append(">" as StaticString)
        for name in names {
            output.append("<g class=\"" as StaticString)
            output.append(series: name.number)
            output.append("\"><circle class=\"mark\" cx=\"4\" r=\"4\"" as StaticString)
            output.append("cy", name.y)
            output.append("/><text class=\"named\" x=\"14\"" as StaticString)
            output.append("y", name.y + 4)
            output.append(">" as StaticString)
            output.append(escaping: series[name.number].name)
            output.append("</text></g>" as StaticString)
        }
        output.append("</svg>" as StaticString)
    }

    /// Names that would lie on each other are moved apart; none where one has no place.
    private func placed(_ ends: [Double?]) -> [(number: Int, y: Double)] {
        let wanted = ends.enumerated().compactMap { number, y in y.map { (number: number, y: $0) } }
        guard wanted.count == series.count else { return [] }
        var placed = wanted.sorted { $0.y < $1.y }
        var free = 0.0
        for index in placed.indices {
            placed[index].y = max(placed[index].y, free)
            free = placed[index].y + 16
        }
        var limit = Plot.height
        for index in placed.indices.reversed() {
            placed[index].y = min(placed[index].y, limit)
            limit = placed[index].y - 16
        }
        return placed
    }

    // MARK: - Points

    private func drawPoint(_ index: Int, into output: inout Bytes, _ mark: (Int, inout Bytes) -> Void) {
        let figures = series.compactMap { one in one.value(index).map { (one.name, format.full($0)) } }
        guard !figures.isEmpty else { return }
        let lines = series.count > 1 ? figures.map { "\($0): \($1)" } : figures.map(\.1)
        output.append("<g class=\"point\" role=\"img\"" as StaticString)
        output.append(index == 0 ? " tabindex=\"0\"" : " tabindex=\"-1\"" as StaticString)
        output.append("aria-label", "\(categories[index]): \(lines.joined(separator: ", "))")
        output.append("><rect class=\"hit\" y=\"0\" rx=\"3\"" as StaticString)
        output.append("x", percent: Double(index) * band)
        output.append("width", percent: band)
        output.append("height", Plot.height)
        output.append("/>" as StaticString)
        mark(index, &output)
        let highest = series.compactMap { $0.value(index) }.max() ?? 0
        drawTip([categories[index]] + lines, at: center(index), above: y(highest), into: &output)
        output.append("</g>" as StaticString)
    }

    /// Beside the edges it opens inwards, so that it is never cut.
    private func drawTip(_ lines: [String], at percent: Double, above y: Double, into output: inout Bytes) {
        let width = (lines.map(\.estimatedWidth).max() ?? 0) + 18
        let height = Double(lines.count) * 16 + 10
        let left = percent < 20 ? -8 : percent > 80 ? 8 - width : -width / 2
        output.append("<svg class=\"tip shown\" aria-hidden=\"true\"" as StaticString)
        output.append("x", percent: percent)
        output.append("y", max(-8, y - height - 10))
        output.append("><rect rx=\"5\"" as StaticString)
        output.append("x", left)
        output.append("width", width)
        output.append("height", height)
        output.append("/>" as StaticString)
        for (number, line) in lines.enumerated() {
            output.append("<text" as StaticString)
            output.append("x", left + 9)
            output.append("y", Double(number) * 16 + 17)
            output.append(">" as StaticString)
            output.append(escaping: line)
            output.append("</text>" as StaticString)
        }
        output.append("</svg>" as StaticString)
    }
}

extension Array where Element == UInt8 {
    /// Appends the class of the colour of a series: there are six, then they begin again.
    mutating func append(series number: Int) {
        append(UInt8(ascii: "s"))
        append(decimal: number % 6 + 1)
    }

    /// Appends the colour swatch of a name.
    mutating func append(swatch number: Int) {
        append("<svg class=\"" as StaticString)
        append(series: number)
        append("\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">" as StaticString)
        append("<rect class=\"mark\" width=\"10\" height=\"10\" rx=\"2.5\"/></svg>" as StaticString)
    }
}
