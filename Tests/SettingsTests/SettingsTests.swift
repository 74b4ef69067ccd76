import Base
import Database
import Jobs
import TestKit
import Testing
import Web

@testable import Settings

@Suite struct SettingsTests {
    @Test("settings are kept, and each change of them is in the audit log")
    func keeping() throws {
        let test = try TestDatabase(migrated: Database.Settings())
        #expect(try test.database.read { try Settings.current($0) } == Settings())
        var settings = Settings()
        settings.company = "Nordlicht"
        settings.holdDays = 14
        let admin = Actor(
            User(
                id: .make(), name: "Anna Admin", email: try EmailAddress("anna@example.com"), roles: [.admin], firm: nil
            ),
            address: "203.0.113.7")
        let saved = try test.database.write { writer in
            (
                try SettingsStore.save(settings, by: admin, at: Timestamp(milliseconds: 1), writer),
                try SettingsStore.save(settings, by: admin, at: Timestamp(milliseconds: 2), writer)
            )
        }
        #expect(saved == (true, false))
        #expect(try test.database.read { try Settings.current($0) } == settings)
        let changes = try test.database.read { reader in
            try reader.all("SELECT changes FROM audit_entries") { try $0.text() }
        }
        #expect(
            changes == [
                #"[{"field":"company","from":"Portico","to":"Nordlicht"},{"field":"holdDays","from":"30","to":"14"}]"#
            ])
    }

    @Test("what an older version has not kept is as it is by default")
    func older() throws {
        let settings: Settings = try JSON.value(of: ##"{"company":"Nordlicht","accent":"#336699"}"##)
        #expect(settings.company == "Nordlicht")
        #expect(settings.accent?.hex == "#336699")
        #expect(settings.attributionDays == 90)
        #expect(try JSON.value(of: JSON.text(settings)) == settings)
    }

    @Test("amounts are converted at the rate of their day, and rounded half to even")
    func conversion() throws {
        var settings = Settings()
        let usd = Currency.usd
        let yen = try #require(Currency("JPY"))
        settings.exchangeRates = [
            ExchangeRate(CivilDate(year: 2026, month: 1, day: 1), usd, worth: 900_000),
            ExchangeRate(CivilDate(year: 2026, month: 3, day: 1), usd, worth: 925_000),
            ExchangeRate(CivilDate(year: 2026, month: 1, day: 1), yen, worth: 6_150),
        ]
        func euros(_ money: Money, _ day: String) throws -> Int64? {
            settings.converted(money, on: try #require(CivilDate(day)))?.money.minor
        }
        #expect(try euros(Money(minor: 10_000, usd), "2026-02-28") == 9_000)
        #expect(try euros(Money(minor: 10_000, usd), "2026-03-01") == 9_250)
        #expect(try euros(Money(minor: 2, usd), "2026-03-01") == 2)
        #expect(try euros(Money(minor: 10_000, yen), "2026-03-01") == 6_150)
        #expect(try euros(Money(minor: 10_000, usd), "2025-12-31") == nil)
        #expect(try euros(Money(minor: 77, .eur), "2025-12-31") == 77)
    }

    @Test(
        "lines that people write", arguments: ["2026-01-31 USD 0.92", "2026-01-31 USD 120", "2026-01-31 USD 0.000001"])
    func rateLines(line: String) {
        #expect(ExchangeRate(line: line)?.line == line)
    }

    @Test(
        "lines that say nothing",
        arguments: [
            "", "USD 0.92", "2026-02-30 USD 1", "2026-01-31 USD 0", "2026-01-31 USD x", "2026-01-31 USD 1.1234567",
            "2026-01-31 USD -1",
        ])
    func badRateLines(line: String) {
        #expect(ExchangeRate(line: line) == nil)
    }

    @Test(
        "working hours",
        arguments: [("9-17", "09:00–17:00"), ("08:30 – 12:15", "08:30–12:15"), ("0–24", "00:00–24:00")])
    func hours(typed: String, text: String) {
        #expect(Settings.Hours(typed)?.text == text)
    }

    @Test("hours that cannot be", arguments: ["", "9", "17-9", "9-25", "9:60-10", "a-b", "24-24"])
    func badHours(typed: String) {
        #expect(Settings.Hours(typed) == nil)
    }

    @Test("whatever colour the company has, what is made from it can be read", arguments: 0..<64)
    func accents(step: Int) throws {
        let hex = [step & 3, step >> 2 & 3, step >> 4 & 3].map { Bytes([UInt8($0 * 85)]).hexadecimal }.joined()
        let accent = try #require(Accent(hex))
        #expect(accent.isLegible, "\(accent.hex): \(accent.contrasts)")
    }

    @Test("the measure of contrast is right")
    func contrast() {
        #expect(abs(OKLCH.contrast(OKLCH("#ffffff"), OKLCH("#000000")) - 21) < 0.01)
        #expect(abs(OKLCH.contrast(OKLCH("#ffffff"), OKLCH("#767676")) - 4.54) < 0.01)
        #expect(abs(OKLCH("#ff0000").luminance - 0.2126) < 0.001)
        #expect(Accent("#12345") == nil && Accent("red") == nil && Accent("#12345g") == nil)
    }
}
