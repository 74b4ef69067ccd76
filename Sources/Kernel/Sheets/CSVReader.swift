internal import Base

/// Takes rows of cells off UTF-8 text, one after the other, each byte once.
///
/// Spreadsheets of some countries put semicolons or tabs between cells; what stands in the first row says which it is.
struct CSVReader {
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let `return` = UInt8(ascii: "\r")

    private let bytes: Bytes
    private let separator: UInt8
    private let limits: SheetLimits
    private var place = 0
    private var row = 0

    static func read(_ bytes: Bytes, _ limits: SheetLimits) throws(SheetProblem) -> Sheet {
        var reader = CSVReader(bytes, limits)
        var sheet = SheetBuilder(limits)
        while let cells = try reader.next() {
            // Empty rows cost nothing, but a file of nothing else would.
            guard reader.row <= limits.rows * 10 else { throw .tooManyRows(limits.rows) }
            try sheet.add(cells, at: reader.row)
        }
        return try sheet.finish()
    }

    private init(_ bytes: Bytes, _ limits: SheetLimits) {
        self.bytes = bytes
        self.limits = limits
        let head = bytes.prefix(1 << 16).prefix { $0 != Self.newline && $0 != Self.return }
        // Excel writes the separator in a line of its own before the table.
        if head.count == 5, head.starts(with: "sep=".utf8), let mark = head.last {
            separator = mark
            place = head.endIndex
            skipLineEnd()
            row = 1
            return
        }
        var isQuoted = false
        var counts: [UInt8: Int] = [:]
        for byte in head {
            if byte == Self.quote { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates = [",", ";", "\t", "|"].compactMap(\Character.asciiValue)
        separator = candidates.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? UInt8(ascii: ",")
    }

    private mutating func next() throws(SheetProblem) -> [String]? {
        guard place < bytes.count else { return nil }
        row += 1
        var cells = [try cell()]
        while place < bytes.count, bytes[place] == separator {
            place += 1
            let cell = try cell()
            if cells.count < limits.columns {
                cells.append(cell)
            } else if !cell.isEmpty {
                throw .tooManyColumns(limits.columns)
            }
        }
        skipLineEnd()
        return cells
    }

    private mutating func skipLineEnd() {
        if place < bytes.count, bytes[place] == Self.return { place += 1 }
        if place < bytes.count, bytes[place] == Self.newline { place += 1 }
    }

    private mutating func cell() throws(SheetProblem) -> String {
        while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
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
