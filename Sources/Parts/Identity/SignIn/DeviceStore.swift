internal import Base
internal import Database
internal import Web

/// The browsers that each user has signed in with.
enum DeviceStore {
    static let keptFor = Duration.seconds(365 * 86_400)

    private static let upsert: SQL = """
        INSERT INTO devices (hash, user_id, seen_at) VALUES ($1, $2, $3)
        ON CONFLICT (hash, user_id) DO UPDATE SET seen_at = $3
        """

    static func isKnown(_ device: Device, of user: ID<User>, in reader: Reader) throws -> Bool {
        try reader.exists("SELECT 1 FROM devices WHERE hash = $1 AND user_id = $2", [device.hash, user])
    }

    static func hasAny(_ user: ID<User>, in reader: Reader) throws -> Bool {
        try reader.exists("SELECT 1 FROM devices WHERE user_id = $1", [user])
    }

    /// Gives the browser a new name, so that a name planted by someone else is useless.
    static func remember(
        _ device: Device, in place: Device?, of user: ID<User>, at now: Timestamp, in writer: Writer
    ) throws {
        if let place {
            try writer.run("UPDATE devices SET hash = $2 WHERE hash = $1", [place.hash, device.hash])
        }
        try writer.run(upsert, [device.hash, user, now])
    }

    static func forget(notSeenSince moment: Timestamp, in writer: Writer) throws {
        try writer.run("DELETE FROM devices WHERE seen_at < $1", [moment])
    }
}
