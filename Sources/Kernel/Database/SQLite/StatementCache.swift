/// The prepared statements of one connection: preparing anew costs as much as the query itself. Whoever uses one takes
/// it out, so that a query inside a query of the same text gets its own.
struct StatementCache {
    /// More than any page and any store has; what is used least goes first.
    static let limit = 200

    private var statements: [SQL.Key: Statement] = [:]
    private var uses = 0

    var count: Int { statements.count }

    /// One that nobody has taken.
    func take(_ key: SQL.Key) -> Statement? {
        guard let statement = statements[key], !statement.isTaken else { return nil }
        statement.isTaken = true
        return statement
    }

    /// Whoever prepared one because the one of that text was taken gives it back, too: one is enough.
    mutating func giveBack(_ statement: Statement) {
        uses += 1
        statement.lastUse = uses
        guard !statement.isTaken else {
            statement.isTaken = false
            return
        }
        statements[statement.key] = statement
        guard statements.count > Self.limit else { return }
        if let oldest = statements.values.min(by: { $0.lastUse < $1.lastUse }) {
            statements[oldest.key] = nil
        }
    }

    mutating func removeAll() {
        statements.removeAll()
    }
}
