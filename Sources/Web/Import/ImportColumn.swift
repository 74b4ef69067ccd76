internal import Base
internal import Sheets
package import Templates

/// A column that an import can read: how it is called, and how a cell becomes a part of the record.
package struct ImportColumn<Draft: Sendable>: Sendable {
    let name: String
    let label: Text
    let example: String
    /// Without it a row is left out; of any other a cell that cannot be read only leaves out the value.
    let isRequired: Bool
    let isLike: @Sendable (String) -> Bool
    let read: @Sendable (String, inout Draft) throws(FieldProblem) -> Void
    private let names: Set<String>

    /// `names` are those that people give such a column, in English and German, in lower case.
    package init(
        _ name: String, _ label: Text, called names: String..., example: String = "", isRequired: Bool = false,
        isLike: @escaping @Sendable (String) -> Bool = { _ in false },
        read: @escaping @Sendable (String, inout Draft) throws(FieldProblem) -> Void
    ) {
        self.name = name
        self.label = label
        self.names = Set((names + [name, label.english]).map(ImportHeading.plain))
        self.example = example
        self.isRequired = isRequired
        self.isLike = isLike
        self.read = read
    }

    /// Reads a cell as a form reads its field.
    package init<Value: Sendable>(
        _ name: String, _ label: Text, called names: [String], example: String = "", isRequired: Bool = false,
        as rule: FieldRule<Value>, _ put: @escaping @Sendable (Value, inout Draft) -> Void
    ) {
        self.name = name
        self.label = label
        self.names = Set((names + [name, label.english]).map(ImportHeading.plain))
        self.example = example
        self.isRequired = isRequired
        isLike = { _ in false }
        read = { text, draft throws(FieldProblem) in put(try rule.parse(text), &draft) }
    }

    /// How well a heading fits: 2 for one of the names, 1 for one that holds a name, else 0.
    func fit(_ heading: String) -> Int {
        let plain = ImportHeading.plain(heading)
        if names.contains(plain) { return 2 }
        return names.contains { $0.count > 2 && " \(plain) ".contains(" \($0) ") } ? 1 : 0
    }
}

enum ImportHeading {
    /// In lower case, with one blank for whatever is no letter or digit: `E-Mail_Adresse` and `e mail adresse` are one.
    static func plain(_ heading: String) -> String {
        heading.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// As a spreadsheet names the column: A, B … AA.
    static func letter(_ column: Int) -> String {
        let last = Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return (column < 26 ? "" : letter(column / 26 - 1)) + String(last)
    }
}

/// Which column of a file is read as what, and how numbers and dates are written in it.
struct ImportMapping: Codable, Equatable, Sendable {
    /// The place of the column in the file, by the name of the column of the import.
    var places: [String: Int] = [:]
    var style = ImportStyle()

    init() {}

    /// As headings suggest, and what stands below them.
    init<Draft>(guessing sheet: Sheet, _ columns: [ImportColumn<Draft>], _ style: ImportStyle) {
        self.style = style
        for fit in [2, 1] {
            for column in columns where places[column.name] == nil {
                places[column.name] = sheet.columns.indices.first { place in
                    column.fit(sheet.columns[place]) == fit && !places.values.contains(place)
                }
            }
        }
        for column in columns where places[column.name] == nil {
            places[column.name] = sheet.columns.indices.first { place in
                guard !places.values.contains(place) else { return false }
                let cells = sheet.rows.prefix(50).map { $0[place] }.filter { !ImportCell.isNothing($0) }
                return cells.count >= 2 && cells.count(where: column.isLike) * 3 >= cells.count * 2
            }
        }
    }

    func place(_ name: String) -> Int? { places[name] }
}

enum ImportCell {
    private static let nothings: Set<String> = [
        "", "-", "--", "–", "—", "?", ".", "/", "k.a.", "k. a.", "k.a", "keine angabe", "n/a", "n.a.", "n. a.", "#n/a",
        "#nv", "null", "nil", "unbekannt", "unknown",
    ]

    /// Empty, or what people write to say so.
    static func isNothing(_ cell: String) -> Bool {
        cell.utf8.count <= 16 && nothings.contains(cell.trimmed.lowercased())
    }
}
