import Base
import COpenSSL
import Glibc
import TestKit
import Testing

/// A client that speaks TLS and waits for whatever comes.
@safe final class TLSClient {
    /// How a connection ended.
    enum End {
        /// The server said that nothing more would come.
        case goodbye
        case cut
    }

    private let client: RawClient
    private let context: OpaquePointer
    private let session: OpaquePointer
    private var received = Bytes()
    private(set) var end: End?

    /// `former` is a client whose session is resumed. The version is one of OpenSSL's numbers.
    init(
        _ client: RawClient, version: Int32 = TLS1_3_VERSION, resuming former: TLSClient? = nil,
        shakesHands: Bool = true
    ) throws {
        self.client = client
        unsafe context = try #require(unsafe SSL_CTX_new(TLS_client_method()))
        unsafe session = try #require(unsafe SSL_new(context))
        unsafe SSL_ctrl(session, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(version), nil)
        unsafe SSL_set_fd(session, client.socket.raw)
        unsafe SSL_set_connect_state(session)
        if let former {
            let earlier = unsafe SSL_get1_session(former.session)
            unsafe SSL_set_session(session, earlier)
            unsafe SSL_SESSION_free(earlier)
        }
        applyPatience()
        if shakesHands { try #require(shakeHands()) }
    }

    deinit {
        unsafe SSL_free(session)
        unsafe SSL_CTX_free(context)
    }

    func shakeHands() -> Bool {
        ERR_clear_error()
        return unsafe SSL_do_handshake(session) == 1
    }

    /// How long it waits for anything, in milliseconds.
    var patience = 60_000 {
        didSet { applyPatience() }
    }

    private func applyPatience() {
        var time = timeval(tv_sec: patience / 1000, tv_usec: patience % 1000 * 1000)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            unsafe setsockopt(client.socket.raw, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    /// Begins the handshake, and does not wait for what the server says.
    func sayHello() {
        patience = 1
        _ = shakeHands()
        patience = 60_000
    }

    var isResumed: Bool { unsafe SSL_session_reused(session) == 1 }

    /// What tells one certificate of the server from another.
    var serverCertificate: Bytes {
        guard let certificate = unsafe SSL_get0_peer_certificate(session) else { return [] }
        var checksum = Bytes(repeating: 0, count: 32)
        unsafe X509_digest(certificate, EVP_sha256(), &checksum, nil)
        return checksum
    }

    func send(_ bytes: Bytes) throws {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe SSL_write(session, buffer.baseAddress.map { unsafe $0 + sent }, Int32(buffer.count - sent))
            }
            try #require(count > 0)
            sent += Int(count)
        }
    }

    func send(_ text: String) throws {
        try send(Bytes(text.utf8))
    }

    func send(get path: String, _ field: String = "Accept: */*") throws {
        try send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(field)\r\n\r\n")
    }

    /// Asks the other side for new keys, which it answers; false when nothing more can be sent.
    func askForNewKeys() -> Bool {
        unsafe SSL_key_update(session, SSL_KEY_UPDATE_REQUESTED) == 1 && shakeHands()
    }

    func response() throws -> RawResponse? {
        while true {
            if let (response, length) = try RawResponse.parse(received, isWhole: end != nil) {
                received.removeFirst(length)
                return response
            }
            guard end == nil else { return nil }
            receive()
        }
    }

    /// The next bytes, whatever they are.
    func take(_ count: Int) throws -> Bytes {
        while received.count < count {
            try #require(end == nil)
            receive()
        }
        defer { received.removeFirst(count) }
        return Bytes(received[..<count])
    }

    /// Waits for the end, before which nothing more comes.
    func expectEnd(_ expected: End = .goodbye) {
        if end == nil { receive() }
        #expect(end == expected)
        #expect(received.isEmpty)
    }

    private func receive() {
        ERR_clear_error()
        var piece = Bytes(repeating: 0, count: 16 << 10)
        let count = unsafe SSL_read(session, &piece, Int32(piece.count))
        if count > 0 {
            received += piece[..<Int(count)]
        } else {
            end = unsafe SSL_get_error(session, count) == SSL_ERROR_ZERO_RETURN ? .goodbye : .cut
        }
    }
}

extension TestServer {
    func connectTLS(_ version: Int32 = TLS1_3_VERSION, resuming former: TLSClient? = nil) throws -> TLSClient {
        try TLSClient(connect(), version: version, resuming: former)
    }
}
