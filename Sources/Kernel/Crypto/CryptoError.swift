internal import COpenSSL

/// Something that a library of cryptography could not do. It says what, never with what.
package struct CryptoError: Error, CustomStringConvertible, Equatable {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// With OpenSSL's own words for what went wrong last on this thread.
    static func openSSL(_ what: String) -> CryptoError {
        let code = ERR_get_error()
        ERR_clear_error()
        let reason = unsafe ERR_reason_error_string(code).map { unsafe String(cString: $0) }
        return CryptoError(reason.map { "\(what): \($0)" } ?? what)
    }
}
