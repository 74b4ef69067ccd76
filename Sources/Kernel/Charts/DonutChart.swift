package import Base

/// Shares of a whole as a ring, with a legend.
package struct DonutChart: Chart {
    private let parts: [(name: String, value: Double)]
    private let total: Double
    private let totalName: String
    private let format: FigureFormat
    private let percent: @Sendable (Double) -> String

    /// Parts that are nothing or less have no place on a ring. `percent` writes a share between 0 and 1.
    package init(
        _ totalName: String, parts: [(name: String, value: Double)], format: FigureFormat,
        percent: @escaping @Sendable (Double) -> String
    ) {
        self.parts = parts.filter { $0.value > 0 && $0.value.drawable != nil }
        total = self.parts.reduce(0) { $0 + $1.value }
        self.totalName = totalName
        self.format = format
        self.percent = percent
    }

    package func draw(into output: inout Bytes) {
        output.append("<div class=\"donut\"><svg viewBox=\"0 0 160 160\" aria-hidden=\"true\">" as StaticString)
        output.append("<g transform=\"rotate(-90 80 80)\">" as StaticString)
        output.append("<circle class=\"slice\" cx=\"80\" cy=\"80\" r=\"66\"/>" as StaticString)
        var start = 0.0
        for (number, part) in parts.enumerated() {
            let share = part.value / total * 100
            // A hair of air between two, where there are two and room for it.
            let length = parts.count > 1 ? max(0.4, share - 0.8) : share
            output.append("<circle class=\"slice " as StaticString)
            output.append(series: number)
            output.append("\" cx=\"80\" cy=\"80\" r=\"66\" pathLength=\"100\" stroke-dasharray=\"" as StaticString)
            output.append(coordinate: length)
            output.append(" 100\"" as StaticString)
            output.append("stroke-dashoffset", -start)
            output.append("><title>" as StaticString)
            output.append(escaping: "\(part.name): \(format.full(part.value))")
            output.append("</title></circle>" as StaticString)
            start += share
        }
        output.append("</g><text class=\"whole\" x=\"80\" y=\"80\" text-anchor=\"middle\">" as StaticString)
        output.append(escaping: format.short(total))
        output.append("</text><text x=\"80\" y=\"98\" text-anchor=\"middle\">" as StaticString)
        output.append(escaping: totalName)
        output.append("</text></svg><ul class=\"key\">" as StaticString)
        for (number, part) in parts.enumerated() {
            output.append("<li>" as StaticString)
            output.append(swatch: number)
            output.append("<span>" as StaticString)
            output.append(escaping: part.name)
            output.append("</span><strong>" as StaticString)
            output.append(escaping: format.full(part.value))
            output.append("</strong><span class=\"share\">" as StaticString)
            output.append(escaping: percent(part.value / total))
            output.append("</span></li>" as StaticString)
        }
        output.append("</ul></div>" as StaticString)
    }

    package func tabulate(into output: inout Bytes) {
        let series = Series(totalName, parts.map(\.value))
        output.append(tableOf: [series], by: parts.map(\.name), format)
    }
}
