internal import CLinux
internal import Glibc

/// A thread of the system with a name that `top -H` shows.
package final class Thread: @unchecked Sendable {
    private var handle = pthread_t()
    private let isOver = Guarded(false)

    private final class Start {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }

    /// The niceness of work behind answers: it leaves the cores to those who wait for one.
    package static let background: Int32 = 10

    package init(_ name: String, niceness: Int32 = 0, _ body: @escaping @Sendable () -> Void) throws {
        let isOver = isOver
        let watched: @Sendable () -> Void = {
            // On Linux each thread has its own.
            if niceness != 0 { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness) }
            body()
            isOver.change { $0 = true }
        }
        let start = unsafe Unmanaged.passRetained(Start(name: name, body: watched))
        let code = unsafe pthread_create(
            &handle, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                _ = unsafe clinux_name_thread(String(start.name.prefix(15)))
                start.body()
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            unsafe start.release()
            throw SystemError("pthread_create", name, code: code)
        }
    }

    package func detach() {
        pthread_detach(handle)
    }

    package func join() {
        pthread_join(handle, nil)
    }

    /// Waits for its end up to a moment of the monotonic clock; false when it goes on beyond that, on its own.
    package func join(until deadline: Int64) -> Bool {
        guard isOver.wait(until: deadline, for: { $0 ? true : nil }) == true else {
            detach()
            return false
        }
        join()
        return true
    }
}
