package import Base

/// A table from a spreadsheet: the first row that has anything names the columns, the others are read by column.
package struct Sheet: Equatable, Sendable {
    package struct Row: Equatable, Sendable {
        /// The row's place in the file, from 1, as a spreadsheet counts.
        package let number: Int
        let cells: [String]

        /// Without blanks at its ends; empty where the row is shorter.
        package subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
        /// The first cell that has anything.
        package var first: String { cells.first { !$0.isEmpty } ?? "" }
    }

    /// The headings as they are written; one may be empty, and two may be the same.
    package let columns: [String]
    package let rows: [Row]

    /// Reads a CSV file in any of the usual encodings, or an Excel workbook; throws what the file is instead.
    package init(_ bytes: Bytes, named name: String = "", _ limits: SheetLimits = SheetLimits()) throws(SheetProblem) {
        switch FileKind(bytes) {
        case .empty: throw name.contains(".") ? .empty : .folder
        case .zip: self = try Workbook.read(bytes, limits)
        case .other(let problem): throw problem
        case .text: self = try CSVReader.read(SheetText.decode(bytes), limits)
        }
    }

    init(columns: [String], rows: [Row]) {
        self.columns = columns
        self.rows = rows
    }
}

package struct SheetLimits: Sendable {
    package var columns = 200
    package var rows = 10_000
    /// One cell, in bytes.
    package var cell = 20_000
    /// All cells together, in bytes.
    package var text = 8 << 20

    package init() {}
}

package enum SheetProblem: Error, Equatable, Sendable {
    case empty, folder, pdf, picture, oldExcel, archive, webPage, notText
    /// An Excel workbook that breaks off, or is protected by a password.
    case damaged
    case openQuote(row: Int), tooManyRows(Int), tooManyColumns(Int), cellTooLong(row: Int), tooMuchText
}

/// Collects rows within the limits, whatever file they come from.
struct SheetBuilder {
    let limits: SheetLimits
    private var columns: [String]?
    private var rows: [Sheet.Row] = []
    private var size = 0

    init(_ limits: SheetLimits) {
        self.limits = limits
    }

    mutating func add(_ row: [String], at number: Int) throws(SheetProblem) {
        var cells = row.map(SheetText.cleaned)
        while cells.last?.isEmpty == true { cells.removeLast() }
        guard !cells.isEmpty else { return }
        guard cells.count <= limits.columns else { throw .tooManyColumns(limits.columns) }
        guard cells.allSatisfy({ $0.utf8.count <= limits.cell }) else { throw .cellTooLong(row: number) }
        size += cells.reduce(0) { $0 + $1.utf8.count }
        guard size <= limits.text else { throw .tooMuchText }
        guard let columns else { return columns = cells }
        guard rows.count < limits.rows else { throw .tooManyRows(limits.rows) }
        rows.append(Sheet.Row(number: number, cells: Array(cells.prefix(columns.count))))
    }

    func finish() throws(SheetProblem) -> Sheet {
        guard let columns else { throw .empty }
        return Sheet(columns: columns, rows: rows)
    }
}
