internal import Glibc

/// A thread waits here until another one lets it go on.
@safe package final class Semaphore: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    package init() {
        unsafe semaphore = .allocate(capacity: 1)
        unsafe sem_init(semaphore, 0, 0)
    }

    deinit {
        unsafe sem_destroy(semaphore)
        unsafe semaphore.deallocate()
    }

    package func wait() {
        while unsafe sem_wait(semaphore) != 0 {}
    }

    package func signal() {
        unsafe sem_post(semaphore)
    }
}
