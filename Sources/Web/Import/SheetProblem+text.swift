internal import Sheets
internal import Templates

extension SheetProblem {
    var text: Text {
        switch self {
        case .empty: Text("This file is empty.")
        case .folder: Text("This is a folder. Please choose a single file.")
        case .pdf: Text("This is a PDF. Please export the table as Excel (.xlsx) or CSV.")
        case .picture: Text("This is a picture. Please choose an Excel (.xlsx) or CSV file.")
        case .oldExcel: Text("This is an old or protected Excel file. Please save it as .xlsx without a password.")
        case .archive: Text("This is not an Excel workbook. Please choose an .xlsx or CSV file.")
        case .webPage: Text("This is a web page. Please open it in your spreadsheet and save it as .xlsx or CSV.")
        case .notText: Text("This is not a spreadsheet. Please choose an Excel (.xlsx) or CSV file.")
        case .damaged: Text("This workbook is damaged or protected. Please save it again as .xlsx without a password.")
        case .openQuote(let row): Text("Row {row} has a quotation mark that is never closed.", ["row": "\(row)"])
        case .tooManyRows(let limit):
            Text(
                "This file has more than {n} row. Please split it.",
                many: "This file has more than {n} rows. Please split it.", limit)
        case .tooManyColumns(let limit):
            Text(
                "This file has more than {n} column. Please remove those that are not needed.",
                many: "This file has more than {n} columns. Please remove those that are not needed.", limit)
        case .cellTooLong(let row): Text("Row {row} has a cell with more than 20,000 characters.", ["row": "\(row)"])
        case .tooMuchText: Text("This file contains too much text. Please split it.")
        }
    }
}
