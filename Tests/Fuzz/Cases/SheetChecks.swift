internal import Base
internal import Sheets

/// Any file, as somebody might import it: a CSV file or a workbook within the limits, or a reason why not.
@Sendable func checkSheet(_ bytes: Bytes) throws {
    let limits = SheetLimits()
    guard let sheet = try? Sheet(bytes, limits) else { return }
    try require(sheet.columns.count <= limits.columns, "\(sheet.columns.count) columns")
    try require(sheet.rows.count <= limits.rows, "\(sheet.rows.count) rows")
    try require(Sheet(stored: sheet.stored) == sheet, "It is not kept as it was read")
    let numbers = sheet.rows.map(\.number)
    try require(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }, "Rows do not count up: \(numbers)")
}
