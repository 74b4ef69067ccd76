package import Base
package import Database
package import Web

/// An internal note about a firm. It appears in no page, search or export for partners.
package struct PartnerNote: Identified, Sendable {
    package static let idPrefix = "note"

    package let id: ID<PartnerNote>
    package let at: Timestamp
    package let author: String
    package let text: String
}

package enum PartnerNotes {
    private static let select: SQL = """
        SELECT id, written_at, author_name, text FROM partner_notes WHERE firm_id = $1 ORDER BY id DESC
        """
    private static let insert: SQL = """
        INSERT INTO partner_notes (firm_id, id, written_at, author_id, author_name, text) VALUES ($1, $2, $3, $4, $5, $6)
        """

    /// The newest first.
    package static func all(of firm: ID<Firm>, in reader: Reader) throws -> [PartnerNote] {
        try reader.all(select, [firm]) { row in
            PartnerNote(id: try row.next(), at: try row.next(), author: try row.next(), text: try row.next())
        }
    }

    /// The entry of the audit log names no firm, so that its owner does not learn of it.
    static func add(
        _ text: String, to partner: Partner, by author: User, _ actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(insert, [partner.id, ID<PartnerNote>.make(), now, author.id, author.name, text])
        try writer.audit(PartnerEvent.noted, of: partner.id.text, called: partner.name, by: actor, at: now)
    }
}
