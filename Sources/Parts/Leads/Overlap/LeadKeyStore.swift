internal import Base
internal import Database
internal import Web

/// Detects overlaps: the keys of all leads.
enum LeadKeyStore {
    static let insert: SQL = """
        INSERT INTO lead_keys (key, lead_id, firm_id, is_active) VALUES ($1, $2, $3, $4)
        """
    private static let setActive: SQL = "UPDATE lead_keys SET is_active = $3 WHERE key = $1 AND lead_id = $2"
    private static let delete: SQL = "DELETE FROM lead_keys WHERE key = $1 AND lead_id = $2"
    private static let selectKept: SQL = "SELECT keys FROM lead_details WHERE lead_id = $1"
    private static let keep: SQL = "UPDATE lead_details SET keys = $2 WHERE lead_id = $1"
    private static let selectHolders: SQL = "SELECT lead_id FROM lead_keys WHERE key = $1"
    private static let own: SQL = """
        SELECT lead_id FROM lead_keys WHERE key = $1 AND firm_id = $2 AND lead_id <> $3 LIMIT 1
        """
    private static let held: SQL = """
        SELECT lead_id FROM lead_keys WHERE key = $1 AND firm_id <> $2 AND is_active = 1 LIMIT 1
        """
    private static let addName: SQL = """
        INSERT INTO lead_names (name, uses) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET uses = lead_names.uses + excluded.uses RETURNING uses
        """
    private static let dropName: SQL = "UPDATE lead_names SET uses = uses - 1 WHERE name = $1 RETURNING uses"
    private static let deleteName: SQL = "DELETE FROM lead_names WHERE name = $1"
    private static let addPart: SQL = "INSERT INTO lead_name_parts (part, size, name) VALUES ($1, $2, $3)"
    private static let deletePart: SQL = "DELETE FROM lead_name_parts WHERE part = $1 AND size = $2 AND name = $3"
    /// A group shared by this many names tells little: it is compared only among names of similar length.
    private static let common = 100
    /// So many are compared at most.
    private static let mostCompared = 500
    private static let countParts: SQL = """
        SELECT count(*) FROM (
            SELECT 1 FROM lead_name_parts WHERE part = $1 AND size BETWEEN $2 AND $3 LIMIT $4) AS found
        """
    private static let alike: SQL = """
        SELECT name FROM lead_name_parts WHERE part = $1 AND size BETWEEN $2 AND $3 LIMIT $4
        """

    // MARK: Asking

    /// A lead of the firm's own that has the key.
    static func own(_ key: LeadKey, of firm: ID<Firm>, except: ID<Lead>?, in reader: Reader) throws -> ID<Lead>? {
        try reader.value(own, [key.text, firm, except?.text ?? ""])
    }

    /// An active lead of another firm that has the key.
    static func held(_ key: LeadKey, against firm: ID<Firm>, in reader: Reader) throws -> ID<Lead>? {
        try reader.value(held, [key.text, firm])
    }

    /// The names that are nearly this one.
    static func names(like name: String, in reader: Reader) throws -> [String] {
        guard let parts = NameParts(name) else { return [] }
        let all = parts.sizes
        let counts = try parts.own.map { part in
            (try reader.value(countParts, [part, all.lowerBound, all.upperBound, common], as: Int.self) ?? 0, part)
        }
        var seen: Set<String> = [name]
        var alike: [String] = []
        var compared = 0
        // The rarest are enough, and lead to the fewest names.
        for (count, part) in counts.sorted(by: <).prefix(parts.telling) where count > 0 && compared < mostCompared {
            let sizes = count < common ? all : parts.size - 2...parts.size + 2
            try reader.each(self.alike, [part, sizes.lowerBound, sizes.upperBound, common]) { row in
                compared += 1
                let other = try row.text()
                if seen.insert(other).inserted, parts.isAlike(other) { alike.append(other) }
            }
        }
        return alike
    }

    // MARK: Keeping

    /// Takes the place of the keys that the lead had; gives them as its row keeps them, nil where they stay.
    static func replace(with lead: Lead, replacing old: Lead?, in writer: Writer) throws -> String? {
        if let old, old.firm == lead.firm, old.contact == lead.contact, old.archivedAt == lead.archivedAt,
            old.isActive == lead.isActive
        {
            return nil
        }
        let kept = try old == nil ? "" : kept(of: lead.id, in: writer)
        let before = kept.split(separator: " ").compactMap { LeadKey(text: $0) }
        // Archived leads are not compared.
        let country = try LeadSettings.country(in: writer)
        let after = lead.archivedAt == nil ? LeadKey.keys(of: lead.contact, country: country) : []
        if let old, before == after, old.firm == lead.firm {
            guard old.isActive != lead.isActive else { return nil }
            for key in after { try writer.run(setActive, [key.text, lead.id, lead.isActive]) }
            return nil
        }
        return try put(after, over: before, of: lead, in: writer)
    }

    private static func put(
        _ after: [LeadKey], over before: [LeadKey], of lead: Lead, in writer: Writer
    ) throws -> String {
        for key in before {
            try writer.run(delete, [key.text, lead.id])
            if key.kind == .name, !after.contains(key) { try drop(name: key.value, in: writer) }
        }
        for key in after {
            try writer.run(insert, [key.text, lead.id, lead.firm, lead.isActive])
            if key.kind == .name, !before.contains(key) { try add(name: key.value, in: writer) }
        }
        return after.map(\.text).joined(separator: " ")
    }

    /// Reckons the keys of all leads anew that have this one.
    static func renew(having key: String, in writer: Writer) throws {
        let country = try LeadSettings.country(in: writer)
        for id in try writer.all(selectHolders, [key], { try $0.next(ID<Lead>.self) }) {
            guard let lead = try LeadStore.lead(id, seenBy: .everything, in: writer) else { continue }
            let before = try kept(of: id, in: writer).split(separator: " ").compactMap { LeadKey(text: $0) }
            let after = LeadKey.keys(of: lead.contact, country: country)
            try writer.run(keep, [id, put(after, over: before, of: lead, in: writer)])
        }
    }

    static func kept(of lead: ID<Lead>, in reader: Reader) throws -> String {
        try reader.value(selectKept, [lead]) ?? ""
    }

    static func add(name: String, uses: Int = 1, in writer: Writer) throws {
        guard try writer.value(addName, [name, uses], as: Int.self) == uses, let parts = NameParts(name) else { return }
        for part in parts.own {
            try writer.run(addPart, [part, parts.size, name])
        }
    }

    private static func drop(name: String, in writer: Writer) throws {
        guard try writer.value(dropName, [name], as: Int.self) == 0 else { return }
        try writer.run(deleteName, [name])
        guard let parts = NameParts(name) else { return }
        for part in parts.own {
            try writer.run(deletePart, [part, parts.size, name])
        }
    }
}

extension Lead {
    /// Keeps others off: it counts, and was not lost.
    var isActive: Bool {
        archivedAt == nil && review == .accepted && stage.kind != .lost
    }
}
