/// Limits how often each key may do something: a number of times at once, refilled over a minute. A key that is not
/// used for a minute is forgotten.
package final class RateLimiter: Sendable {
    private struct Left {
        var times: Double
        var at: Timestamp
    }

    private let perMinute: Double
    private let left = Guarded<[String: Left]>([:])
    /// So many names are kept before those are looked for that can be forgotten.
    private static let mostNames = 10_000

    package init(perMinute: Int) {
        self.perMinute = Double(perMinute)
    }

    /// Takes one slot for this key; returns nil if there was one, or the time until the next is free.
    package func take(_ name: String, at now: Timestamp) -> Duration? {
        left.withLock { all in
            if all.count > RateLimiter.mostNames { all = all.filter { times($0.value, at: now) < perMinute } }
            let own = all[name].map { times($0, at: now) } ?? perMinute
            all[name] = Left(times: own < 1 ? own : own - 1, at: now)
            return own < 1 ? .milliseconds(Int64((1 - own) * 60_000 / perMinute) + 1) : nil
        }
    }

    private func times(_ left: Left, at now: Timestamp) -> Double {
        let milliseconds = max(0, now.milliseconds - left.at.milliseconds)
        return min(perMinute, left.times + Double(milliseconds) * perMinute / 60_000)
    }
}
