internal import Base

/// The delay before a retry.
enum Backoff {
    private static let longest = Duration.seconds(3600)

    /// Nothing is ever put off for longer. A later moment was written when the clock was ahead: it counts as now.
    static let farthest = longest + .seconds(60)

    /// A second after the first failure, then twice as long each time, up to an hour.
    static func delay(after attempts: Int) -> Duration {
        attempts > 12 ? longest : min(longest, .seconds(1 << max(0, attempts - 1)))
    }
}
