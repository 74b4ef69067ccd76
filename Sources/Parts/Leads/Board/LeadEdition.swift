internal import Base
internal import Database
internal import Web

/// The revision of a firm's leads. Each change creates a new one, whose id is never reused, here or in another
/// database: cached data is valid as long as its revision is the newest.
enum LeadEdition: Identified {
    static let idPrefix = "edition"

    private static let select: SQL = "SELECT edition FROM lead_editions WHERE firm_id = $1"
    private static let put: SQL = """
        INSERT INTO lead_editions (firm_id, edition) VALUES ($1, $2)
        ON CONFLICT (firm_id) DO UPDATE SET edition = excluded.edition
        """

    /// Nil for a firm whose leads have not changed since there are editions.
    static func newest(of firm: ID<Firm>, in reader: Reader) throws -> ID<LeadEdition>? {
        try reader.first(select, [firm]) { try $0.next() }
    }

    static func renew(of firm: ID<Firm>, in writer: Writer) throws {
        try writer.run(put, [firm, ID<LeadEdition>.make()])
    }
}
