package import Base

/// Rows as RFC 4180 wants them. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
package struct CSV {
    package private(set) var bytes = Bytes()

    package init() {}

    mutating func add(mark: String) {
        bytes.append(mark)
    }

    package mutating func add(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(",") }
            add(cell)
        }
        bytes.append("\r\n")
    }

    private mutating func add(_ cell: String) {
        let isFormula = cell.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        // A number with its sign is a number.
        let text = isFormula && Double(cell) == nil ? "'" + cell : cell
        guard text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return bytes.append(text) }
        bytes.append("\"")
        bytes.append(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))
        bytes.append("\"")
    }
}
