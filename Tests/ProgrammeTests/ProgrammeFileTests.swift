import Base
import Database
import Jobs
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
