import Base
import Database
import Programme
import Sheets
import Testing

@testable import Partners
@testable import Web

@Suite struct PartnerImportTests {
    let portal: TestPortal
    private let user: ID<User>

    init() throws {
        portal = try TestPortal()
        user = try portal.user("Ada", .admin)
    }

    private static let head = "name,type,region,email,website,rate,state,registration,tags\n"

    private func read(_ rows: String...) throws -> [(ImportReading<PartnerImport.Draft>, ImportVerdict)] {
        let sheet = try Sheet(Bytes((Self.head + rows.joined(separator: "\n")).utf8))
        return try portal.database.read { reader in
            let kind = try PartnerImport(for: ImportOwner(user, firm: nil), ImportStyle(), in: reader)
            let mapping = ImportMapping(guessing: sheet, kind.columns, ImportStyle())
            return try sheet.rows.map { row in
                let reading = ImportReading(row, sheet.columns, mapping, kind, kind.columns)
                return (reading, try kind.judge(reading.draft, in: reader))
            }
        }
    }

    @Test("a row becomes a firm, its type by code or by name")
    func new() throws {
        let found = try read(
            "Weber,channel,dach,info@weber.example,www.weber.example,12.5,paused,,\"gold; vip\"",
            "Lang,Broker,UAE,,,,,,")
        let drafts = found.map(\.0.draft)
        #expect(found.allSatisfy { !$0.0.isBad && $0.0.notes.isEmpty })
        #expect(drafts.map(\.profile.name) == ["Weber", "Lang"])
        #expect(drafts.map(\.state) == [.paused, .active])
        #expect(drafts[0].rate == Rate(basisPoints: 1250) && drafts[0].tags == ["gold", "vip"])
        #expect(drafts[1].kind?.type.code == "broker" && drafts[1].kind?.region.code == "uae")
    }

    @Test(
        "a row without what a firm needs is left out, and says which column and why",
        arguments: [
            (",channel,dach,,,,,,", "name"), ("A,nonsense,dach,,,,,,", "type"), ("A,broker,dach,,,,,,", "region"),
            ("A,rera_agent,india,,,,,,", nil),
        ])
    func wrong(row: String, column: String?) throws {
        let reading = try #require(try read(row).first).0
        #expect(reading.isBad)
        #expect(reading.notes.first?.column == column)
    }

    @Test(
        "any other value that cannot be read is left out alone",
        arguments: [
            ("A,channel,dach,anna,,,,,", "email"), ("A,channel,dach,,weber,,,,", "website"),
            ("A,channel,dach,,,120,,,", "rate"), ("A,channel,dach,,,,archived,,", "state"),
        ])
    func reduced(row: String, column: String) throws {
        let reading = try #require(try read(row).first).0
        #expect(!reading.isBad)
        #expect(reading.notes.map(\.column) == [column])
    }

    @Test("a firm that is there is known by its domain; mailboxes of a provider are told apart")
    func twins() throws {
        try portal.partner("Known") { partner in
            partner.profile.email = try? EmailAddress("a@known.example")
            partner.profile.website = "known.example"
        }
        let found = try read("One,channel,dach,b@known.example,,,,,", "Four,channel,dach,x@gmail.com,,,,,")
        let isKnown = found.map { if case .known = $0.1 { true } else { false } }
        #expect(isKnown == [true, false])
    }
}
