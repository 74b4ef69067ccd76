package import Base
package import Database
internal import Web

/// The sign-in links that work once.
package enum SignInLinkStore {
    private static let insert: SQL = """
        INSERT INTO sign_in_links (hash, purpose, user_id, ends_at) VALUES ($1, $2, $3, $4)
        """
    private static let select: SQL = """
        SELECT user_id FROM sign_in_links WHERE hash = $1 AND purpose = $2 AND ends_at > $3
        """
    private static let delete: SQL = """
        DELETE FROM sign_in_links WHERE purpose = $1 AND (user_id = $2 OR (user_id IS NULL AND $2 IS NULL))
        """

    static func add(
        _ hash: Bytes, _ purpose: SignInLink.Purpose, for user: ID<User>?, endsAt: Timestamp, in writer: Writer
    ) throws {
        try writer.run(insert, [hash, purpose, user, endsAt])
    }

    static func row(
        _ hash: Bytes, _ purpose: SignInLink.Purpose, at now: Timestamp, in reader: Reader
    ) throws -> Row? {
        try reader.first(select, [hash, purpose, now]) { Row(user: try $0.next()) }
    }

    /// A link that is good.
    struct Row {
        /// nil for the link of the first admin.
        let user: ID<User>?
    }

    /// The person's links for this are no longer good.
    static func remove(_ purpose: SignInLink.Purpose, of user: ID<User>?, in writer: Writer) throws {
        try writer.run(delete, [purpose, user])
    }

    package static func forget(endedBefore now: Timestamp, in writer: Writer) throws {
        try writer.run("DELETE FROM sign_in_links WHERE ends_at <= $1", [now])
    }
}
