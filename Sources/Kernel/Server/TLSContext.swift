package import Base
internal import COpenSSL
internal import Synchronization

/// Certificate, key and rules of TLS, shared by all connections. A reload makes a new one; those that are open keep
/// the one they began with.
@safe package final class TLSContext: @unchecked Sendable {
    let context: OpaquePointer

    package struct Failure: ExitError, CustomStringConvertible {
        package let description: String
        package var exitCode: ExitCode { .configuration }
    }

    /// Reads both files at once, so that a half-written renewal is found here and not by a visitor.
    package init(certificate: String, key: String) throws {
        guard let made = unsafe SSL_CTX_new(TLS_server_method()) else { throw Failure.last("TLS cannot start") }
        unsafe context = made
        guard unsafe SSL_CTX_use_certificate_chain_file(context, certificate) == 1 else {
            throw Failure.last("the certificate \(certificate) cannot be used")
        }
        guard unsafe SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) == 1 else {
            throw Failure.last("the key \(key) cannot be used")
        }
        guard unsafe SSL_CTX_check_private_key(context) == 1 else {
            throw Failure.last("the key \(key) does not belong to the certificate \(certificate)")
        }
        try setRules()
    }

    deinit {
        unsafe SSL_CTX_free(context)
    }

    /// Mozilla's "intermediate" profile: TLS 1.2 with forward secrecy and authenticated encryption, and TLS 1.3.
    private func setRules() throws {
        unsafe ossl_set_minimum_version(context)
        let ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20"
        guard unsafe SSL_CTX_set_cipher_list(context, ciphers) == 1 else { throw Failure.last("no TLS cipher") }
        unsafe ossl_set_options(context)
        // A write may be taken up again from another buffer with the same bytes; idle connections give theirs back.
        unsafe ossl_set_modes(context)
        let name = Bytes("portico".utf8)
        unsafe SSL_CTX_set_session_id_context(context, name, UInt32(name.count))
        unsafe SSL_CTX_set_alpn_select_cb(context, selectProtocol, nil)
    }

    /// Sessions of the former context stay resumable under this one.
    package func adoptTicketKeys(of former: TLSContext) {
        var keys = Bytes(repeating: 0, count: 80)
        guard unsafe ossl_get_ticket_keys(former.context, &keys, keys.count) == 1 else { return }
        unsafe ossl_set_ticket_keys(context, &keys, keys.count)
    }
}

extension TLSContext.Failure {
    /// OpenSSL's own words for what went wrong last on this thread.
    static func last(_ what: String) -> TLSContext.Failure {
        var text = Bytes(repeating: 0, count: 256)
        let reason = unsafe text.withUnsafeMutableBufferPointer { buffer -> String in
            let place = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
            unsafe ERR_error_string_n(ERR_get_error(), place, buffer.count)
            return unsafe place.map { unsafe String(cString: $0) } ?? ""
        }
        ERR_clear_error()
        return TLSContext.Failure(description: "\(what): \(reason)")
    }
}

/// Of the protocols that a client offers, HTTP/1.1 is the one spoken here (RFC 7301).
private func selectProtocol(
    _: OpaquePointer?, _ chosen: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ length: UnsafeMutablePointer<UInt8>?,
    _ offered: UnsafePointer<UInt8>?, _ count: UInt32, _: UnsafeMutableRawPointer?
) -> Int32 {
    unsafe ossl_select_http11(chosen, length, offered, count)
}
