internal import Base
internal import CLinux
internal import Glibc
internal import Synchronization

/// Wakes a loop from another thread.
final class LoopWaker: Sendable {
    private let event: OwnedDescriptor
    private let isRung = Atomic<Bool>(false)

    var descriptor: Int32 { event.raw }

    init() throws {
        let raw = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard raw >= 0 else { throw SystemError("eventfd") }
        event = OwnedDescriptor(raw)
    }

    /// Rings once however many call before the loop answers.
    func ring() {
        guard !isRung.exchange(true, ordering: .acquiringAndReleasing) else { return }
        _ = eventfd_write(event.raw, 1)
    }

    func answer() {
        var count: eventfd_t = 0
        unsafe eventfd_read(event.raw, &count)
        isRung.store(false, ordering: .releasing)
    }
}
