internal import Base

/// A write that waits for the writer, and its result. The caller blocks until `isDone` is signalled, so the body may
/// use the caller's variables.
final class WriteJob: @unchecked Sendable {
    /// The line of the program that asked, for the log.
    let place: String
    let isDone: Semaphore?
    private(set) var body: ((Writer) throws -> Void)?
    private(set) var error: (any Error)?

    /// A write whose caller waits.
    init(_ place: String, isDone: Semaphore, _ body: @escaping (Writer) throws -> Void) {
        self.place = place
        self.isDone = isDone
        self.body = body
    }

    /// A write behind the answer.
    init(later place: String, _ body: @escaping @Sendable (Writer) throws -> Void) {
        self.place = place
        isDone = nil
        self.body = body
    }

    func settle(_ error: (any Error)? = nil) {
        self.error = error
        body = nil
        if let isDone {
            isDone.signal()
        } else if let error {
            Log.error("a write behind an answer failed", ["place": "\(place)", "reason": "\(error)"])
        }
    }
}
