package import Base
package import HTTP
package import Templates

/// Rows as RFC 4180 wants them, for the reader's spreadsheet. What one would take for a formula gets an apostrophe in
/// front, wherever any of them may see the beginning of a cell.
package struct CSV {
    /// Spreadsheets take a file with this mark for UTF-8.
    static let mark = "\u{FEFF}"

    package private(set) var bytes = Bytes()
    /// Spreadsheets of countries with a comma before the fraction split at semicolons.
    private let separator: UInt8

    package init(_ language: Language) {
        separator =
            switch language {
            case .english: UInt8(ascii: ",")
            case .german: UInt8(ascii: ";")
            }
    }

    mutating func add(mark: String) {
        bytes.append(mark)
    }

    package mutating func add(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(separator) }
            add(cell)
        }
        bytes.append("\r\n")
    }

    /// The whole as a file to keep.
    package func file(named name: String) -> Response {
        var response = Response(.ok, content: .bytes(Bytes(CSV.mark.utf8) + bytes))
        response.fields.add(csvNamed: name)
        return response
    }

    private mutating func add(_ cell: String) {
        let text = CSV.guarded(cell)
        guard text.unicodeScalars.contains(where: { $0.isBreak || $0 == "\"" }) else { return bytes.append(text) }
        bytes.append("\"")
        bytes.append(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))
        bytes.append("\"")
    }

    /// With an apostrophe before what would be a formula. A row is split where the reader's spreadsheet will have it, and
    /// then quotation marks that stand within what it takes for a cell keep nothing together.
    private static func guarded(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: isGuarded) else { return cell }
        var rest = cell.unicodeScalars[...]
        // A number with its sign is a number.
        let isMarked = rest.first.map(isGuarded) == true && Double(cell) == nil
        var text = String.UnicodeScalarView()
        if isMarked || isFormula(rest.prefix { !$0.isBreak }) { text.append("'") }
        while let end = rest.firstIndex(where: \.isBreak) {
            text += rest[...end]
            rest = rest[end...].dropFirst()
            let piece = rest.prefix { !$0.isBreak }
            if isFormula(piece) { text.append("'") }
        }
        text += rest
        return String(text)
    }

    /// Nobody's spreadsheet takes a lone sign for a formula: prices of some countries end with one (`100,-`).
    private static func isFormula(_ piece: Substring.UnicodeScalarView) -> Bool {
        let bare = piece.drop { $0 == "\"" }
        guard let first = bare.first, first.isFormulaSign, bare.count > 1 else { return false }
        // A number with its sign is a number, unless quotation marks are in front of it.
        return bare.count < piece.count || Double(String(bare)) == nil
    }

    private static func isGuarded(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isFormulaSign || scalar == "\t" || scalar == "\r"
    }

    /// What `guarded` was made of.
    package static func unguarded(_ text: String) -> String {
        guard text.unicodeScalars.contains("'") else { return text }
        var plain = String.UnicodeScalarView()
        var isBeginning = true
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let isGuard = isBeginning && scalar == "'" && rest.first { $0 != "\"" }.map(isGuarded) == true
            if !isGuard { plain.append(scalar) }
            isBeginning = scalar.isBreak
        }
        return String(plain)
    }
}

extension Fields {
    /// What a CSV says of itself.
    mutating func add(csvNamed name: String) {
        add("Content-Type", "text/csv; charset=utf-8; header=present")
        add("Content-Disposition", "attachment; filename=\"\(name)\"")
        add("Cache-Control", "no-store")
    }
}

extension Unicode.Scalar {
    /// Where one spreadsheet or another lets a new cell begin.
    fileprivate var isBreak: Bool { ",;\t\r\n".unicodeScalars.contains(self) }

    /// The last four are the wide ones of East Asian keyboards, which spreadsheets there take for the same.
    fileprivate var isFormulaSign: Bool { "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(self) }
}
