internal import Base
package import Database
internal import Web

/// The settings for all leads.
package struct LeadSettings: Equatable, Sendable {
    /// The default country of phone numbers.
    package var country = "DE"
    /// The requirements that forms ask for.
    package var fields: Set<Lead.Requirements.Field> = [.type, .location, .budget, .timeline]

    package init() {}

    private static let select: SQL = "SELECT name, value FROM lead_settings"
    private static let selectCountry: SQL = "SELECT value FROM lead_settings WHERE name = 'country'"
    private static let put: SQL = """
        INSERT INTO lead_settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """

    package static func current(in reader: Reader) throws -> LeadSettings {
        var settings = LeadSettings()
        try reader.each(select) { row in
            let (name, value) = (try row.text(), try row.text())
            switch name {
            case "country": settings.country = value
            case "fields":
                settings.fields = Set(
                    value.split(separator: " ").compactMap { Lead.Requirements.Field(rawValue: String($0)) })
            default: break
            }
        }
        return settings
    }

    static func country(in reader: Reader) throws -> String {
        try reader.value(selectCountry) ?? LeadSettings().country
    }

    /// Keeps them, with what was changed.
    func change(by author: LeadAuthor, in writer: Writer) throws {
        let old = try LeadSettings.current(in: writer)
        try save(in: writer)
        let changes = [
            AuditEntry.Change("country", from: old.country, to: country),
            AuditEntry.Change("fields", from: old.fieldNames, to: fieldNames),
        ]
        try LeadStageStore.note(changes.filter { $0.from != $0.to }, by: author, in: writer)
    }

    func save(in writer: Writer) throws {
        try writer.run(LeadSettings.put, ["country", country])
        try writer.run(LeadSettings.put, ["fields", fieldNames])
    }

    private var fieldNames: String {
        Lead.Requirements.Field.allCases.filter(fields.contains).map(\.rawValue).joined(separator: " ")
    }
}
