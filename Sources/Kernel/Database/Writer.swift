/// Writes in one transaction, and reads what it has written. Takes the place of a `Reader` anywhere.
package final class Writer: Reader {
    private(set) var announcements: Set<Channel> = []

    /// Runs an `INSERT`, `UPDATE` or `DELETE`; gives the number of rows that it touched.
    @discardableResult
    package func run(_ sql: SQL, _ values: [any DatabaseValue] = []) throws -> Int {
        try run(sql, values) { _ in true }
        return connection.changes
    }

    /// Does a part of the transaction that may fail on its own: when the body throws, what it wrote is undone, and
    /// what was written before it stays.
    package func attempt<T>(_ body: () throws -> T) throws -> T {
        try connection.control("SAVEPOINT attempt")
        do {
            let result = try body()
            try connection.control("RELEASE attempt")
            return result
        } catch {
            // After some errors, such as a full disk, SQLite has undone the whole transaction.
            if connection.isInTransaction {
                try connection.control("ROLLBACK TO attempt")
                try connection.control("RELEASE attempt")
            }
            throw error
        }
    }

    /// Wakes those who listen to the channel once the transaction is on disk.
    package func announce(_ channel: Channel) {
        announcements.insert(channel)
    }

    func takeAnnouncements() -> Set<Channel> {
        defer { announcements = [] }
        return announcements
    }
}

/// A channel that writes can signal and listeners wait for.
package struct Channel: Hashable, Sendable {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }
}
