import Base
import Database
import Jobs
import Settings
import TestKit
import Testing
import Web

@testable import Programme

@Suite struct ProgrammeFileTests {
    @Test("a programme can be taken along to another installation")
    func takingAlong() throws {
        let first = try TestDatabase(migrated: Database.Settings())
        var rules = RuleSet.standard
        rules.tiers[0].name = "Einsteiger"
        var settings = Settings()
        settings.company = "Nordlicht"
        settings.logo = "abc"
        settings.accent = Accent("#a03070")
        let now = moment("2026-05-01")
        let text = try first.database.write { writer in
            try SettingsStore.save(settings, by: .anna, at: now, writer)
            try RuleStore.publish(rules, note: "", by: .anna, at: now, writer)
            return try ProgrammeFile.written(writer)
        }
        let second = try TestDatabase(migrated: Database.Settings())
        #expect(try second.database.write { try ProgrammeFile.read(text, at: now, $0) } == 1)
        try second.database.read { reader throws in
            #expect(try ProgrammeRules.current(reader).rules == rules)
            #expect(try Settings.current(reader).company == "Nordlicht")
            #expect(try Settings.current(reader).logo == nil)
            #expect(try ProgrammeFile.written(reader) == text)
        }
    }

    @Test("a file is held to what the forms of the settings and the ladder take")
    func asTheForms() throws {
        let test = try TestDatabase(migrated: Database.Settings())
        let changes: [(field: String, change: (inout Settings) -> Void)] = [
            ("company", { $0.company = String(repeating: "x", count: 61) }), ("company", { $0.company = " " }),
            ("hold_days", { $0.holdDays = -1 }), ("attribution_days", { $0.attributionDays = 9_000 }),
            ("minimum_payout", { $0.minimumPayout = .max }), ("imprint", { $0.imprint = "javascript:x" }),
            ("sender_address", { $0.senderAddress = "nobody" }), ("working_hours", { $0.workingHours = [] }),
            ("time_zone", { $0.timeZone = "Mars/Base" }), ("accent", { $0.accent = Accent("#808080") }),
        ]
        for (field, change) in changes where field != "accent" || Accent("#808080")?.isLegible == false {
            var settings = Settings()
            change(&settings)
            let text = try JSON.text(ProgrammeFile(format: 1, rules: .standard, settings: settings))
            let error = #expect(throws: RuleError.self) {
                try test.database.write { try ProgrammeFile.read(text, at: moment("2026-05-01"), $0) }
            }
            #expect(error.map { "\($0)" }?.hasPrefix(field) == true, "\(field): \(String(describing: error))")
        }
        var rules = RuleSet.standard
        rules.tiers[0].name = ""
        #expect(!rules.problems.isEmpty)
    }

    @Test(
        "a file that is none, or cannot be, changes nothing",
        arguments: [
            "", "{}", "[1]", #"{"format":2}"#, "broken zone", "broken rules", "newer",
        ])
    func refused(what: String) throws {
        let test = try TestDatabase(migrated: Database.Settings())
        var settings = Settings()
        settings.company = "Other"
        if what == "broken zone" { settings.timeZone = "Europe/Nowhere" }
        var rules = RuleSet.standard
        if what == "broken rules" { rules.tiers.removeLast(3) }
        let file = ProgrammeFile(format: what == "newer" ? 2 : 1, rules: rules, settings: settings)
        let text = what.hasPrefix("broken") || what == "newer" ? try JSON.text(file) : what
        #expect(throws: RuleError.self) {
            try test.database.write { try ProgrammeFile.read(text, at: moment("2026-05-01"), $0) }
        }
        try test.database.read { reader throws in
            #expect(try ProgrammeRules.current(reader).version == 0)
            #expect(try Settings.current(reader) == Settings())
        }
    }
}
