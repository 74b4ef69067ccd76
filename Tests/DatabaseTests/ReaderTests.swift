import Base
import TestKit
import Testing

@testable import Database

@Suite struct ReaderTests {
    let test: TestDatabase
    var database: Database { test.database }

    init() throws {
        test = try TestDatabase(
            "CREATE TABLE notes (id BIGINT PRIMARY KEY, body TEXT)",
            "INSERT INTO notes VALUES (1, 'one'), (2, 'two'), (3, NULL)")
    }

    @Test("rows come decoded, all of them, the first, one by one, or a single value")
    func answers() throws {
        try database.read { reader in
            let bodies = try reader.all("SELECT body FROM notes ORDER BY id") { try $0.next(String?.self) }
            #expect(bodies == ["one", "two", nil])
            #expect(try reader.first("SELECT body FROM notes WHERE id = $1", [2]) { try $0.text() } == "two")
            #expect(try reader.first("SELECT body FROM notes WHERE id = $1", [9]) { try $0.text() } == nil)
            #expect(try reader.value("SELECT count(*) FROM notes") == 3)
            #expect(try reader.exists("SELECT 1 FROM notes WHERE id = $1", [3]))
            #expect(try !reader.exists("SELECT 1 FROM notes WHERE id = $1", [4]))
            var seen = 0
            try reader.each("SELECT id FROM notes") { seen += try $0.next(Int.self) }
            #expect(seen == 6)
        }
    }

    @Test("values go to the parameters by number, however they stand in the text")
    func parameterOrder() throws {
        let text = try database.read { reader in
            try reader.first("SELECT $2 || $1 || $3 || $1", ["a", "b", "c"]) { try $0.text() }
        }
        #expect(text == "baca")
    }

    @Test("values that do not fit the parameters are refused")
    func parameterCount() throws {
        try database.read { reader in
            for values: [any DatabaseValue] in [[], [1], [1, 2, 3]] {
                let error = #expect(throws: DatabaseError.self) { try reader.exists("SELECT $1, $2", values) }
                #expect(error?.kind == .misuse)
            }
            let error = #expect(throws: DatabaseError.self) { try reader.exists("SELECT $1, $3", [1, 2]) }
            #expect(error?.kind == .misuse)
        }
    }

    @Test("a read sees one moment, whatever is written meanwhile")
    func snapshot() throws {
        try database.read { reader in
            #expect(try reader.value("SELECT count(*) FROM notes") == 3)
            let writing = try Thread("other") { [database] in
                try? database.write { _ = try $0.run("DELETE FROM notes") }
            }
            writing.join()
            #expect(try reader.value("SELECT count(*) FROM notes") == 3)
        }
        #expect(try database.read { try $0.value("SELECT count(*) FROM notes") } == 0)
    }

    @Test("a reader cannot write, neither by type nor by text")
    func readOnly() throws {
        try database.read { reader in
            let error = #expect(throws: DatabaseError.self) {
                try reader.exists("DELETE FROM notes RETURNING id")
            }
            #expect(error?.kind == .misuse)
        }
        #expect(try database.read { try $0.value("SELECT count(*) FROM notes") } == 3)
    }

    @Test("a reader that is kept beyond its closure is of no use")
    func escaped() throws {
        var kept: Reader?
        try database.read { kept = $0 }
        let error = #expect(throws: DatabaseError.self) { try kept?.exists("SELECT 1") }
        #expect(error?.kind == .misuse)
    }

    @Test("a read in a read, and a write in a read, are refused with what to do")
    func nesting() throws {
        try database.read { (reader) throws in
            let read = #expect(throws: DatabaseError.self) { try database.read { _ in } }
            #expect(read?.message == "a read was asked for inside a read: end the read first, or use its reader")
            let write = #expect(throws: DatabaseError.self) { try database.write { _ in } }
            #expect(write?.kind == .misuse)
            #expect(try reader.exists("SELECT 1"))
        }
        try database.write { _ in }
    }

    @Test("a query may run inside another of the same text")
    func sameQueryInside() throws {
        let query: SQL = "SELECT id FROM notes ORDER BY id"
        var pairs: [[Int]] = []
        try database.read { reader in
            try reader.each(query) { outer in
                let first = try outer.next(Int.self)
                try reader.each(query) { pairs.append([first, try $0.next(Int.self)]) }
            }
        }
        #expect(pairs.count == 9)
        #expect(pairs.last == [3, 3])
    }

    @Test("an error in the body ends the read, and the thread can read again")
    func errorInBody() throws {
        struct Stop: Error {}
        for _ in 0..<3 {
            #expect(throws: Stop.self) { try database.read { _ in throw Stop() } }
        }
        #expect(try database.read { try $0.value("SELECT count(*) FROM notes") } == 3)
    }

    @Test("a text in double quotes is a name, and LIKE knows small from capital, as in PostgreSQL")
    func commonSubset() throws {
        try database.read { (reader) throws in
            #expect(throws: DatabaseError.self) { try reader.exists("SELECT \"one\" FROM notes") }
            #expect(try !reader.exists("SELECT 1 FROM notes WHERE body LIKE 'ON%'"))
            #expect(try reader.exists("SELECT 1 FROM notes WHERE body LIKE 'on%'"))
        }
    }

    @Test("an error tells the statement, never the values")
    func errorText() throws {
        try database.read { reader in
            let error = #expect(throws: DatabaseError.self) {
                try reader.exists("SELECT nonsense FROM notes WHERE body = $1", ["secret"])
            }
            #expect(error?.kind == .other)
            #expect(error?.description == "no such column: nonsense (1) in SELECT nonsense FROM notes WHERE body = $1")
        }
    }

    @Test("threads that read at once each have a connection, and none is opened anew")
    func connections() throws {
        let threads = try (0..<8).map { number in
            try Thread("reader \(number)") { [database] in
                for _ in 0..<50 {
                    let count = try? database.read { try $0.value("SELECT count(*) FROM notes", as: Int.self) }
                    #expect(count == 3)
                }
            }
        }
        threads.forEach { $0.join() }
        #expect(try database.read { try $0.value("SELECT count(*) FROM notes") } == 3)
    }

    @Test("a database that is closed answers so")
    func closed() throws {
        database.close()
        let read = #expect(throws: DatabaseError.self) { try database.read { _ in } }
        #expect(read?.kind == .closed)
        let write = #expect(throws: DatabaseError.self) { try database.write { _ in } }
        #expect(write?.kind == .closed)
    }
}
