import Base
import Testing

@testable import Sheets

@Suite struct CSVReaderTests {
    private func sheet(_ text: String, _ limits: SheetLimits = SheetLimits()) throws -> Sheet {
        try Sheet(Bytes(text.utf8), named: "a.csv", limits)
    }

    private func cells(_ sheet: Sheet) -> [[String]] {
        sheet.rows.map { row in sheet.columns.indices.map { row[$0] } }
    }

    @Test(
        "cells are found by their column, whatever stands between them",
        arguments: [
            "Name,Mail\r\nA,b\r\n", "Name;Mail\nA;b", "Name\tMail\rA\tb\r", "\u{FEFF}Name,Mail\nA,b\n\n",
            "sep=;\r\nName;Mail\r\nA;b", "\"Name\";\"Mail\"\nA;b", "Name|Mail\nA|b",
        ])
    func separators(text: String) throws {
        let sheet = try sheet(text)
        #expect(sheet.columns == ["Name", "Mail"])
        #expect(cells(sheet) == [["A", "b"]])
        #expect(sheet.rows[0][7].isEmpty)
    }

    @Test("quoted cells hold separators, quotation marks and line breaks")
    func quotes() throws {
        let sheet = try sheet("name,note\n\"Bau, Holz\",\"say \"\"hi\"\"\ntwice\"\nnext,\n")
        #expect(cells(sheet) == [["Bau, Holz", "say \"hi\"\ntwice"], ["next", ""]])
    }

    @Test("a comma in a quoted heading does not decide what stands between cells")
    func quotedHeading() throws {
        #expect(try sheet("\"Name, Vorname, Titel\";Ort\nA;B").columns == ["Name, Vorname, Titel", "Ort"])
    }

    @Test("a row is named by its number in the file, empty ones counted")
    func numbers() throws {
        #expect(try sheet("name\n\n , \nA\n").rows.map(\.number) == [4])
    }

    @Test("two columns may have one heading, and one may have none")
    func headings() throws {
        let sheet = try sheet("Tel;;Tel\n1;2;3\n")
        #expect(sheet.columns == ["Tel", "", "Tel"])
        #expect(cells(sheet) == [["1", "2", "3"]])
    }

    @Test(
        "umlauts are read in every encoding that spreadsheets write",
        arguments: [
            Bytes("Größe;Preis €\nMüller;1".utf8), [0xEF, 0xBB, 0xBF] + Bytes("Größe;Preis €\nMüller;1".utf8),
            Bytes("Gr\u{F6}\u{DF}e;Preis \u{80}\nM\u{FC}ller;1".unicodeScalars.map { UInt8($0.value) }),
            [0xFF, 0xFE] + Bytes("Größe;Preis €\nMüller;1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            [0xFE, 0xFF] + Bytes("Größe;Preis €\nMüller;1".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
            Bytes("Größe;Preis €\nMüller;1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
        ])
    func encodings(bytes: Bytes) throws {
        let sheet = try Sheet(bytes)
        #expect(sheet.columns == ["Größe", "Preis €"])
        #expect(cells(sheet) == [["Müller", "1"]])
    }

    @Test(
        "a file that is no table is called what it is",
        arguments: [
            ("", "leads.csv", SheetProblem.empty), ("", "leads", .folder), ("\n\n", "a.csv", .empty),
            ("%PDF-1.7 …", "leads.csv", .pdf), ("\u{89}PNG", "a.csv", .picture), ("PK\u{3}\u{4}", "a.xlsx", .damaged),
            ("<!DOCTYPE html><table>", "a.xls", .webPage), ("a\u{0}b\u{1}", "a.csv", .notText),
            ("name\n\"open", "a.csv", .openQuote(row: 2)),
        ])
    func kinds(text: String, name: String, problem: SheetProblem) {
        #expect(throws: problem) {
            try Sheet(Bytes(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }), named: name)
        }
    }

    @Test("old Excel files are told from others")
    func oldExcel() {
        #expect(throws: SheetProblem.oldExcel) { try Sheet([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) }
    }

    @Test("rows, columns, cells and the whole are limited, and more of either is refused")
    func limits() throws {
        var limits = SheetLimits()
        (limits.rows, limits.columns, limits.cell, limits.text) = (2, 3, 10, 40)
        #expect(throws: SheetProblem.tooManyRows(2)) { try sheet("a\n1\n2\n3", limits) }
        #expect(throws: SheetProblem.tooManyRows(2)) { try sheet("a\n" + String(repeating: "\n", count: 30), limits) }
        #expect(throws: SheetProblem.tooManyColumns(3)) { try sheet("a,b,c,d\n", limits) }
        #expect(try sheet("a,b,c,,,,,\n1,2,3,,,,\n", limits).columns == ["a", "b", "c"])
        #expect(throws: SheetProblem.cellTooLong(row: 2)) { try sheet("a\n12345678901", limits) }
        #expect(throws: SheetProblem.tooMuchText) {
            try sheet("a,b\n1234567890,1234567890\n1234567890,1234567890", limits)
        }
    }

    @Test("hostile files take time in proportion to their size")
    func hostile() {
        let files = [
            String(repeating: "c,", count: 2_000_000), "a\n" + String(repeating: "\n", count: 4_000_000),
            "\"" + String(repeating: "x", count: 4_000_000), String(repeating: "\"\",", count: 1_300_000),
            "a\n" + String(repeating: "1\n", count: 2_000_000),
        ]
        for file in files {
            let time = ContinuousClock().measure { _ = try? Sheet(Bytes(file.utf8)) }
            #expect(time < .seconds(30), "\(file.prefix(10)) took \(time)")
        }
    }

    @Test("what is kept of a sheet reads back as it was")
    func stored() throws {
        let sheet = try sheet("Name;;Notiz\n\nA;;\"x\ny\"\n;B\n")
        #expect(Sheet(stored: sheet.stored) == sheet)
        #expect(Sheet(stored: "").rows.isEmpty)
    }
}
