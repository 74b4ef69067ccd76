package import Base

/// Figures of categories as bars: beside each other, or stacked where their sum is what matters.
package struct BarChart: Chart {
    private let plot: Plot
    private let isStacked: Bool

    package init(
        _ label: String, categories: [String], series: [Series], isStacked: Bool = false, format: FigureFormat
    ) {
        let figures =
            isStacked
            ? categories.indices.flatMap { index in
                let values = series.compactMap { $0.value(index) }
                return [values.filter { $0 > 0 }.reduce(0, +), values.filter { $0 < 0 }.reduce(0, +)]
            }
            : series.flatMap { $0.values.compactMap(\.self) }
        plot = Plot(
            label: label, categories: categories, series: series, ticks: Ticks(covering: figures), format: format)
        self.isStacked = isStacked
    }

    package func draw(into output: inout Bytes) {
        plot.draw(into: &output, ends: isStacked ? ends : []) { _ in
        } mark: { index, output in
            for (number, bar) in bars(index) {
                drawBar(bar, number, index, into: &output)
            }
        }
    }

    package func tabulate(into output: inout Bytes) {
        output.append(tableOf: plot.series, by: plot.categories, plot.format)
    }

    /// The part of a category's width that bars take: few categories would make them clumsy.
    private var share: Double { min(0.64, max(0.2, 0.08 * Double(plot.categories.count))) }

    /// From where to where each bar of a category reaches.
    private func bars(_ index: Int) -> [(number: Int, bar: ClosedRange<Double>)] {
        var above = 0.0
        var below = 0.0
        return plot.series.enumerated().compactMap { number, one in
            guard let value = one.value(index), value != 0 else { return nil }
            guard isStacked else { return (number, min(0, value)...max(0, value)) }
            if value > 0 {
                above += value
                return (number, above - value...above)
            }
            below += value
            return (number, below...below - value)
        }
    }

    /// Names stand beside the middle of the last bar's pieces.
    private var ends: [Double?] {
        let last = bars(plot.categories.count - 1)
        return plot.series.indices.map { number in
            last.first { $0.number == number }.map { plot.y(($0.bar.lowerBound + $0.bar.upperBound) / 2) }
        }
    }

    private func drawBar(
        _ bar: ClosedRange<Double>, _ number: Int, _ index: Int, into output: inout Bytes
    ) {
        let lanes = isStacked ? 1 : Double(plot.series.count)
        let lane = isStacked ? 0 : Double(number)
        let width = plot.band * share / lanes
        output.append("<rect class=\"mark seam " as StaticString)
        output.append(series: number)
        output.append("\" rx=\"2\"" as StaticString)
        output.append("x", percent: plot.center(index) - plot.band * share / 2 + lane * width)
        output.append("width", percent: width)
        output.append("y", plot.y(bar.upperBound))
        output.append("height", max(1, plot.y(bar.lowerBound) - plot.y(bar.upperBound)))
        output.append("/>" as StaticString)
    }
}
