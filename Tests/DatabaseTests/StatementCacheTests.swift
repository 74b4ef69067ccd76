import TestKit
import Testing

@testable import Database

@Suite struct StatementCacheTests {
    let folder: TemporaryFolder
    let connection: Connection

    init() throws {
        folder = try TemporaryFolder(in: TemporaryFolder.memory)
        connection = try Connection("\(folder.path)/portico.db", .readWrite)
    }

    @Test("what is put together from literals is kept by its text, a literal by its place")
    func keys() {
        let literal: SQL = "SELECT 1"
        #expect(literal.key == literal.key)
        #expect(("SELECT " + "1" as SQL).key == ("SELECT " + "1" as SQL).key)
        #expect(("SELECT " + "1" as SQL).text == "SELECT 1")
    }

    @Test("the cache is bounded, and what was used last stays")
    func bounded() throws {
        var cache = StatementCache()
        var sql: SQL = "SELECT 1"
        var first: Statement?
        for number in 0..<StatementCache.limit + 50 {
            let statement = try connection.check(sql)
            if number == 0 { first = statement }
            cache.giveBack(statement)
            if number % 10 == 0, let first {
                #expect(cache.take(first.key) === first)
                cache.giveBack(first)
            }
            sql = sql + " + 1"
        }
        #expect(cache.count == StatementCache.limit)
        #expect(try cache.take(#require(first).key) != nil)
    }

    @Test("a schema that changes under a prepared statement is no error")
    func schemaChange() throws {
        try connection.execute("CREATE TABLE a (x BIGINT)")
        let query: SQL = "SELECT * FROM a"
        try connection.run(query, []) { _ in true }
        try connection.execute("ALTER TABLE a ADD COLUMN y BIGINT DEFAULT 5; INSERT INTO a VALUES (1, 2)")
        var width = 0
        try connection.run(query, []) { row in
            row.skip()
            width = try row.next()
            return true
        }
        #expect(width == 2)
    }
}
