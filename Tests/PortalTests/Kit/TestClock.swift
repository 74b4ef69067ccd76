import Base

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    /// A Friday noon in winter.
    static let start = Timestamp(milliseconds: 1_770_379_200_000)

    private let time: Guarded<Timestamp>

    init(_ start: Timestamp) {
        time = Guarded(start)
    }

    var now: Timestamp { time.withLock { $0 } }

    func advance(by duration: Duration) {
        time.withLock { $0 = $0 + duration }
    }
}
