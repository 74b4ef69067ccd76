internal import Glibc

/// State that threads share: one at a time looks at it, and can wait until it is as hoped. The lock is the system's:
/// Swift's Mutex cannot be waited on, and the thread sanitizer does not see that it keeps threads apart.
@safe package final class Guarded<State>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var state: State

    package init(_ state: State) {
        self.state = state
        unsafe mutex = .allocate(capacity: 1)
        unsafe changed = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(changed, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(changed)
        unsafe pthread_mutex_destroy(mutex)
        unsafe changed.deallocate()
        unsafe mutex.deallocate()
    }

    package func withLock<T>(_ body: (inout State) throws -> T) rethrows -> T {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&state)
    }

    /// Changes the state and lets every thread that waits look again.
    package func change<T>(_ body: (inout State) throws -> T) rethrows -> T {
        defer { unsafe pthread_cond_broadcast(changed) }
        return try withLock(body)
    }

    /// Changes the state in a way that concerns one of the threads that wait, whichever.
    package func changeForOne<T>(_ body: (inout State) throws -> T) rethrows -> T {
        defer { unsafe pthread_cond_signal(changed) }
        return try withLock(body)
    }

    /// Waits until the body gives a value.
    package func wait<T>(for body: (inout State) -> T?) -> T {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let value = body(&state) { return value }
            unsafe pthread_cond_wait(changed, mutex)
        }
    }

    /// Waits until the body gives a value, but not past a moment of the monotonic clock.
    package func wait<T>(until deadline: Int64, for body: (inout State) -> T?) -> T? {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        var time = timespec(tv_sec: Int(deadline / 1_000_000_000), tv_nsec: Int(deadline % 1_000_000_000))
        while true {
            if let value = body(&state) { return value }
            guard unsafe pthread_cond_timedwait(changed, mutex, &time) == 0 else { return body(&state) }
        }
    }
}
