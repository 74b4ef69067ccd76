internal import Base
internal import CLinux
internal import Glibc

/// The kernel's list of descriptors that something has happened to.
@safe final class Epoll {
    struct Event {
        let data: UInt64
        let flags: UInt32

        var isReadable: Bool { flags & EPOLLIN.rawValue != 0 }
        var isWritable: Bool { flags & EPOLLOUT.rawValue != 0 }
        /// An error, or the end of both directions.
        var isBroken: Bool { flags & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0 }
    }

    static let read = EPOLLIN.rawValue
    static let write = EPOLLOUT.rawValue
    /// Of several loops that share one listener, wake one.
    static let exclusive = EPOLLEXCLUSIVE.rawValue

    private let descriptor: OwnedDescriptor
    private let events: UnsafeMutablePointer<epoll_event>
    private static let capacity = 256

    init() throws {
        let raw = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard raw >= 0 else { throw SystemError("epoll_create1") }
        descriptor = OwnedDescriptor(raw)
        unsafe events = .allocate(capacity: Epoll.capacity)
    }

    deinit {
        unsafe events.deallocate()
    }

    func add(_ fd: Int32, _ flags: UInt32, data: UInt64) throws {
        guard clinux_epoll_ctl(descriptor.raw, EPOLL_CTL_ADD, fd, flags, data) == 0 else {
            throw SystemError("epoll_ctl")
        }
    }

    func modify(_ fd: Int32, _ flags: UInt32, data: UInt64) {
        _ = clinux_epoll_ctl(descriptor.raw, EPOLL_CTL_MOD, fd, flags, data)
    }

    func remove(_ fd: Int32) {
        _ = clinux_epoll_ctl(descriptor.raw, EPOLL_CTL_DEL, fd, 0, 0)
    }

    /// Waits at most this many milliseconds (−1: as long as it takes); returns how many events there are.
    func wait(milliseconds: Int32) -> Int {
        unsafe max(0, Int(epoll_wait(descriptor.raw, events, Int32(Epoll.capacity), milliseconds)))
    }

    subscript(index: Int) -> Event {
        unsafe Event(
            data: clinux_epoll_data(events, Int32(index)), flags: clinux_epoll_events(events, Int32(index)))
    }
}
