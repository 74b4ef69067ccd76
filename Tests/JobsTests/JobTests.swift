import Base
import Database
import TestKit
import Testing

@testable import Jobs

@Suite struct JobTests {
    let test: TestDatabase
    let clock = TestClock()
    var database: Database { test.database }

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
    }

    func runner(_ kinds: JobKind...) -> JobRunner {
        JobRunner(kinds, database, now: clock.read)
    }

    func enqueue(_ kind: String, key: String? = nil, after delay: Duration = .zero) throws -> ID<Job> {
        try database.write { try $0.enqueue(kind, payload: "\"p\"", key: key, at: clock.now + delay) }
    }

    func job(_ id: ID<Job>) throws -> Job {
        try #require(try database.read { try JobStore.job(id, $0) })
    }

    @Test("a job is done once, when its time has come")
    func done() throws {
        let payloads = Notes<String>()
        let runner = runner(JobKind("greet") { payloads.add($0.payload) })
        let id = try enqueue("greet", after: .seconds(10))
        try runner.settle()
        #expect(payloads.all.isEmpty)
        clock.advance(by: .seconds(10))
        try runner.settle()
        try runner.settle()
        #expect(payloads.all == ["\"p\""])
        let job = try job(id)
        #expect(job.state == .done)
        #expect(job.attempts == 1)
        #expect(job.finishedAt == clock.now)
    }

    @Test("a job that was queued in a write that failed is not there")
    func undone() throws {
        #expect(throws: Failure.self) {
            try database.write { writer in
                try writer.enqueue("greet")
                throw Failure()
            }
        }
        #expect(try database.read { try JobStore.counts($0) }.isEmpty)
    }

    @Test("of one kind and key there is one at a time")
    func unique() throws {
        let runner = runner(JobKind("mail") { _ in })
        let first = try enqueue("mail", key: "a")
        #expect(try enqueue("mail", key: "a") == first)
        let others = [try enqueue("mail", key: "b"), try enqueue("mail"), try enqueue("mail")]
        #expect(Set(others + [first]).count == 4)
        try runner.settle()
        #expect(try enqueue("mail", key: "a") != first)
    }

    @Test("a job that fails is tried again after ever longer pauses, then given up")
    func failing() throws {
        let attempts = Notes<Int>()
        let runner = runner(
            JobKind("flaky", attempts: 3) { job in
                attempts.add(job.attempt)
                throw Failure("no luck")
            })
        let id = try enqueue("flaky")
        try runner.settle()
        #expect(try job(id).state == .waiting)
        #expect(try job(id).message == "no luck")
        for _ in 0..<5 {
            clock.advance(by: .seconds(1))
            try runner.settle()
        }
        #expect(attempts.all == [1, 2, 3])
        #expect(try job(id).state == .failed)
        try database.write { try JobStore.retry(id, at: clock.now, $0) }
        try runner.settle()
        #expect(attempts.all == [1, 2, 3, 1])
    }

    @Test("a job that says that it cannot be done is not tried again")
    func final() throws {
        let runner = runner(JobKind("import") { _ in throw JobStop.failed("the file is empty") })
        let id = try enqueue("import")
        try runner.settle()
        #expect(try job(id).state == .failed)
        #expect(try job(id).message == "the file is empty")
    }

    @Test("a job of a kind that nobody knows waits for a program that does")
    func unknown() throws {
        let id = try enqueue("later")
        try runner().settle()
        #expect(try job(id).state == .waiting)
        clock.advance(by: .seconds(1))
        try runner(JobKind("later") { _ in }).settle()
        #expect(try job(id).state == .done)
    }

    @Test("a job whose runner died is begun again when its lease has run out, and counts its attempts")
    func lease() throws {
        let id = try enqueue("work")
        let lost = Lease(owner: "a process that was killed", length: .seconds(30))
        _ = try database.write { try JobStore.claim(lost, at: clock.now, $0) }
        let runner = runner(JobKind("work", attempts: 3) { _ in })
        clock.advance(by: .seconds(29))
        try runner.settle()
        #expect(try job(id).state == .running)
        _ = try database.write { try JobStore.renew(lost, at: clock.now, $0) }
        clock.advance(by: .seconds(29))
        try runner.settle()
        #expect(try job(id).state == .running)
        clock.advance(by: .seconds(1))
        try runner.settle()
        #expect(try job(id).state == .done)
        #expect(try job(id).attempts == 2)
    }

    @Test("a job that kills its process every time is given up")
    func poison() throws {
        let id = try enqueue("poison")
        let lost = Lease(owner: "dead", length: .seconds(1))
        for _ in 0..<3 {
            _ = try database.write { try JobStore.claim(lost, at: clock.now, $0) }
            clock.advance(by: .seconds(2))
        }
        let runs = Notes<Int>()
        try runner(JobKind("poison", attempts: 3) { _ in runs.add(1) }).settle()
        #expect(runs.all.isEmpty)
        #expect(try job(id).state == .failed)
    }

    @Test("who has lost a job cannot finish it, and what it would have written is not written")
    func leaseLost() throws {
        let clock = clock
        let database = database
        let runner = runner(
            JobKind("slow") { job in
                clock.advance(by: .seconds(60))
                let other = Lease(owner: "other", length: .seconds(30))
                _ = try database.write { try JobStore.claim(other, at: clock.now, $0) }
                try job.finish { try $0.nextNumber(of: "effect") }
            })
        let id = try enqueue("slow")
        try runner.settle()
        #expect(try job(id).state == .running)
        #expect(try database.read { try $0.exists("SELECT 1 FROM counters WHERE name = 'effect'") } == false)
    }

    @Test("what a job writes as it finishes is written with its end")
    func finish() throws {
        let runner = runner(
            JobKind("count") { job in
                let number = try job.finish("counted") { try $0.nextNumber(of: "effect") }
                #expect(number == 1)
            })
        let id = try enqueue("count")
        try runner.settle()
        #expect(try job(id).state == .done)
        #expect(try job(id).message == "counted")
    }

    @Test("a job shows where it is")
    func progress() throws {
        let seen = Notes<Int>()
        let database = database
        let runner = runner(
            JobKind("import") { job in
                try job.progress(1, of: 10, "row 1")
                try job.progress(2, of: 10, "row 2")
                let now = try database.read { try JobStore.job(job.id, $0) }
                seen.add(now?.progress.done ?? -1)
                try job.progress(10, of: 10)
            })
        let id = try enqueue("import")
        try runner.settle()
        // The second came too soon after the first to be worth a write.
        #expect(seen.all == [1])
        #expect(try job(id).progress == (10, 10))
    }

    @Test("what a job writes for many is done for each once, in turns with others who write")
    func turns() throws {
        let turns = Notes<Int>()
        let runner = runner(
            JobKind("many") { job in
                try job.write(
                    each: Array(1...30),
                    while: { _ in
                        turns.add(0); return true
                    }
                ) { number, writer in
                    let start = Clock.monotonic
                    while Clock.monotonic - start < 1_000_000 {}
                    turns.add(number)
                    _ = try writer.nextNumber(of: "effect")
                }
            })
        let id = try enqueue("many")
        try runner.settle()
        #expect(turns.all.filter { $0 > 0 } == Array(1...30))
        #expect(turns.all.count { $0 == 0 } > 1)
        #expect(try database.write { try $0.nextNumber(of: "effect") } == 31)
        #expect(try job(id).progress == (30, 30))
    }

    @Test("a job stops writing as soon as what it began with holds no more")
    func stopped() throws {
        let written = Notes<Int>()
        let runner = runner(
            JobKind("many") { job in
                let all = try job.write(each: Array(1...30), while: { _ in written.all.isEmpty }) { number, _ in
                    let start = Clock.monotonic
                    while Clock.monotonic - start < 1_000_000 {}
                    written.add(number)
                }
                written.add(all ? 100 : -1)
            })
        _ = try enqueue("many")
        try runner.settle()
        #expect(written.all.last == -1)
        #expect(written.all.count < 30)
    }

    @Test("a job that waits is cancelled at once, one that runs when it looks")
    func cancel() throws {
        let waiting = try enqueue("work", after: .seconds(5))
        try database.write { try JobStore.cancel(waiting, at: clock.now, $0) }
        #expect(try job(waiting).state == .cancelled)

        let started = Semaphore()
        let runner = JobRunner(
            [
                JobKind("endless") { job in
                    started.signal()
                    while true { try job.progress(0, of: 1) }
                }
            ], database, lease: .milliseconds(60))
        let running = try enqueue("endless")
        try runner.start(threads: 1)
        started.wait()
        try database.write { try JobStore.cancel(running, $0) }
        waitUntil { (try? job(running).state) == .cancelled }
        runner.stop()
        #expect(try job(running).state == .cancelled)
    }

    @Test("when the program ends, a job is given back and begun again after the next start")
    func interrupted() throws {
        let started = Semaphore()
        let endless = JobKind("work", attempts: 1) { job in
            started.signal()
            while true { try job.checkCancelled() }
        }
        let first = JobRunner([endless], database)
        let id = try enqueue("work")
        try first.start(threads: 1)
        started.wait()
        first.stop()
        #expect(try job(id).state == .waiting)
        try JobRunner([JobKind("work", attempts: 1) { _ in }], database).settle()
        #expect(try job(id).state == .done)
        #expect(try job(id).attempts == 1)
    }

    @Test("runners that work at once share the jobs, each done by one")
    func threads() throws {
        let done = Notes<ID<Job>>()
        let kind = JobKind("work") { done.add($0.id) }
        let runners = [JobRunner([kind], database), JobRunner([kind], database)]
        for runner in runners { try runner.start(threads: 2) }
        let ids = try (0..<60).map { _ in try database.write { try $0.enqueue("work") } }
        waitUntil { done.all.count >= 60 }
        waitUntil { (try? database.read { try JobStore.counts($0) }.map(\.state)) == [.done] }
        runners.forEach { $0.stop() }
        #expect(done.all.sorted() == ids.sorted())
    }

    @Test("finished jobs are forgotten after a while")
    func forget() throws {
        let id = try enqueue("work")
        let waiting = try enqueue("work", after: .seconds(3600))
        try runner(JobKind("work") { _ in }).settle()
        try database.write { try JobStore.forget(finishedBefore: clock.now, $0) }
        #expect(try job(id).state == .done)
        try database.write { try JobStore.forget(finishedBefore: clock.now + .seconds(1), $0) }
        #expect(try database.read { try JobStore.all(in: .done, $0) }.isEmpty)
        #expect(try job(waiting).state == .waiting)
    }
}
