internal import Base
internal import FaultBank
internal import Synchronization

/// How many durable writes 64 clients get in a while, and how long a read takes meanwhile.
enum Bench {
    static func run(_ data: String, migrations: String, seconds: Int) throws {
        let bank = try Bank(data, migrations: migrations)
        let isOver = Atomic(false)
        let written = Atomic(0)
        let end = Clock.monotonic + Int64(seconds) * 1_000_000_000
        let clients = try (0..<64).map { client in
            try Thread("client \(client)") {
                var number = 0
                while !isOver.load(ordering: .relaxed) {
                    number += 1
                    guard (try? bank.move(client: client, number: number)) != nil else { return say("a write failed") }
                    written.add(1, ordering: .relaxed)
                }
            }
        }
        var reads: [Int64] = []
        while Clock.monotonic < end {
            let start = Clock.monotonic
            _ = try bank.lastNumber(ofClient: reads.count % 64)
            reads.append(Clock.monotonic - start)
        }
        isOver.store(true, ordering: .relaxed)
        clients.forEach { $0.join() }
        reads.sort()
        say("writes \(written.load(ordering: .relaxed) / seconds)")
        say("read-p99-us \(reads[reads.count * 99 / 100] / 1000)")
    }
}
