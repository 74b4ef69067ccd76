package import Base
internal import CLinux
internal import Glibc
package import HTTP

/// The current work of each thread, in memory shared with the supervisor: after a crash it shows the last words. The
/// watchdog uses the same slots to find blocked loops.
@safe package final class Scoreboard: @unchecked Sendable {
    /// One thread's line. Writing it is a copy of some bytes; a reader may find them torn, never more than that.
    @safe package struct Slot: @unchecked Sendable {
        // 0..<8 since when (0: idle), 8..<16 length of the text, 16..<48 the thread's name, 48..<256 the text.
        fileprivate let place: UnsafeMutableRawPointer
        static let size = 256
        static let nameStart = 16
        static let nameSize = 32
        static let textStart = 48

        /// Notes the request that this thread works on from now.
        package func begin(_ request: Request) {
            begin(request, at: Clock.monotonic)
        }

        func begin(_ request: Request, at now: Int64) {
            begin(request.bytes.prefix(request.head.path.range.upperBound), at: now)
        }

        func begin(_ title: Bytes, at now: Int64) {
            begin(title[...], at: now)
        }

        private func begin(_ title: ArraySlice<UInt8>, at now: Int64) {
            let text = title.prefix(Slot.size - Slot.textStart)
            unsafe text.withUnsafeBytes { bytes in
                guard let source = bytes.baseAddress else { return }
                unsafe memcpy(place + Slot.textStart, source, bytes.count)
            }
            unsafe clinux_store(word(1), UInt64(text.count))
            unsafe clinux_store(word(0), UInt64(now))
        }

        package func end() {
            unsafe clinux_store(word(0), 0)
        }

        fileprivate func word(_ number: Int) -> UnsafeMutablePointer<UInt64> {
            unsafe place.assumingMemoryBound(to: UInt64.self) + number
        }
    }

    package struct Line: Equatable, Sendable {
        package let thread: String
        /// Nanoseconds of the monotonic clock, which all processes of a machine share.
        package let since: Int64
        /// `GET /leads`, without the query.
        package let work: String
    }

    private static let slots = 512
    private let memory: UnsafeMutableRawPointer
    private let used = Guarded<Int>(0)

    /// In the memory of a descriptor that `makeMemory` has made, or in this process's own.
    package init(descriptor: Int32? = nil) throws {
        let flags = descriptor == nil ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED
        let size = Scoreboard.slots * Slot.size
        let mapped = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, flags, descriptor ?? -1, 0)
        guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else { throw SystemError("mmap") }
        unsafe memory = mapped
    }

    deinit {
        unsafe munmap(memory, Scoreboard.slots * Slot.size)
    }

    package static func makeMemory() throws -> OwnedDescriptor {
        let raw = unsafe clinux_memory_file("portico-scoreboard")
        guard raw >= 0 else { throw SystemError("memfd_create") }
        let descriptor = OwnedDescriptor(raw)
        guard ftruncate(raw, slots * Slot.size) == 0 else { throw SystemError("ftruncate") }
        return descriptor
    }

    /// A line for one thread. Those beyond the last share it.
    package func slot(_ thread: String) -> Slot {
        let number = used.withLock { used in
            defer { used = min(used + 1, Scoreboard.slots - 1) }
            return used
        }
        let slot = unsafe Slot(place: memory + number * Slot.size)
        let name = Bytes(thread.utf8.prefix(Slot.nameSize - 1)) + [0]
        unsafe memcpy(slot.place + Slot.nameStart, name, name.count)
        return slot
    }

    /// Forgets all, for the next server that writes here.
    package func clear() {
        unsafe memset(memory, 0, Scoreboard.slots * Slot.size)
    }

    /// The threads that are at work.
    package var busy: [Line] {
        (0..<Scoreboard.slots).compactMap { number in
            let slot = unsafe Slot(place: memory + number * Slot.size)
            let since = unsafe clinux_load(slot.word(0))
            guard since != 0 else { return nil }
            let length = min(unsafe Int(clamping: clinux_load(slot.word(1))), Slot.size - Slot.textStart)
            return Line(
                thread: slot.text(Slot.nameStart, Slot.nameSize), since: Int64(bitPattern: since),
                work: slot.text(Slot.textStart, length))
        }
    }
}

extension Scoreboard.Slot {
    fileprivate func text(_ start: Int, _ length: Int) -> String {
        let bytes = unsafe UnsafeRawBufferPointer(start: place + start, count: length)
        return unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
