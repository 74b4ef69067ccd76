internal import Base

/// The first visible sheet of an Excel workbook (ECMA-376): a zip archive with an XML file for the list of sheets, the
/// texts that cells share, the formats of cells, and each sheet.
struct Workbook {
    private var archive: ZipArchive
    private let limits: SheetLimits

    static func read(_ bytes: Bytes, _ limits: SheetLimits) throws(SheetProblem) -> Sheet {
        var workbook = Workbook(archive: try ZipArchive(bytes), limits: limits)
        return try workbook.sheet()
    }

    private mutating func sheet() throws(SheetProblem) -> Sheet {
        guard let list = try archive.content(of: "xl/workbook.xml") else { throw .archive }
        let (id, startsIn1904) = try Self.first(in: list)
        let path = try target(of: id) ?? "xl/worksheets/sheet1.xml"
        let formats = try CellFormats(archive.content(of: "xl/styles.xml") ?? [], startsIn1904: startsIn1904)
        let shared = try sharedTexts()
        guard let content = try archive.content(of: path) else { throw .damaged }
        var reader = SheetReader(content, shared, formats, limits)
        return try reader.read()
    }

    private static func first(in list: Bytes) throws(SheetProblem) -> (id: String?, startsIn1904: Bool) {
        var reader = XMLReader(list)
        var id: String?
        var startsIn1904 = false
        while let event = try reader.next() {
            guard case .start(let name, let attributes) = event else { continue }
            if name == "workbookPr", let value = attributes["date1904"] {
                startsIn1904 = ["1", "true"].contains(value)
            }
            if name == "sheet", id == nil, attributes["state"] ?? "visible" == "visible" { id = attributes["id"] }
        }
        return (id, startsIn1904)
    }

    private mutating func target(of id: String?) throws(SheetProblem) -> String? {
        guard let id, let links = try archive.content(of: "xl/_rels/workbook.xml.rels") else { return nil }
        var reader = XMLReader(links)
        while let event = try reader.next() {
            guard case .start("Relationship", let attributes) = event, attributes["Id"] == id,
                let target = attributes["Target"]
            else { continue }
            return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        return nil
    }

    /// The texts that cells name by number; what tells how to pronounce them is left out.
    private mutating func sharedTexts() throws(SheetProblem) -> [String] {
        guard let content = try archive.content(of: "xl/sharedStrings.xml") else { return [] }
        var reader = XMLReader(content)
        var texts: [String] = []
        var isText = false
        var isSpoken = false
        while let event = try reader.next() {
            switch event {
            case .start("si", _): texts.append("")
            case .start("t", _): isText = !isSpoken
            case .end("t"): isText = false
            case .start("rPh", _): isSpoken = true
            case .end("rPh"): isSpoken = false
            case .text(let text) where isText && !texts.isEmpty: texts[texts.count - 1] += text
            default: break
            }
        }
        return texts
    }
}

/// Reads the cells of one sheet.
private struct SheetReader {
    private static let lastRow = 1_048_576
    private var reader: XMLReader
    private let shared: [String]
    private let formats: CellFormats
    private let limits: SheetLimits

    init(_ content: Bytes, _ shared: [String], _ formats: CellFormats, _ limits: SheetLimits) {
        reader = XMLReader(content)
        self.shared = shared
        self.formats = formats
        self.limits = limits
    }

    mutating func read() throws(SheetProblem) -> Sheet {
        var sheet = SheetBuilder(limits)
        var number = 0
        var cells: [String] = []
        var column = 0
        while let event = try reader.next() {
            switch event {
            case .start("row", let attributes):
                // Numbers only grow, whatever a file says, and so none comes twice.
                let written = attributes["r"].flatMap { Int($0) } ?? 0
                number = number < written && written <= Self.lastRow ? written : number + 1
                (cells, column) = ([], 0)
            case .start("c", let attributes):
                column = attributes["r"].flatMap(Self.column) ?? column
                let text = try cell(attributes["t"] ?? "n", style: attributes["s"].flatMap { Int($0) } ?? 0)
                if !text.isEmpty {
                    guard column < limits.columns else { throw .tooManyColumns(limits.columns) }
                    while cells.count <= column { cells.append("") }
                    cells[column] = text
                }
                column += 1
            case .end("row"): try sheet.add(cells, at: number)
            default: break
            }
        }
        return try sheet.finish()
    }

    private mutating func cell(_ type: String, style: Int) throws(SheetProblem) -> String {
        var text = ""
        var isValue = false
        while let event = try reader.next() {
            switch event {
            case .start("v", _), .start("t", _): isValue = true
            case .end("v"), .end("t"): isValue = false
            case .text(let piece) where isValue: text += piece
            case .end("c"): return shown(text, type, style)
            default: break
            }
        }
        throw .damaged
    }

    private func shown(_ text: String, _ type: String, _ style: Int) -> String {
        switch type {
        case "s": Int(text).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? ""
        case "n": formats.shown(text, style: style)
        case "b": text == "1" ? "yes" : "no"
        case "d": String(text.prefix(10))
        case "e": ""
        default: text
        }
    }

    /// The place of the column in a name such as `BC12`, from 0.
    private static func column(_ name: String) -> Int? {
        let letters = name.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        guard (1...3).contains(letters.count) else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 } - 1
    }
}
