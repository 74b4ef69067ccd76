package import Base

/// Frequencies as rows and columns of fields in five shades.
package struct HeatMap: Chart {
    private static let rowHeight = 22.0

    private let label: String
    private let columns: [String]
    private let rows: [Series]
    private let format: FigureFormat

    package init(_ label: String, columns: [String], rows: [Series], format: FigureFormat) {
        self.label = label
        self.columns = columns
        self.rows = rows
        self.format = format
    }

    package func draw(into output: inout Bytes) {
        let height = Double(rows.count) * HeatMap.rowHeight + 22
        let gutter = rows.map(\.name.estimatedWidth).max() ?? 0
        output.append("<div class=\"axes\"><svg aria-hidden=\"true\"" as StaticString)
        output.append("width", gutter)
        output.append("height", height)
        output.append(">" as StaticString)
        for (number, row) in rows.enumerated() {
            output.append("<text text-anchor=\"end\"" as StaticString)
            output.append("x", gutter)
            output.append("y", Double(number) * HeatMap.rowHeight + 15)
            output.append(">" as StaticString)
            output.append(escaping: row.name)
            output.append("</text>" as StaticString)
        }
        output.append("</svg><svg class=\"plot\" width=\"100%\" role=\"group\"" as StaticString)
        output.append("height", height)
        output.append("aria-label", label)
        output.append(">" as StaticString)
        let most = rows.flatMap { $0.values.compactMap(\.self) }.max() ?? 0
        for (number, row) in rows.enumerated() {
            for index in columns.indices {
                drawField(row, number, index, most, into: &output)
            }
        }
        drawColumns(height, into: &output)
        output.append("</svg></div>" as StaticString)
    }

    package func tabulate(into output: inout Bytes) {
        output.append(tableOf: rows, by: columns, format)
    }

    private var width: Double { 100 / Double(max(1, columns.count)) }

    private func drawField(
        _ row: Series, _ number: Int, _ index: Int, _ most: Double, into output: inout Bytes
    ) {
        let value = row.value(index) ?? 0
        let step = most > 0 && value > 0 ? min(4, Int((value / most * 4).rounded(.up))) : 0
        let text = "\(row.name), \(columns[index]): \(format.full(value))"
        output.append("<g class=\"point\" role=\"img\"" as StaticString)
        output.append(number == 0 && index == 0 ? " tabindex=\"0\"" : " tabindex=\"-1\"" as StaticString)
        output.append("aria-label", text)
        output.append("><title>" as StaticString)
        output.append(escaping: text)
        output.append("</title><rect rx=\"3\" class=\"field h" as StaticString)
        output.append(decimal: step)
        output.append("\"" as StaticString)
        output.append("x", percent: Double(index) * width)
        output.append("y", Double(number) * HeatMap.rowHeight)
        output.append("width", percent: width)
        output.append("height", HeatMap.rowHeight)
        output.append("/></g>" as StaticString)
    }

    private func drawColumns(_ height: Double, into output: inout Bytes) {
        let step = max(1, (columns.count + 11) / 12)
        for (place, index) in stride(from: 0, to: columns.count, by: step).enumerated() {
            output.append("<text text-anchor=\"middle\" aria-hidden=\"true\"" as StaticString)
            if place % 2 == 1 { output.append(" class=\"minor\"" as StaticString) }
            output.append("x", percent: (Double(index) + 0.5) * width)
            output.append("y", height - 6)
            output.append(">" as StaticString)
            output.append(escaping: columns[index])
            output.append("</text>" as StaticString)
        }
    }
}
