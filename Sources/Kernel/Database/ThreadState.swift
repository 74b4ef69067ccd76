internal import Base
internal import Glibc

/// The database state of a thread: whether it is reading or writing.
final class ThreadState {
    enum Use {
        case idle
        case reading
        case writing
    }

    var use = Use.idle
    /// Signalled when the writer is free.
    let turn = Semaphore()

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        unsafe pthread_key_create(&key) { state in
            guard let state = unsafe state else { return }
            unsafe Unmanaged<ThreadState>.fromOpaque(state).release()
        }
        return key
    }()

    static var current: ThreadState {
        if let state = unsafe pthread_getspecific(key) {
            return unsafe Unmanaged<ThreadState>.fromOpaque(state).takeUnretainedValue()
        }
        let state = ThreadState()
        unsafe pthread_setspecific(key, Unmanaged.passRetained(state).toOpaque())
        return state
    }

    func refuseNesting(of wish: String) throws {
        switch use {
        case .idle: return
        case .reading:
            throw DatabaseError(
                .misuse, "\(wish) was asked for inside a read: end the read first, or use its reader")
        case .writing:
            throw DatabaseError(
                .misuse, "\(wish) was asked for inside a write: use the writer that the write was given")
        }
    }
}
