internal import Glibc

/// A system call that failed: which one, on what, and why.
package struct SystemError: Error, CustomStringConvertible, Equatable {
    package let call: String
    package let code: Int32
    package let subject: String?

    /// Reads `errno`, so make it right after the call.
    package init(_ call: String, _ subject: String? = nil) {
        self.init(call, subject, code: errno)
    }

    package init(_ call: String, _ subject: String? = nil, code: Int32) {
        self.call = call
        self.code = code
        self.subject = subject
    }

    package var description: String {
        let reason = unsafe String(cString: strerror(code))
        return subject.map { "\(call) \($0): \(reason)" } ?? "\(call): \(reason)"
    }
}
