internal import Base
internal import Database

/// Notices a proxy that `trusted-proxies` does not name: behind it everybody seems to be one visitor.
final class ProxyWatch: Sendable {
    private static let insert: SQL = """
        INSERT INTO installation (name, value) VALUES ('forgotten proxy', $1)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """
    private static let select: SQL = "SELECT value FROM installation WHERE name = 'forgotten proxy'"

    private let database: Database
    private let noted = Guarded<Set<IPAddress>>([])

    init(_ database: Database) {
        self.database = database
    }

    /// Says so once for each address.
    func note(_ address: IPAddress) {
        guard noted.change({ $0.count < 100 && $0.insert(address).inserted }) else { return }
        Log.warning(
            "requests come through a proxy that is not trusted: everybody behind it counts as one visitor until "
                + "trusted-proxies names it", ["proxy": "\(address)"])
        database.later { try $0.run(Self.insert, ["\(address)"]) }
    }

    /// The one that was noticed last.
    static func last(_ reader: Reader) throws -> IPAddress? {
        try reader.value(select, as: String.self).flatMap { IPAddress($0) }
    }
}
