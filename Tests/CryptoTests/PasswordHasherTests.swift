import Base
import Glibc
import TestKit
import Testing

@testable import Crypto

@Suite struct PasswordHasherTests {
    static let light = PasswordHashTests.light

    @Test("the right password is known, and renewed when the parameters have changed since")
    func verify() throws {
        let hasher = try PasswordHasher(Self.light, places: 1)
        let hash = try hasher.make("correct horse battery")
        #expect(try hasher.verify("correct horse battery", against: hash) == .init(matches: true, needsRenewal: false))
        #expect(try hasher.verify("wrong horse battery", against: hash) == .init(matches: false, needsRenewal: false))

        let stricter = try PasswordHasher(PasswordHash.Parameters(memory: 128, passes: 1, lanes: 1), places: 1)
        #expect(try stricter.verify("correct horse battery", against: hash) == .init(matches: true, needsRenewal: true))
        #expect(try stricter.verify("wrong horse battery", against: hash) == .init(matches: false, needsRenewal: false))
    }

    @Test("an unknown account takes the processor time that a known one does")
    func nobody() throws {
        let hasher = try PasswordHasher(.standard, places: 1)
        let hash = try hasher.make("correct horse battery")
        var known: [Int64] = []
        var unknown: [Int64] = []
        for _ in 0..<9 {
            known.append(try Self.processorTime { _ = try hasher.verify("wrong horse battery", against: hash) })
            unknown.append(try Self.processorTime { try hasher.verifyNobody("wrong horse battery") })
        }
        let ratio = Double(known.sorted()[4]) / Double(unknown.sorted()[4])
        #expect((0.7...1.4).contains(ratio))
    }

    /// In nanoseconds of this thread, which is the same however busy the machine is.
    static func processorTime(_ body: () throws -> Void) rethrows -> Int64 {
        func now() -> Int64 {
            var time = timespec()
            unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
        }
        let start = now()
        try body()
        return now() - start
    }

    @Test("no more are hashed at a time than there are places, and everyone gets a turn")
    func places() async throws {
        let hasher = try PasswordHasher(Self.light, places: 1)
        let inside = Guarded((now: 0, most: 0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    try hasher.inPlace { () throws(CryptoError) in
                        inside.withLock { inside in
                            inside.now += 1
                            inside.most = max(inside.most, inside.now)
                        }
                        _ = try PasswordHash.make("correct horse battery", .standard)
                        inside.withLock { $0.now -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(inside.withLock { $0.most } == 1)
        #expect(inside.withLock { $0.now } == 0)
    }
}
