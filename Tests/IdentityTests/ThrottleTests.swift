import Base
import Testing

@testable import Identity

@Suite struct ThrottleTests {
    private static let start = Timestamp(milliseconds: 1_770_000_000_000)

    /// The failures at these seconds, one after another.
    private func failures(_ seconds: [Int], _ throttle: Throttle = .account) -> Throttle.Failures? {
        seconds.reduce(nil) { failures, second in
            throttle.adding(to: failures, at: Self.start + .seconds(second))
        }
    }

    @Test(
        "each failure beyond the free ones makes the wait twice as long, up to a quarter of an hour",
        arguments: [(1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (11, 900), (60, 900)])
    func waits(count: Int, seconds: Int) {
        let failures = failures(Array(repeating: 0, count: count))
        #expect(failures?.count == count)
        #expect(failures?.wait(at: Self.start) == (seconds == 0 ? nil : .seconds(seconds)))
    }

    @Test("an address has twenty free", arguments: [(19, 0), (20, 30), (21, 60)])
    func addresses(count: Int, seconds: Int) {
        let failures = failures(Array(repeating: 0, count: count), .address)
        #expect(failures?.wait(at: Self.start) == (seconds == 0 ? nil : .seconds(seconds)))
    }

    @Test(
        "what is a quarter of an hour ago counts no more",
        arguments: [([0, 1, 2, 3, 899], 5), ([0, 1, 2, 3, 900], 1), ([0, 600, 900, 1000, 1100], 3)])
    func window(seconds: [Int], count: Int) {
        #expect(failures(seconds)?.count == count)
    }

    @Test(
        "who had to wait is forgiven a quarter of an hour after they might have tried again",
        arguments: [(30, 6), (929, 6), (930, 1)])
    func forgiving(seconds: Int, count: Int) {
        #expect(failures([0, 0, 0, 0, 0, seconds])?.count == count)
    }

    @Test("the wait ends", arguments: [(0, 30), (29, 1), (30, 0), (31, 0)])
    func ending(seconds: Int, left: Int) {
        let wait = failures([0, 0, 0, 0, 0])?.wait(at: Self.start + .seconds(seconds))
        #expect(wait == (left == 0 ? nil : .seconds(left)))
    }

    @Test("failures from a clock that was ahead hold up nobody")
    func wrongClock() {
        let now = Timestamp(milliseconds: 1_700_000_000_000)
        let century = Duration.seconds(100 * 365 * 86_400)
        let ahead = Throttle.Failures(count: 9, since: now + century, until: now + century)
        #expect(ahead.wait(at: now) == nil)
        #expect(Throttle.account.adding(to: ahead, at: now).count == 1)
    }
}
