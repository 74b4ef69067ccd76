import Base
import Database
import Templates
import Testing

@testable import Leads
@testable import Web

@Suite struct GermanSpreadsheetTests {
    let leads: LeadPortal
    let imports: Imports

    init() throws {
        leads = try LeadPortal()
        imports = Imports(
            browser: try leads.portal.browser(as: leads.anna.id), database: leads.database, path: LeadPath.imports)
    }

    @Test("of 2,999 rows of a German spreadsheet, only those are left out that nothing can be made of")
    func whole() throws {
        let id = try imports.send(GermanSpreadsheet.text, named: "Kundenliste.csv")
        #expect(try imports.page(id).field("numbers") == nil, "the file tells how its numbers are written")
        #expect(
            try Set(imports.file(id).mapping.places.keys) == [
                "company", "name", "email", "phone", "country", "city", "value", "stage", "tags", "note_on", "note",
            ])
        try imports.press("Check rows", id)
        try leads.settle()
        let bad = try imports.rows(id, "bad")
        #expect(bad.count == GermanSpreadsheet.bad)
        #expect(bad.count * 100 <= GermanSpreadsheet.rows)
        #expect(
            bad.allSatisfy { row in
                row.notes.contains {
                    [
                        "There is neither a company nor a name.",
                        "There is neither an e-mail address nor a phone number.",
                    ].contains($0.problem.english)
                }
            })
        #expect(try imports.counts(id)[.new] == GermanSpreadsheet.rows - GermanSpreadsheet.bad)
        let notes = try imports.rows(id, "reduced").flatMap(\.notes)
        #expect(Set(notes.map(\.cell)) == ["abc"], "nothing else is left out of a row")
    }

    @Test("amounts, countries and days are read as they are meant")
    func values() throws {
        let lines = GermanSpreadsheet.text.split(separator: "\r\n").prefix(11)
        let id = try imports.send(lines.joined(separator: "\r\n"))
        try imports.press("Check rows", id)
        try leads.settle()
        try imports.press("Import 10 rows", id)
        try leads.settle()
        let found = try imports.rows(id).compactMap { row in
            try leads.database.read { reader in
                try row.record.flatMap { ID<Lead>($0) }.flatMap {
                    try LeadStore.lead($0, seenBy: .everything, in: reader)
                }
            }
        }
        #expect(
            found.map { $0.value?.minor } == [
                800_000, nil, nil, 125_050, nil, 300_000, 95_000, 1_500_000, 210_000_000, 1_240_000,
            ])
        #expect(found.map { $0.contact.country ?? "" } == ["DE", "DE", "DE", "AT", "AT", "CH", "DE", "", "CH", "DE"])
        #expect(found.map(\.contact.phone).contains("abc") == false)
        #expect(found.allSatisfy { $0.tags == ["messe", "2026"] })
    }
}
