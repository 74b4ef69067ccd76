internal import Base
internal import Database
internal import Web

/// The contact forms that were sent: each counts once, and the number per network and day is limited.
enum LeadContactStore {
    private static let day = Duration.seconds(86_400)
    private static let insert: SQL = """
        INSERT INTO lead_form_posts (nonce, network, sent_at) VALUES ($1, $2, $3) ON CONFLICT (nonce) DO NOTHING
        """
    private static let forget: SQL = "DELETE FROM lead_form_posts WHERE sent_at < $1"
    private static let count: SQL = """
        SELECT count(*) FROM lead_form_posts WHERE network = $1 AND sent_at > $2 AND sent_at <= $3
        """

    private static let used: SQL = "SELECT 1 FROM lead_form_posts WHERE nonce = $1"

    static func limit(isProved: Bool) -> Int { isProved ? 10 : 3 }

    static func count(from network: String, at now: Timestamp, in reader: Reader) throws -> Int {
        try reader.value(count, [network, now - day, now]) ?? 0
    }

    static func isUsed(_ nonce: String, in reader: Reader) throws -> Bool {
        try reader.exists(used, [nonce])
    }

    /// False for one that was sent before. A form is good for a day, so older ones are forgotten.
    static func note(_ nonce: String, from network: String, at now: Timestamp, in writer: Writer) throws -> Bool {
        try writer.run(forget, [now - day - day])
        return try writer.run(insert, [nonce, network, now]) > 0
    }
}
