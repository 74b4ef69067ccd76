package import Base
internal import CLinux
internal import Glibc

/// Signals that wait to be read, instead of interrupting whatever runs. Make it before the first thread: all threads
/// have to look away.
package struct SignalQueue: Sendable {
    private let descriptor: OwnedDescriptor
    var raw: Int32 { descriptor.raw }

    package init(_ signals: [Int32]) throws(SystemError) {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for signal in signals {
            unsafe sigaddset(&set, signal)
        }
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        let raw = unsafe signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        guard raw >= 0 else { throw SystemError("signalfd") }
        descriptor = OwnedDescriptor(raw)
    }

    /// Returns the next signal that has arrived; nil if there is none.
    package func next() -> Int32? {
        var facts = signalfd_siginfo()
        let count = unsafe read(descriptor.raw, &facts, MemoryLayout<signalfd_siginfo>.size)
        return count == MemoryLayout<signalfd_siginfo>.size ? Int32(facts.ssi_signo) : nil
    }

    package func wait() -> Int32 {
        while true {
            if let signal = next() { return signal }
            var watched = pollfd(fd: descriptor.raw, events: Int16(POLLIN), revents: 0)
            unsafe poll(&watched, 1, -1)
        }
    }
}
