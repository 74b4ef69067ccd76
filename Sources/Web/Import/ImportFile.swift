package import Base
internal import Database
internal import Sheets
internal import Templates

/// A spreadsheet that somebody imports.
package struct ImportFile: Identified, Sendable {
    /// In bytes.
    static let sizeLimit = 5 << 20

    package static let idPrefix = "import"

    enum State: String, Sendable, DatabaseValue {
        case sent, checking, checked, running, done, undoing, undone
    }

    package let id: ID<ImportFile>
    let kind: String
    let owner: ImportOwner
    let fileName: String
    let mapping: ImportMapping
    let state: State
    let rowCount: Int
    let sentAt: Timestamp

    init(_ row: inout Row) throws {
        id = try row.next()
        kind = try row.next()
        owner = ImportOwner(try row.next(), firm: try row.next())
        fileName = try row.next()
        mapping = try JSON.value(of: row.text())
        state = try row.next()
        rowCount = try row.next()
        sentAt = try row.next()
    }

    /// Its columns can still be changed.
    var isOpen: Bool { state == .sent || state == .checked }
    /// Open pages of these hear of its progress.
    var listeners: String { owner.firm?.text ?? owner.user.text }
}

/// What is thought of a row, and then what became of it.
struct ImportRow: Sendable {
    enum Verdict: String, CaseIterable, Sendable, DatabaseValue {
        case new, review, known, twice, bad, added, kept, undone

        static let leftOut: [Verdict] = [.known, .twice, .bad]

        var title: Text {
            switch self {
            case .new: Text("Will be imported", as: "import")
            case .review: Text("Will be imported and reviewed", as: "import")
            case .known: Text("Already there", as: "import")
            case .twice: Text("Duplicate in file", as: "import")
            case .bad: Text("Left out", as: "import")
            case .added: Text("Imported", as: "import")
            case .kept: Text("Kept: changed since the import", as: "import")
            case .undone: Text("Undone", as: "import")
            }
        }

        var tone: String {
            switch self {
            case .new: "info"
            case .review: "warning"
            case .known, .twice, .kept, .undone: ""
            case .bad: "danger"
            case .added: "success"
            }
        }
    }

    let number: Int
    let verdict: Verdict
    let title: String
    let notes: [ImportNote]
    let record: String?

    init(_ row: inout Row) throws {
        number = try row.next()
        verdict = try row.next()
        title = try row.next()
        let kept = try row.text()
        notes = kept.isEmpty ? [] : try JSON.value(of: kept)
        record = try row.next()
    }
}

/// What is to be said of a row, or of one of its cells.
struct ImportNote: Codable, Equatable, Sendable {
    /// The heading of the column, as the file has it; nil for the whole row.
    let column: String?
    let cell: String
    private let text: [[String]]

    init(_ text: Text, of cell: String = "", in column: String? = nil) {
        self.column = column
        self.cell = String(cell.prefix(60))
        self.text = text.parts.map { [$0.name, $0.value] }
    }

    var problem: Text {
        let parts = text.compactMap { $0.count == 2 ? (name: $0[0], value: $0[1]) : nil }
        return Text(parts: parts) ?? Text("This cannot be read.")
    }
}

/// A row as it has been read.
struct ImportReading<Draft> {
    let draft: Draft
    let title: String
    private(set) var notes: [ImportNote] = []
    let isBad: Bool
}

extension ImportReading where Draft: Sendable {
    /// Reads the cells of a row. What cannot be read is left out and noted; without a required one the row is bad.
    init<Kind: Import>(
        _ row: Sheet.Row, _ headings: [String], _ mapping: ImportMapping, _ kind: Kind, _ columns: [ImportColumn<Draft>]
    ) where Kind.Draft == Draft {
        var draft = kind.blank
        var notes: [ImportNote] = []
        var isBad = false
        for column in columns {
            let place = mapping.place(column.name)
            let cell = place.map { CSV.unguarded(row[$0]).trimmed } ?? ""
            let heading = place.map { headings[$0] }
            do throws(FieldProblem) {
                guard !ImportCell.isNothing(cell) else {
                    if column.isRequired { throw .missing }
                    continue
                }
                try column.read(cell, &draft)
            } catch {
                notes.append(ImportNote(error.text, of: cell, in: heading ?? column.name))
                isBad = isBad || column.isRequired
            }
        }
        do throws(ImportProblem) {
            if !isBad { try kind.check(draft) }
        } catch {
            notes.insert(ImportNote(error.text), at: 0)
            isBad = true
        }
        let title = kind.title(of: draft)
        self.draft = draft
        self.title = title.isEmpty ? row.first : title
        self.notes = notes
        self.isBad = isBad
    }
}
