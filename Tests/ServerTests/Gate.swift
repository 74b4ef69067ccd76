import Synchronization
import TestKit

/// Holds handlers until a test lets them go, so that they take exactly as long as it needs.
final class Gate: Sendable {
    private let isOpen = Atomic(false)
    private let arrivals = Atomic(0)

    /// How many have come to the gate so far.
    var arrived: Int { arrivals.load(ordering: .acquiring) }

    func pass() {
        arrivals.add(1, ordering: .releasing)
        waitUntil { isOpen.load(ordering: .acquiring) }
    }

    func open() {
        isOpen.store(true, ordering: .releasing)
    }
}
