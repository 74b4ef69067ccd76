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

    /// Whether the handshake failed because the client sent plain HTTP; read right after the failure.
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
        // An error left in the thread's queue by another connection would be mistaken for one of this connection.
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
