package import Base
package import Database
package import Settings
internal import Templates
internal import Web

/// All that makes a programme, in one file: to take it along to another installation.
package struct ProgrammeFile: Codable, Equatable, Sendable {
    package let format: Int
    package let rules: RuleSet
    package let settings: Settings

    private static let known = 1

    package static func written(_ reader: Reader) throws -> String {
        var settings = try Settings.current(reader)
        // The pictures are not part of it.
        settings.logo = nil
        settings.darkLogo = nil
        return try JSON.text(
            ProgrammeFile(format: known, rules: ProgrammeRules.current(reader).rules, settings: settings))
    }

    /// Publishes the rules of the file, and takes its settings; gives the new version.
    @discardableResult
    package static func read(_ text: String, at now: Timestamp, _ writer: Writer) throws -> Int64 {
        let file: ProgrammeFile
        do {
            file = try JSON.value(of: text)
        } catch {
            throw RuleError.unsound("this is no file of a programme: \(JSON.complaint(of: error))")
        }
        guard file.format == known else { throw RuleError.unsound("the file is of a newer version of Portico") }
        let problems = file.settings.problems + file.rules.problems.map(\.english)
        guard problems.isEmpty else { throw RuleError.unsound(problems.joined(separator: "\n")) }
        var settings = file.settings
        let current = try Settings.current(writer)
        settings.logo = current.logo
        settings.darkLogo = current.darkLogo
        try SettingsStore.save(settings, by: .program, at: now, writer)
        return try RuleStore.publish(file.rules, note: "Imported", by: .program, at: now, writer)
    }
}
