import Base
import CSQLite
import Synchronization
import TestKit
import Testing

@testable import Database

@Suite struct GroupCommitTests {
    struct Stop: Error {}

    let test: TestDatabase
    var database: Database { test.database }

    init() throws {
        test = try TestDatabase("CREATE TABLE notes (id BIGINT PRIMARY KEY, body TEXT)")
    }

    /// Runs the body on so many threads at once and waits for all.
    static func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) throws {
        let threads = try (0..<count).map { number in try Thread("client \(number)") { body(number) } }
        threads.forEach { $0.join() }
    }

    @Test("writes that wait together share a transaction, and each gets its own result")
    func group() throws {
        let isHeld = Semaphore()
        let isFree = Semaphore()
        let announced = Counter()
        database.listen(to: Channel("group")) { announced.add(1) }
        let holder = try Thread("holder") { [database] in
            try? database.write { _ in
                isHeld.signal()
                isFree.wait()
            }
        }
        isHeld.wait()
        let results = Guarded<[Int: Int]>([:])
        let clients = try (0..<32).map { number in
            try Thread("client") { [database] in
                let written = try? database.write { writer in
                    try writer.run("INSERT INTO notes (id) VALUES ($1)", [number])
                    writer.announce(Channel("group"))
                    return number
                }
                results.withLock { $0[number] = written }
            }
        }
        waitUntil { database.queueDepth.waiting == 32 }
        isFree.signal()
        holder.join()
        clients.forEach { $0.join() }
        #expect(results.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<32).map { ($0, $0) }))
        database.close()
        #expect(announced.value == 1)
    }

    @Test("a write that fails in the middle of a group hurts none of its neighbours")
    func neighbours() throws {
        let failures = Counter()
        let successes = Counter()
        try Self.onThreads(32) { [database] number in
            do {
                try database.write { writer in
                    try writer.run("INSERT INTO notes (id) VALUES ($1)", [number])
                    if number % 3 == 0 { throw Stop() }
                }
                successes.add(1)
            } catch {
                failures.add(1)
            }
        }
        #expect(failures.value == 11)
        #expect(successes.value == 21)
        let ids = try database.read { try $0.all("SELECT id FROM notes ORDER BY id") { try $0.next(Int.self) } }
        #expect(ids == (0..<32).filter { $0 % 3 != 0 })
    }

    @Test("a write that loses the whole transaction is the only one to fail: its neighbours run again")
    func undone() throws {
        let connection = try Connection("\(test.folder.path)/portico.db", .readWrite)
        let commits = GroupCommit(connection)
        let runs = Counter()
        let jobs = (0..<5).map { number in
            WriteJob("test", isDone: Semaphore()) { writer in
                runs.add(1)
                try writer.run("INSERT INTO notes (id) VALUES ($1)", [number])
                // What SQLite does by itself when a disk is full.
                if number == 3 { try writer.run("ROLLBACK") }
            }
        }
        _ = commits.commit(jobs)
        #expect(jobs.map { $0.error == nil } == [true, true, true, false, true])
        #expect(runs.value == 8)
        let ids = try database.read { try $0.all("SELECT id FROM notes ORDER BY id") { try $0.next(Int.self) } }
        #expect(ids == [0, 1, 2, 4])
    }

    @Test("who comes while a group runs shares its commit")
    func joining() throws {
        let connection = try Connection("\(test.folder.path)/portico.db", .readWrite)
        let jobs = (0..<3).map { number in
            WriteJob("test", isDone: Semaphore()) { writer in
                try writer.run("INSERT INTO notes (id) VALUES ($1)", [number])
            }
        }
        var coming = [[jobs[1]], [jobs[2]], []]
        var seen: [Int] = []
        _ = GroupCommit(connection).commit([jobs[0]]) { patience in
            #expect(patience == 0, "few come at the same time")
            // Until the last has come, nothing is there for anybody else.
            if let count = try? database.read({ try $0.all("SELECT id FROM notes") { try $0.next(Int.self) } }).count {
                seen.append(count)
            }
            return coming.removeFirst()
        }
        #expect(seen == [0, 0, 0])
        #expect(jobs.allSatisfy { $0.error == nil })
        let ids = try database.read { try $0.all("SELECT id FROM notes ORDER BY id") { try $0.next(Int.self) } }
        #expect(ids == [0, 1, 2])
    }

    @Test("a commit that fails gives its error to the whole group, and the next group works")
    func commitFails() throws {
        let connection = try Connection("\(test.folder.path)/portico.db", .readWrite)
        unsafe connection.withHandle { handle in
            _ = unsafe sqlite3_commit_hook(handle, { _ in 1 }, nil)
        }
        let commits = GroupCommit(connection)
        let jobs = (0..<3).map { number in
            WriteJob("test", isDone: Semaphore()) { writer in
                try writer.run("INSERT INTO notes (id) VALUES ($1)", [number])
            }
        }
        _ = commits.commit(jobs)
        #expect(jobs.allSatisfy { ($0.error as? DatabaseError)?.kind == .constraint(.unnamed) })
        unsafe connection.withHandle { handle in
            _ = unsafe sqlite3_commit_hook(handle, nil, nil)
        }
        let job = WriteJob("test", isDone: Semaphore()) { _ = try $0.run("INSERT INTO notes (id) VALUES (7)") }
        _ = commits.commit([job])
        #expect(job.error == nil)
        let ids = try database.read { try $0.all("SELECT id FROM notes") { try $0.next(Int.self) } }
        #expect(ids == [7])
    }

    @Test("a queue that is full refuses at once")
    func overloaded() throws {
        let queue = WriteQueue(WriteQueue.Limits(waiting: 2))
        let job = { WriteJob("test", isDone: Semaphore()) { _ in } }
        try queue.add(job())
        try queue.add(job())
        let error = #expect(throws: DatabaseError.self) { try queue.add(job()) }
        #expect(error?.kind == .overloaded)
        #expect(queue.next()?.count == 2)
        try queue.add(job())
    }

    @Test("writes behind answers are dropped and counted where too many wait, and never hold up a write")
    func laterLimits() throws {
        let queue = WriteQueue(WriteQueue.Limits(later: 300, group: 256, patience: .seconds(3600)))
        for _ in 0..<305 { queue.addLater(WriteJob(later: "test") { _ in }) }
        #expect(queue.takeDropped() == 5)
        #expect(queue.next()?.count == 256)
        try queue.add(WriteJob("test", isDone: Semaphore()) { _ in })
        let group = try #require(queue.next())
        #expect(group.first?.isDone != nil)
        #expect(group.count == 45)
        queue.addLater(WriteJob(later: "test") { _ in })
        queue.close()
        #expect(queue.next()?.count == 1)
        #expect(queue.next() == nil)
    }

    @Test("a log that is long is copied back beside the writer, and then begins anew")
    func checkpoint() throws {
        let path = "\(test.folder.path)/portico.db"
        let connection = try Connection(path, .readWrite)
        let log = WriteAheadLog(of: connection, limit: 20)
        let text = String(repeating: "x", count: 3000)
        var number = 0
        func write() throws {
            number += 1
            try connection.run("INSERT INTO notes VALUES ($1, $2)", [number, text]) { _ in true }
            log.copyBackIfLong()
        }
        let size = try Disk.size(path)
        while log.pages < 20 { try write() }
        let isAnew = try waitUntil {
            try write()
            return log.pages < 20
        }
        try write()
        #expect(isAnew && log.pages < 20)
        #expect(try Disk.size(path) > size)
        log.close()
        #expect(try database.read { try $0.value("SELECT count(*) FROM notes", as: Int.self) } == number)
    }

    @Test("who comes a moment after the others shares their commit, where there are many")
    func company() throws {
        let queue = WriteQueue()
        let job = WriteJob("test", isDone: Semaphore()) { _ in }
        #expect(queue.more(waiting: 0).isEmpty)
        let thread = try Thread("late") { try? queue.add(job) }
        #expect(queue.more(waiting: 60_000_000_000).count == 1)
        thread.join()
    }
}
