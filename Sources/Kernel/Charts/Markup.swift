internal import Base

extension Array where Element == UInt8 {
    /// Appends text between tags or in a quoted attribute.
    mutating func append(escaping text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;" as StaticString)
            case UInt8(ascii: "<"): append("&lt;" as StaticString)
            case UInt8(ascii: ">"): append("&gt;" as StaticString)
            case UInt8(ascii: "\""): append("&quot;" as StaticString)
            default: append(byte)
            }
        }
    }

    /// Appends a coordinate with up to two digits behind the point.
    mutating func append(coordinate: Double) {
        // Beyond this no screen reaches; it keeps the conversion from trapping.
        let hundredths = Int((Swift.min(Swift.max(coordinate, -1e9), 1e9) * 100).rounded())
        if hundredths < 0 { append(UInt8(ascii: "-")) }
        append(decimal: abs(hundredths) / 100)
        let rest = abs(hundredths) % 100
        guard rest > 0 else { return }
        append(UInt8(ascii: "."))
        append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }

    /// Appends ` name="12.5"`.
    mutating func append(_ name: StaticString, _ value: Double) {
        open(name)
        append(coordinate: value)
        append(UInt8(ascii: "\""))
    }

    /// Appends ` name="12.5%"`.
    mutating func append(_ name: StaticString, percent value: Double) {
        open(name)
        append(coordinate: value)
        append("%\"" as StaticString)
    }

    /// Appends ` name="text"`.
    mutating func append(_ name: StaticString, _ text: String) {
        open(name)
        append(escaping: text)
        append(UInt8(ascii: "\""))
    }

    private mutating func open(_ name: StaticString) {
        append(UInt8(ascii: " "))
        append(name)
        append("=\"" as StaticString)
    }

    /// Appends a table with one row for each category and one column for each series.
    mutating func append(tableOf series: [Series], by categories: [String], _ format: FigureFormat) {
        append("<table><thead><tr><td></td>" as StaticString)
        for one in series {
            append("<th scope=\"col\">" as StaticString)
            append(escaping: one.name)
            append("</th>" as StaticString)
        }
        append("</tr></thead><tbody>" as StaticString)
        for (index, category) in categories.enumerated() {
            append("<tr><th scope=\"row\">" as StaticString)
            append(escaping: category)
            append("</th>" as StaticString)
            for one in series {
                append("<td>" as StaticString)
                append(escaping: one.value(index).map(format.full) ?? "–")
                append("</td>" as StaticString)
            }
            append("</tr>" as StaticString)
        }
        append("</tbody></table>" as StaticString)
    }
}

extension String {
    /// About how wide this is at 12 pixels; the server does not know the reader's letters.
    var estimatedWidth: Double { Double(count) * 6.8 }
}
