package import Base
internal import HTTP

/// A table that somebody has made in a spreadsheet: the first row names the columns, the others are read by name.
///
/// Spreadsheets of some countries put semicolons between cells; what stands in the first row says which it is.
package struct CSVTable: Sendable {
    package struct Row: Sendable {
        /// Where it stands in the file, from 1, as a spreadsheet counts.
        package let number: Int
        fileprivate let cells: [String: String]

        /// Without blanks at its ends; empty where the file has no such column.
        package subscript(column: String) -> String { cells[column] ?? "" }
    }

    package enum Problem: Error, Equatable, CustomStringConvertible {
        case empty, notText, openQuote(row: Int), tooManyRows(Int), columnTwice(String)

        package var description: String {
            switch self {
            case .empty: "the file has no rows"
            case .notText: "the file is not UTF-8 text: save it as \"CSV UTF-8\""
            case .openQuote(let row): "row \(row) has a quotation mark that is not closed"
            case .tooManyRows(let limit): "the file has more than \(limit) rows"
            case .columnTwice(let name): "the column \(name) is there twice"
            }
        }
    }

    package let columns: [String]
    package let rows: [Row]

    package init(_ bytes: Bytes, limit: Int) throws(Problem) {
        let mark: Bytes = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? Bytes(bytes.dropFirst(mark.count)) : bytes
        guard content.span.text != nil, !content.contains(0) else { throw .notText }
        var reader = CellReader(content)
        guard let head = try reader.next() else { throw .empty }
        let columns = head.map { $0.trimmed.lowercased() }
        let twice = columns.first { name in !name.isEmpty && columns.count { $0 == name } > 1 }
        if let twice { throw .columnTwice(twice) }
        var rows: [Row] = []
        while let cells = try reader.next() {
            guard cells.contains(where: { !$0.trimmed.isEmpty }) else { continue }
            guard rows.count < limit else { throw .tooManyRows(limit) }
            let named = zip(columns, cells).map { ($0, CSVTable.value($1)) }
            rows.append(Row(number: reader.row, cells: Dictionary(named) { first, _ in first }))
        }
        self.columns = columns
        self.rows = rows
    }

    /// Our own files have an apostrophe before what a spreadsheet would take for a formula.
    private static func value(_ cell: String) -> String { CSV.unguarded(cell.trimmed).trimmed }
}

/// Takes rows of cells off the bytes, one after the other.
private struct CellReader {
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let `return` = UInt8(ascii: "\r")

    private let bytes: Bytes
    private let separator: UInt8
    private var place = 0
    private(set) var row = 0

    init(_ bytes: Bytes) {
        self.bytes = bytes
        let head = bytes.prefix { $0 != Self.newline }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let counted = candidates.map { mark in (mark: mark, count: head.count { $0 == mark }) }
        separator = counted.max { $0.count < $1.count }?.mark ?? UInt8(ascii: ",")
    }

    mutating func next() throws(CSVTable.Problem) -> [String]? {
        guard place < bytes.count else { return nil }
        row += 1
        var cells = [try cell()]
        while place < bytes.count, bytes[place] == separator {
            place += 1
            cells.append(try cell())
        }
        if place < bytes.count, bytes[place] == Self.return { place += 1 }
        if place < bytes.count, bytes[place] == Self.newline { place += 1 }
        return cells
    }

    private mutating func cell() throws(CSVTable.Problem) -> String {
        guard place < bytes.count, bytes[place] == Self.quote else { return plain() }
        place += 1
        var content = Bytes()
        while true {
            guard place < bytes.count else { throw .openQuote(row: row) }
            let byte = bytes[place]
            place += 1
            if byte == Self.quote {
                guard place < bytes.count, bytes[place] == Self.quote else { break }
                place += 1
            }
            content.append(byte)
        }
        // Whatever stands behind the closing mark belongs to the cell, as spreadsheets have it.
        return String(decoding: content, as: UTF8.self) + plain()
    }

    private mutating func plain() -> String {
        let start = place
        while place < bytes.count, bytes[place] != separator, bytes[place] != Self.newline,
            bytes[place] != Self.return
        {
            place += 1
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }
}
