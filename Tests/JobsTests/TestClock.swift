import Base

/// A clock that a test sets.
final class TestClock: Sendable {
    private let moment = Guarded(Timestamp(milliseconds: 1_700_000_000_000))

    var now: Timestamp { moment.withLock { $0 } }
    var read: @Sendable () -> Timestamp { { self.now } }

    func advance(by duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }
}

/// What several threads note down.
final class Notes<Item: Sendable>: Sendable {
    private let items = Guarded<[Item]>([])

    var all: [Item] { items.withLock { $0 } }

    func add(_ item: Item) {
        items.withLock { $0.append(item) }
    }
}

struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String = "on purpose") {
        self.description = description
    }
}
