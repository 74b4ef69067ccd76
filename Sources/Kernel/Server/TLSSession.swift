internal import Base
internal import COpenSSL

/// The TLS state of one connection.
@safe final class TLSSession {
    private let session: OpaquePointer
    private let context: TLSContext

    init?(_ context: TLSContext, descriptor: Int32) {
        guard let made = unsafe SSL_new(context.context) else { return nil }
        unsafe session = made
        self.context = context
        unsafe SSL_set_fd(session, descriptor)
        unsafe SSL_set_accept_state(session)
    }

    deinit {
        unsafe SSL_free(session)
    }

    func handshake() -> Transfer {
        unsafe outcome(of: SSL_do_handshake(session))
    }

    /// Why the handshake failed, right after it did: the other side has begun with a request in clear.
    var heardPlainHTTP: Bool {
        ERR_GET_REASON(ERR_peek_error()) == SSL_R_HTTP_REQUEST
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        unsafe outcome(of: SSL_read(session, buffer.baseAddress, Int32(buffer.count)))
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> Transfer {
        unsafe outcome(of: SSL_write(session, bytes.baseAddress, Int32(clamping: bytes.count)))
    }

    /// Tells the other side that nothing more will come, so that it can tell an end from a cut.
    func sayGoodbye() {
        ERR_clear_error()
        unsafe SSL_shutdown(session)
    }

    private func outcome(of result: @autoclosure () -> Int32) -> Transfer {
        // What another connection left in the thread's queue would be taken for this one's error.
        ERR_clear_error()
        let count = result()
        guard count <= 0 else { return .done(Int(count)) }
        switch unsafe SSL_get_error(session, count) {
        case SSL_ERROR_WANT_READ: return .wantsRead
        case SSL_ERROR_WANT_WRITE: return .wantsWrite
        case SSL_ERROR_ZERO_RETURN: return .ended
        default: return .failed
        }
    }
}
