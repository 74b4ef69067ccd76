package import Base

/// Figures over time as lines, filled below where that helps to see how much.
package struct LineChart: Chart {
    private let plot: Plot
    private let isFilled: Bool

    package init(
        _ label: String, categories: [String], series: [Series], isFilled: Bool = false, format: FigureFormat
    ) {
        plot = Plot(
            label: label, categories: categories, series: series,
            ticks: Ticks(covering: series.flatMap { $0.values.compactMap(\.self) }), format: format)
        self.isFilled = isFilled
    }

    package func draw(into output: inout Bytes) {
        let ends = plot.series.map { $0.values.last(where: { $0 != nil }).flatMap(\.self).map(plot.y) }
        plot.draw(into: &output, ends: ends) { output in
            for (number, one) in plot.series.enumerated() {
                drawLine(one, number, into: &output)
            }
        } mark: { index, output in
            for (number, one) in plot.series.enumerated() {
                guard let value = one.value(index) else { continue }
                output.append("<circle r=\"4\" class=\"dot shown " as StaticString)
                output.append(series: number)
                output.append("\"" as StaticString)
                output.append("cx", percent: plot.center(index))
                output.append("cy", plot.y(value))
                output.append("/>" as StaticString)
            }
        }
    }

    package func tabulate(into output: inout Bytes) {
        output.append(tableOf: plot.series, by: plot.categories, plot.format)
    }

    private func drawLine(_ series: Series, _ number: Int, into output: inout Bytes) {
        let runs = runs(of: series)
        if isFilled {
            output.append("<path class=\"area " as StaticString)
            output.append(series: number)
            output.append("\" d=\"" as StaticString)
            for run in runs {
                append(run, to: &output)
                output.append("V" as StaticString)
                output.append(coordinate: plot.y(0))
                output.append("H" as StaticString)
                output.append(coordinate: run[0].x)
                output.append("z" as StaticString)
            }
            output.append("\"/>" as StaticString)
        }
        output.append("<path class=\"line " as StaticString)
        output.append(series: number)
        output.append("\" d=\"" as StaticString)
        for run in runs {
            append(run, to: &output)
            // A lone point is a line of no length, which a round end makes visible.
            if run.count == 1 { output.append("h0" as StaticString) }
        }
        output.append("\"/>" as StaticString)
    }

    /// The line breaks where there is no figure.
    private func runs(of series: Series) -> [[(x: Double, y: Double)]] {
        var runs: [[(x: Double, y: Double)]] = []
        var isOpen = false
        for index in plot.categories.indices {
            guard let value = series.value(index) else {
                isOpen = false
                continue
            }
            let point = (x: plot.center(index) * 10, y: plot.y(value))
            if isOpen { runs[runs.count - 1].append(point) } else { runs.append([point]) }
            isOpen = true
        }
        return runs
    }

    private func append(_ run: [(x: Double, y: Double)], to output: inout Bytes) {
        for (number, point) in run.enumerated() {
            output.append(number == 0 ? "M" : "L" as StaticString)
            output.append(coordinate: point.x)
            output.append(UInt8(ascii: " "))
            output.append(coordinate: point.y)
        }
    }
}
