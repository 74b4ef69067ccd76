import Base
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct WorkerPoolTests {
    @Test("a full queue takes nothing new, but the next step of what has begun; all of it is done before the end")
    func fullQueue() throws {
        let gate = Gate()
        let done = Guarded<[Int]>([])
        let pool = try WorkerPool("test", threads: 1, queue: 2, scoreboard: Scoreboard())
        #expect(pool.submit { _ in gate.pass() })
        try #require(waitUntil { gate.arrived == 1 })
        let add = { (number: Int) -> WorkerPool.Job in { _ in done.withLock { $0.append(number) } } }
        #expect(pool.submit(add(1)))
        #expect(pool.submit(add(2)))
        #expect(!pool.submit(add(3)))
        #expect(pool.submitNext(add(4)))
        #expect(!pool.submit(add(5)))
        #expect(pool.waiting == 3)
        gate.open()
        #expect(pool.stop(until: Clock.monotonic + 10_000_000_000))
        #expect(done.withLock { $0 } == [1, 2, 4])
        #expect(!pool.submit(add(6)))
        #expect(!pool.submitNext(add(6)))
    }
}
