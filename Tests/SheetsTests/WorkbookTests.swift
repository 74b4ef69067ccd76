import Base
import Testing

@testable import Sheets

@Suite struct WorkbookTests {
    private static let list = """
        <?xml version="1.0"?><workbook xmlns:r="r"><!-- a comment --><sheets>\
        <sheet name="Alt" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Leads" sheetId="2" r:id="rId2"/>\
        </sheets></workbook>
        """
    private static let links = """
        <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>
        """
    private static let styles = """
        <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>\
        <numFmt numFmtId="165" formatCode="#,##0.00&quot; Day&quot;"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="165"/>\
        </cellXfs></styleSheet>
        """
    private static let shared = """
        <sst><si><t>Firma</t></si><si><r><t>Mül</t></r><r><t xml:space="preserve">ler &amp; Co</t></r>\
        <rPh sb="0" eb="1"><t>spoken</t></rPh></si></sst>
        """

    private func sheet(_ rows: String, list: String = list, styles: String = styles) throws -> Sheet {
        try Sheet(
            ZipMaker.archive([
                ("xl/workbook.xml", list), ("xl/_rels/workbook.xml.rels", Self.links), ("xl/styles.xml", styles),
                ("xl/sharedStrings.xml", Self.shared), ("xl/worksheets/sheet1.xml", "<worksheet/>"),
                ("xl/worksheets/sheet2.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
            ]), named: "leads.xlsx")
    }

    private func cells(_ rows: String) throws -> [String] {
        let head = "<row r=\"1\">" + "ABCDEFGH".map { "<c r=\"\($0)1\" t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
        let sheet = try sheet(head + "<row r=\"3\">\(rows)</row>")
        #expect(sheet.rows.map(\.number) == [3])
        return try sheet.columns.indices.map { try #require(sheet.rows.first)[$0] }
    }

    @Test("the first visible sheet is read: shared, inline and formula texts, each in its column")
    func texts() throws {
        let cells = try cells(
            """
            <c r="B3" t="s"><v>1</v></c><c r="C3" t="inlineStr"><is><t>in &#252;ber</t></is></c>\
            <c r="E3" t="str"><f>A1</f><v>made</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" t="e"><v>#N/A</v></c>
            """)
        #expect(cells == ["", "Müller & Co", "in über", "", "made", "yes", "", ""])
    }

    @Test("numbers come in full, days by their style, shares as per cent")
    func numbers() throws {
        let cells = try cells(
            """
            <c r="A3"><v>12400</v></c><c r="B3"><v>4.93012345678E10</v></c><c r="C3"><v>0.1</v></c>\
            <c r="D3" s="1"><v>46022.75</v></c><c r="E3" s="2"><v>46022</v></c><c r="F3" s="3"><v>0.125</v></c>\
            <c r="G3" s="4"><v>12.5</v></c><c r="H3"><v>12.345</v></c>
            """)
        #expect(cells == ["12400", "49301234567.8", "0.1", "2025-12-31", "2025-12-31", "12.5", "12.5", "012.345"])
    }

    @Test("a workbook may count its days from 1904")
    func days() throws {
        let list = Self.list.split(separator: "<sheets>").joined(separator: "<workbookPr date1904=\"1\"/><sheets>")
        let rows = "<row><c t=\"str\"><v>A</v></c></row><row><c s=\"1\"><v>44560</v></c></row>"
        #expect(try sheet(rows, list: list).rows.first?[0] == "2025-12-31")
    }

    @Test("an archive of other things, a broken and a protected workbook are told apart")
    func others() {
        #expect(throws: SheetProblem.archive) { try Sheet(ZipMaker.archive([("word/document.xml", "<a/>")])) }
        #expect(throws: SheetProblem.damaged) { try sheet("<row><c") }
        #expect(throws: SheetProblem.damaged) { try sheet("<row></c></row>", list: "<!DOCTYPE a [<!ENTITY b 'c'>]>") }
        let deep = String(repeating: "<a>", count: 100)
        #expect(throws: SheetProblem.damaged) { try sheet(deep) }
    }

    @Test("what unpacks to far more than it is packed to is refused unread")
    func bombs() {
        for size in [1 << 30, 3_000_000] {
            #expect(throws: SheetProblem.tooMuchText) {
                try Sheet(ZipMaker.archive([("xl/workbook.xml", "<a/>")], claiming: size))
            }
        }
        #expect(throws: SheetProblem.damaged) {
            try Sheet(ZipMaker.archive([("xl/workbook.xml", "<a/>")], claiming: 2))
        }
    }

    @Test("columns and rows beyond the limits are refused")
    func limits() {
        #expect(throws: SheetProblem.tooManyColumns(200)) {
            try sheet("<row><c r=\"ZZZ1\" t=\"str\"><v>A</v></c></row>")
        }
        let many = String(repeating: "<row><c><v>1</v></c></row>", count: 2_000)
        var limits = SheetLimits()
        limits.rows = 100
        #expect(throws: SheetProblem.tooManyRows(100)) {
            try Sheet(
                ZipMaker.archive([
                    ("xl/workbook.xml", "<workbook/>"),
                    ("xl/worksheets/sheet1.xml", "<worksheet>\(many)</worksheet>"),
                ]), limits)
        }
    }

    @Test("an archive that was cut or changed anywhere is refused or read, and never more than that")
    func mutations() {
        let whole = ZipMaker.archive([
            ("xl/workbook.xml", Self.list), ("xl/_rels/workbook.xml.rels", Self.links), ("xl/styles.xml", Self.styles),
            ("xl/worksheets/sheet2.xml", "<worksheet><row><c t=\"inlineStr\"><is><t>A</t></is></c></row></worksheet>"),
        ])
        var numbers = SeededRandom(seed: 7)
        for place in whole.indices {
            var bytes = whole
            bytes[place] = UInt8.random(in: 0...255, using: &numbers)
            _ = try? Sheet(bytes)
            if place.isMultiple(of: 5) { _ = try? Sheet(Bytes(whole.prefix(place))) }
        }
        for byte: UInt8 in [0, 0xFF] {
            for place in whole.indices.dropLast() {
                var bytes = whole
                bytes[place] = byte
                bytes[place + 1] = byte
                _ = try? Sheet(bytes)
            }
        }
    }
}
