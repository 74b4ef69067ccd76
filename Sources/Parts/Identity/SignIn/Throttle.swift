internal import Base

/// Slows down guessing: after a number of failures within a quarter of an hour, each further one makes the next attempt
/// wait longer. No one is locked out permanently.
struct Throttle: Sendable {
    /// The failures so far.
    struct Failures: Equatable, Sendable {
        let count: Int
        let since: Timestamp
        /// The time of the next attempt.
        let until: Timestamp?

        func wait(at now: Timestamp) -> Duration? {
            until.flatMap { $0 > now && !Throttle.isBeyond($0, at: now) ? $0 - now : nil }
        }
    }

    static let account = Throttle(free: 5)
    /// Behind one address there may be a whole office.
    static let address = Throttle(free: 20)

    static let window = Duration.seconds(15 * 60)
    static let longestWait = Duration.seconds(15 * 60)
    private static let firstWait = 30

    /// So many failures make the first wait.
    let free: Int

    func adding(to former: Failures?, at now: Timestamp) -> Failures {
        let current = former.flatMap { Throttle.isOver($0, at: now) ? nil : $0 }
        let count = (current?.count ?? 0) + 1
        return Failures(
            count: count, since: current?.since ?? now, until: count < free ? nil : now + wait(after: count))
    }

    /// Twice as long after each failure.
    private func wait(after count: Int) -> Duration {
        min(Throttle.longestWait, .seconds(Throttle.firstWait << min(10, count - free)))
    }

    /// Failures are forgotten a quarter of an hour after the next attempt was allowed.
    private static func isOver(_ failures: Failures, at now: Timestamp) -> Bool {
        let moment = failures.until ?? failures.since
        return now - moment >= window || isBeyond(moment, at: now)
    }

    /// Nobody waits for longer: it was written when the clock was ahead.
    fileprivate static func isBeyond(_ moment: Timestamp, at now: Timestamp) -> Bool {
        moment - now > longestWait
    }
}
