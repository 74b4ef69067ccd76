/// The prepared statements of one connection: preparing again costs as much as the query. A user takes the statement
/// out, so that a nested query with the same text gets another one.
struct StatementCache {
    /// More than any page and any store has; what is used least goes first.
    static let limit = 200

    private var statements: [SQL.Key: Statement] = [:]
    private var uses = 0

    var count: Int { statements.count }

    /// Takes a free statement.
    func take(_ key: SQL.Key) -> Statement? {
        guard let statement = statements[key], !statement.isTaken else { return nil }
        statement.isTaken = true
        return statement
    }

    /// A statement that was prepared because the cached one was in use is returned as well; one of them is kept.
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
