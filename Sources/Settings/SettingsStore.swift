package import Base
internal import Crypto
package import Database
internal import Jobs
package import Web

/// Stores the settings.
package enum SettingsStore {
    private static let save: SQL = """
        INSERT INTO programme_settings (id, content, changed_at) VALUES (1, $1, $2)
        ON CONFLICT (id) DO UPDATE SET content = excluded.content, changed_at = excluded.changed_at
        """
    private static let saveLogo: SQL = """
        INSERT INTO logos (name, type, hash, content) VALUES ($1, $2, $3, $4)
        ON CONFLICT (name) DO UPDATE SET type = excluded.type, hash = excluded.hash, content = excluded.content
        """

    private static let documents = LastDocument<Settings>()

    static func current(_ reader: Reader) throws -> Settings {
        let content = try reader.value("SELECT content FROM programme_settings WHERE id = 1", as: String.self)
        return try content.map(documents.value) ?? Settings()
    }

    /// Keeps settings, and what of them is new in the audit log; says whether anything is.
    @discardableResult
    package static func save(_ settings: Settings, by actor: Actor, at now: Timestamp, _ writer: Writer) throws -> Bool
    {
        let changes = try settings.changes(since: current(writer))
        guard !changes.isEmpty else { return false }
        try writer.run(save, [try JSON.text(settings), now])
        try writer.audit(SettingsEvent.changed, called: settings.company, by: actor, changes: changes, at: now)
        try writer.record(
            SettingsEvent.changed, of: ID<SettingsChange>.make(), by: actor.user?.id,
            data: JSON.text(SettingsChanges(fields: changes.map(\.field))), at: now)
        return true
    }

    /// A logo and its address; `content` has been checked.
    static func keepLogo(_ name: String, _ content: Bytes, _ type: ImageType, _ writer: Writer) throws -> String {
        let stream = try SHA256Stream()
        try stream.update(content)
        let hash = String(try stream.finish().hexadecimal.prefix(16))
        try writer.run(saveLogo, [name, type, hash, content])
        return hash
    }

    static func logo(_ hash: String, _ reader: Reader) throws -> (type: ImageType, content: Bytes)? {
        try reader.first("SELECT type, content FROM logos WHERE hash = $1", [hash]) { row in
            (try row.next(), try row.bytes())
        }
    }
}

/// Names one change of the settings in the log of events.
enum SettingsChange: Identified {
    static let idPrefix = "setting"
}

/// Pictures that every browser shows, known by how they begin.
enum ImageType: String, Sendable, DatabaseValue {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case webp = "image/webp"
    case svg = "image/svg+xml"

    init?(of content: Bytes) {
        if content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) {
            self = .png
        } else if content.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if content.starts(with: "RIFF".utf8), content.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else if String(decoding: content.prefix(1_000), as: UTF8.self).contains("<svg") {
            self = .svg
        } else {
            return nil
        }
    }
}

extension Settings {
    /// The differences, for the audit log.
    package func changes(since before: Settings) -> [AuditEntry.Change] {
        let old = before.facts
        return facts.compactMap { name, value in
            old[name] == value ? nil : AuditEntry.Change(name, from: old[name], to: value)
        }.sorted { $0.field < $1.field }
    }

    private var facts: [String: String] {
        [
            "company": company, "logo": logo ?? "", "darkLogo": darkLogo ?? "", "accent": accent?.hex ?? "",
            "senderName": senderName, "senderAddress": senderAddress ?? "", "timeZone": timeZone,
            "weekStart": weekStart.rawValue,
            "currencies": currencies.map(\.code).joined(separator: ", "),
            "exchangeRates": exchangeRates.map(\.line).joined(separator: "\n"),
            "workingHours": workingHours.map { $0?.text ?? "–" }.joined(separator: ", "),
            "holidays": holidays.map(\.line).joined(separator: "\n"), "imprint": imprint ?? "",
            "privacy": privacy ?? "", "terms": terms ?? "", "holdDays": "\(holdDays)",
            "minimumPayout": minimum.plain, "attributionDays": "\(attributionDays)",
        ]
    }
}
