package import Base
package import Database
package import Web

/// The firms, as far as the rights of their people go. The partners' part opens and closes them.
package enum Firms {
    private static let select: SQL = "SELECT id, name, sight FROM firms WHERE id = $1"
    private static let insert: SQL = """
        INSERT INTO firms (id, name, sight, is_closed, name_key) VALUES ($1, $2, 'own', 0, $3)
        """
    private static let find: SQL = """
        SELECT id, name, sight FROM firms WHERE is_closed = 0 AND name_key LIKE $1 ESCAPE '\\'
        ORDER BY name_key, id LIMIT $2
        """

    package static func firm(_ id: ID<Firm>, in reader: Reader) throws -> Firm? {
        try reader.first(select, [id]) { try $0.next() }
    }

    /// All that are not closed.
    package static func all(in reader: Reader) throws -> [ID<Firm>] {
        try reader.all("SELECT id FROM firms WHERE is_closed = 0 ORDER BY id") { try $0.next() }
    }

    /// Those that people can be invited to, by name.
    package static func allNamed(in reader: Reader) throws -> [Firm] {
        try reader.all("SELECT id, name, sight FROM firms WHERE is_closed = 0 ORDER BY name_key, id") { try $0.next() }
    }

    /// The names of all firms, including closed ones.
    package static func names(in reader: Reader) throws -> [ID<Firm>: String] {
        let pairs = try reader.all("SELECT id, name FROM firms") { (try $0.next(ID<Firm>.self), try $0.text()) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Those that are not closed and have it in their name, in any case and with or without accents.
    package static func find(_ name: String, limit: Int, in reader: Reader) throws -> [Firm] {
        try reader.all(find, ["%\(name.folded.likeEscaped)%", limit]) { try $0.next() }
    }

    package static func open(_ id: ID<Firm>, name: String, in writer: Writer) throws {
        try writer.run(insert, [id, name, name.folded])
    }

    package static func rename(_ id: ID<Firm>, to name: String, in writer: Writer) throws {
        try writer.run("UPDATE firms SET name = $2, name_key = $3 WHERE id = $1", [id, name, name.folded])
    }

    package static func setMemberVisibility(
        _ id: ID<Firm>, _ visibleScope: Firm.MemberVisibility, in writer: Writer
    ) throws {
        writer.announce(.rights)
        try writer.run("UPDATE firms SET sight = $2 WHERE id = $1", [id, visibleScope])
    }

    /// Closes a firm: no one in it can sign in, and all sessions end.
    package static func close(_ id: ID<Firm>, in writer: Writer) throws {
        try writer.run("UPDATE firms SET is_closed = 1 WHERE id = $1", [id])
        try SessionStore.endAll(of: id, in: writer)
    }

    package static func reopen(_ id: ID<Firm>, in writer: Writer) throws {
        try writer.run("UPDATE firms SET is_closed = 0 WHERE id = $1", [id])
    }
}
