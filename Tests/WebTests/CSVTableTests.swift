import Base
import Templates
import Testing

@testable import Web

@Suite struct CSVTableTests {
    private func table(_ text: String, limit: Int = 100) throws -> CSVTable {
        try CSVTable(Bytes(text.utf8), limit: limit)
    }

    @Test(
        "cells are found by the name of their column, whatever stands between them",
        arguments: ["Name,Mail\r\nA,b\r\n", "name;mail\nA;b", "NAME\tMail\r\nA\tb", "\u{FEFF}name,mail\nA,b\n\n"])
    func separators(text: String) throws {
        let table = try table(text)
        #expect(table.columns == ["name", "mail"])
        #expect(table.rows.map { [$0["name"], $0["mail"], $0["other"]] } == [["A", "b", ""]])
    }

    @Test("quoted cells hold separators, quotation marks and line breaks")
    func quotes() throws {
        let table = try table("name,note\n\"Bau, Holz\",\"say \"\"hi\"\"\ntwice\"\nnext,\n")
        #expect(table.rows[0]["name"] == "Bau, Holz")
        #expect(table.rows[0]["note"] == "say \"hi\"\ntwice")
        #expect(table.rows[1]["name"] == "next")
    }

    @Test("a row is named by its number in the file, empty ones counted")
    func numbers() throws {
        #expect(try table("name\n\n , \nA\n").rows.map(\.number) == [4])
    }

    @Test(
        "what is written for a spreadsheet reads back as it was", arguments: ["=1+1", "+49 30 123", "@me", "'quoted"])
    func formulas(text: String) throws {
        var csv = CSV(.english)
        csv.add(["name"])
        csv.add([text])
        #expect(try CSVTable(csv.bytes, limit: 9).rows[0]["name"] == text)
    }

    @Test(
        "a file that is no table is refused with a reason",
        arguments: [
            ("", CSVTable.Problem.empty), ("name\n\"open", .openQuote(row: 2)), ("name,name\n", .columnTwice("name")),
            ("name\na\nb\nc", .tooManyRows(2)), ("name\n\0", .notText),
        ])
    func refused(text: String, problem: CSVTable.Problem) {
        #expect(throws: problem) { try table(text, limit: 2) }
    }

    @Test("bytes that are no UTF-8 are refused")
    func notText() {
        #expect(throws: CSVTable.Problem.notText) { try CSVTable([0x61, 0x0A, 0xFF], limit: 9) }
    }
}
