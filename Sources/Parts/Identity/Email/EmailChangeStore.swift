internal import Base
internal import Database
internal import Web

/// Addresses that are still to be confirmed.
enum EmailChangeStore {
    private static let insert: SQL = """
        INSERT INTO email_changes (user_id, hash, email, ends_at) VALUES ($1, $2, $3, $4)
        """
    private static let select: SQL = "SELECT user_id, email FROM email_changes WHERE hash = $1 AND ends_at > $2"

    static func add(
        _ hash: Bytes, _ address: EmailAddress, for user: ID<User>, endsAt: Timestamp, in writer: Writer
    ) throws {
        try writer.run(insert, [user, hash, address.text, endsAt])
    }

    static func row(
        _ hash: Bytes, at now: Timestamp, in reader: Reader
    ) throws -> (user: ID<User>, address: EmailAddress)? {
        try reader.first(select, [hash, now]) { (try $0.next(), try EmailAddress($0.text())) }
    }

    static func remove(of user: ID<User>, in writer: Writer) throws {
        try writer.run("DELETE FROM email_changes WHERE user_id = $1", [user])
    }

    static func forget(endedBefore now: Timestamp, in writer: Writer) throws {
        try writer.run("DELETE FROM email_changes WHERE ends_at <= $1", [now])
    }
}
