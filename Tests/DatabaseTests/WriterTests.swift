import Base
import Synchronization
import TestKit
import Testing

@testable import Database

@Suite struct WriterTests {
    struct Stop: Error {}

    let test: TestDatabase
    var database: Database { test.database }

    init() throws {
        test = try TestDatabase("CREATE TABLE notes (id BIGINT PRIMARY KEY, body TEXT)")
    }

    func ids() throws -> [Int] {
        try database.read { try $0.all("SELECT id FROM notes ORDER BY id") { try $0.next(Int.self) } }
    }

    @Test("a write gives its result and the rows it touched")
    func result() throws {
        let touched = try database.write { writer in
            try writer.run("INSERT INTO notes VALUES ($1, $2), ($3, $2)", [1, "a", 2])
        }
        #expect(touched == 2)
        let body = try database.write { writer in
            try writer.first("UPDATE notes SET body = $1 WHERE id = 2 RETURNING body", ["b"]) { try $0.text() }
        }
        #expect(body == "b")
        #expect(try database.write { try $0.value("SELECT body FROM notes WHERE id = 1") } == "a")
    }

    @Test("every row of a RETURNING is written, though only the first is looked at")
    func returningAll() throws {
        try database.write { writer in
            let first = try writer.first("INSERT INTO notes (id) VALUES (1), (2), (3) RETURNING id") {
                try $0.next(Int.self)
            }
            #expect(first == 1)
        }
        #expect(try ids() == [1, 2, 3])
    }

    @Test("a write that throws leaves nothing behind")
    func undone() throws {
        #expect(throws: Stop.self) {
            try database.write { writer in
                try writer.run("INSERT INTO notes (id) VALUES (1)")
                throw Stop()
            }
        }
        #expect(try ids() == [])
    }

    @Test("an attempt inside a write is undone alone, also one inside another")
    func attempts() throws {
        try database.write { writer in
            try writer.run("INSERT INTO notes (id) VALUES (1)")
            do {
                try writer.attempt {
                    try writer.run("INSERT INTO notes (id) VALUES (2)")
                    try writer.attempt { _ = try writer.run("INSERT INTO notes (id) VALUES (3)") }
                    throw Stop()
                }
            } catch is Stop {
                try writer.attempt { _ = try writer.run("INSERT INTO notes (id) VALUES (4)") }
            }
        }
        #expect(try ids() == [1, 4])
    }

    @Test("a write or a read inside a write is refused instead of waiting for itself for ever")
    func nesting() throws {
        try database.write { _ in
            let write = #expect(throws: DatabaseError.self) { try database.write { _ in } }
            #expect(
                write?.message
                    == "a write was asked for inside a write: use the writer that the write was given")
            let read = #expect(throws: DatabaseError.self) { try database.read { _ in } }
            #expect(read?.kind == .misuse)
        }
    }

    @Test("a write that another process keeps waiting is told so, and works when that one is done")
    func busy() throws {
        var settings = Database.Settings()
        settings.patience = .milliseconds(20)
        let impatient = try Database(at: test.path, settings)
        defer { impatient.close() }
        let other = try Connection(test.path, .readWrite)
        try other.execute("BEGIN IMMEDIATE")
        let error = #expect(throws: DatabaseError.self) {
            try impatient.write { _ = try $0.run("INSERT INTO notes (id) VALUES (1)") }
        }
        #expect(error?.kind == .busy)
        #expect(try impatient.read { try $0.value("SELECT count(*) FROM notes") } == 0)
        try other.execute("COMMIT")
        try impatient.write { _ = try $0.run("INSERT INTO notes (id) VALUES (1)") }
        #expect(try ids() == [1])
    }

    @Test("a writer that is kept beyond its closure is of no use")
    func escaped() throws {
        var kept: Writer?
        try database.write { kept = $0 }
        let error = #expect(throws: DatabaseError.self) { try kept?.run("INSERT INTO notes (id) VALUES (1)") }
        #expect(error?.kind == .misuse)
    }

    @Test("a write that ends the transaction by itself fails, and the next one works")
    func endedTransaction() throws {
        #expect(throws: DatabaseError.self) {
            try database.write { writer in
                try writer.run("INSERT INTO notes (id) VALUES (1)")
                try writer.run("ROLLBACK")
            }
        }
        try database.write { _ = try $0.run("INSERT INTO notes (id) VALUES (2)") }
        #expect(try ids() == [2])
    }

    @Test("a foreign key that is only looked at in the end hurts the write that broke it, not the group")
    func deferredForeignKey() throws {
        try database.write { writer in
            try writer.run(
                """
                CREATE TABLE replies (
                    id BIGINT PRIMARY KEY,
                    note BIGINT NOT NULL REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED
                )
                """)
        }
        let error = #expect(throws: DatabaseError.self) {
            try database.write { _ = try $0.run("INSERT INTO replies VALUES (1, 7)") }
        }
        #expect(error?.kind == .constraint(.foreignKey))
        let connection = try Connection("\(test.folder.path)/portico.db", .readWrite)
        let jobs = ["INSERT INTO notes (id) VALUES (1)", "INSERT INTO replies VALUES (2, 8)"].map { (sql: SQL) in
            WriteJob("test", isDone: Semaphore()) { _ = try $0.run(sql) }
        }
        _ = GroupCommit(connection).commit(jobs)
        #expect(jobs.map { $0.error == nil } == [true, false])
        try database.write { writer in
            try writer.run("INSERT INTO replies VALUES (1, 7)")
            try writer.run("INSERT INTO notes (id) VALUES (7)")
        }
        #expect(try ids() == [1, 7])
    }

    @Test("an announcement is heard once the write is on disk, and not when it failed")
    func announcements() throws {
        let channel = Channel("notes")
        let count = Counter()
        database.listen(to: channel) { count.add(1) }
        try database.write { writer in
            try writer.run("INSERT INTO notes (id) VALUES (1)")
            writer.announce(channel)
            writer.announce(channel)
            #expect(count.value == 0)
        }
        #expect(throws: Stop.self) {
            try database.write { writer in
                writer.announce(channel)
                throw Stop()
            }
        }
        try database.write { _ in }
        database.close()
        #expect(count.value == 1)
    }

    @Test("writes behind an answer share a transaction, and closing does what still waits")
    func later() throws {
        for id in 1...500 {
            database.later { _ = try $0.run("INSERT INTO notes (id) VALUES ($1)", [id]) }
        }
        database.later { _ in throw Stop() }
        database.later { _ = try $0.run("INSERT INTO notes (id) VALUES ($1)", [501]) }
        database.close()
        let again = try Database(at: "\(test.folder.path)/portico.db")
        #expect(try again.read { try $0.value("SELECT count(*) FROM notes") } == 501)
        again.close()
    }

    @Test("writes behind an answer come without anybody closing")
    func laterComes() throws {
        let done = Semaphore()
        database.listen(to: Channel("done")) { done.signal() }
        database.later { writer in
            try writer.run("INSERT INTO notes (id) VALUES (1)")
            writer.announce(Channel("done"))
        }
        done.wait()
        #expect(try ids() == [1])
    }
}

/// A number that several threads count up.
final class Counter: Sendable {
    private let number = Atomic(0)

    var value: Int { number.load(ordering: .relaxed) }

    func add(_ count: Int) {
        number.add(count, ordering: .relaxed)
    }
}
