internal import Base
internal import Database
internal import Partners
internal import Web

/// The files of leads. Their content is in the file store, once for all that have the same.
enum LeadFileStore {
    private static let select: SQL = """
        SELECT id, lead_id, name, hash, size, added_at, author FROM lead_files WHERE lead_id = $1
        """
    private static let insert: SQL = """
        INSERT INTO lead_files (lead_id, id, name, hash, size, added_at, author) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """
    private static let sum: SQL = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM lead_files WHERE lead_id = $1"
    private static let delete: SQL = "DELETE FROM lead_files WHERE lead_id = $1 AND id = $2"

    static func files(of lead: ID<Lead>, in reader: Reader) throws -> [LeadFile] {
        try reader.all(select + " ORDER BY id DESC", [lead], LeadFile.init)
    }

    /// Ask for the lead within sight first.
    static func file(_ id: ID<LeadFile>, of lead: ID<Lead>, in reader: Reader) throws -> LeadFile? {
        try reader.first(select + " AND id = $2", [lead, id], LeadFile.init)
    }

    /// What the files of a lead take up.
    static func size(of lead: ID<Lead>, in reader: Reader) throws -> Int { try reader.value(sum, [lead]) ?? 0 }

    /// Notes a file whose content was put into the store, and is kept there.
    static func add(
        _ stored: StoredFile, named name: String, to id: ID<Lead>, seenBy visibleScope: LeadScope,
        by author: LeadAuthor,
        in writer: Writer
    ) throws {
        let lead = try LeadStore.current(id, version: nil, seenBy: visibleScope, in: writer)
        let file = ID<LeadFile>.make()
        try writer.run(insert, [id, file, name, stored.hash, stored.size, author.at, author.name])
        try FirmStorage.add(Int(stored.size), to: lead.firm, in: writer)
        let facts = LeadActivity.Facts(name: name, id: file.text, verb: "added")
        try LeadActivityStore.add(LeadActivity(.file, of: id, by: author, facts: facts), in: writer)
        try LeadStore.touch(lead, by: author, in: writer)
    }

    /// Removes a file; the caller releases its content. nil if it does not exist.
    static func remove(
        _ file: ID<LeadFile>, of id: ID<Lead>, seenBy visibleScope: LeadScope, by author: LeadAuthor, in writer: Writer
    ) throws -> LeadFile? {
        let lead = try LeadStore.current(id, version: nil, seenBy: visibleScope, in: writer)
        guard let found = try self.file(file, of: id, in: writer) else { return nil }
        try writer.run(delete, [id, file])
        try FirmStorage.add(-Int(found.size), to: lead.firm, in: writer)
        let facts = LeadActivity.Facts(name: found.name, id: file.text, verb: "removed")
        try LeadActivityStore.add(LeadActivity(.file, of: id, by: author, facts: facts), in: writer)
        try LeadStore.touch(lead, by: author, in: writer)
        return found
    }
}

extension LeadFile {
    init(_ row: inout Row) throws {
        id = try row.next()
        lead = try row.next()
        name = try row.next()
        hash = try row.next()
        size = try row.next()
        addedAt = try row.next()
        author = try row.next()
    }
}
