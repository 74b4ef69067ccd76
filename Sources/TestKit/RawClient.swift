package import Base
internal import CLinux
internal import Glibc

/// One end of a connection, byte by byte: for what no decent client would send.
package final class RawClient {
    /// An error or a timeout of the other side.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String

        init(_ description: String) {
            self.description = description
        }
    }

    package let socket: OwnedDescriptor
    private let patience: Int32
    private var received = Bytes()
    private var hasEnded = false
    /// The end came as a reset, which may have thrown away what was on its way.
    package private(set) var wasReset = false

    /// Waits for anything at most that long, in milliseconds.
    package init(socket: OwnedDescriptor, patience: Int32 = 60_000) {
        self.socket = socket
        self.patience = patience
    }

    /// Connects to a port of this machine. A small `receiveBuffer` makes a reader that takes little at a time;
    /// `host` is the last part of 127.0.0.x that the connection comes from.
    package convenience init(
        port: UInt16, patience: Int32 = 60_000, receiveBuffer: Int32? = nil, from host: UInt32 = 1
    ) throws {
        let raw = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard raw >= 0 else { throw SystemError("socket") }
        self.init(socket: OwnedDescriptor(raw), patience: patience)
        var noDelay: Int32 = 1
        unsafe setsockopt(raw, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, 4)
        if var receiveBuffer {
            unsafe setsockopt(raw, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4)
            // As over a cable: packets of 64 KB, as this machine sends to itself, do not fit into a small buffer.
            var packet: Int32 = 1_400
            unsafe setsockopt(raw, Int32(IPPROTO_TCP), TCP_MAXSEG, &packet, 4)
        }
        if host != 1 {
            try unsafe RawClient.call("bind", raw, bind, host: host, port: 0)
        }
        try unsafe RawClient.call("connect", raw, connect, host: 1, port: port)
    }

    private static func call(
        _ name: String, _ socket: Int32, _ call: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, host: UInt32,
        port: UInt16
    ) throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = (0x7F00_0000 | host).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe call(socket, $0, size) }
        }
        guard result == 0 else { throw SystemError(name, "port \(port)") }
    }

    /// Sends all of it, or as much as a server takes that has heard enough.
    package func send(_ bytes: Bytes) throws {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(
                    socket.raw, buffer.baseAddress.map { unsafe $0 + sent }, buffer.count - sent,
                    Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count >= 0 {
                sent += count
            } else if errno == EAGAIN {
                try wait(for: POLLOUT, "the server takes nothing more")
            } else {
                guard errno == EPIPE || errno == ECONNRESET else { throw SystemError("send") }
                return
            }
        }
    }

    package func send(_ text: String) throws {
        try send(Bytes(text.utf8))
    }

    /// Says that nothing more will come; answers are still welcome.
    package func finishSending() {
        shutdown(socket.raw, Int32(SHUT_WR))
    }

    /// The next answer, also an interim one; nil where the connection ended instead.
    package func response(toHead isHead: Bool = false) throws -> RawResponse? {
        while true {
            if let (response, length) = try RawResponse.parse(received, toHead: isHead, isWhole: hasEnded) {
                received.removeFirst(length)
                return response
            }
            guard !hasEnded else {
                guard received.isEmpty else { throw Problem("an answer is cut off: \(quoted)") }
                return nil
            }
            try receive()
        }
    }

    /// Whether anything has come, or the end; waits for it at most that long, in milliseconds.
    package func hasNews(within patience: Int32 = 0) -> Bool {
        guard received.isEmpty, !hasEnded else { return true }
        var entry = pollfd(fd: socket.raw, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&entry, 1, patience) > 0
    }

    /// The next bytes, whatever they are.
    package func take(_ count: Int) throws -> Bytes {
        while received.count < count {
            guard !hasEnded else { throw Problem("the end came where \(count) bytes were expected: \(quoted)") }
            try receive()
        }
        defer { received.removeFirst(count) }
        return Bytes(received[..<count])
    }

    /// All that comes up to the end of the connection.
    package func takeAll() throws -> Bytes {
        while !hasEnded { try receive() }
        defer { received = [] }
        return received
    }

    /// Vanishes like a machine that lost its power and came back: what is on its way is thrown away.
    package func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(socket.raw, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        var nowhere = sockaddr()
        nowhere.sa_family = sa_family_t(AF_UNSPEC)
        unsafe connect(socket.raw, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
    }

    /// Waits for the end of the connection, before which nothing more may come.
    package func expectEnd() throws {
        while !hasEnded, received.isEmpty { try receive() }
        guard received.isEmpty else { throw Problem("more came where the end was expected: \(quoted)") }
    }

    private func receive() throws {
        try wait(for: POLLIN, "neither an answer nor the end came; so far: \(quoted)")
        var piece = Bytes(repeating: 0, count: 64 << 10)
        let count = unsafe recv(socket.raw, &piece, piece.count, 0)
        if count > 0 {
            received += piece[..<count]
        } else {
            guard count == 0 || errno == ECONNRESET else { throw SystemError("recv") }
            wasReset = count < 0
            hasEnded = true
        }
    }

    private func wait(for event: Int32, _ complaint: @autoclosure () -> String) throws {
        var entry = pollfd(fd: socket.raw, events: Int16(event), revents: 0)
        guard unsafe poll(&entry, 1, patience) > 0 else { throw Problem(complaint()) }
    }

    private var quoted: String {
        String(decoding: received.prefix(300), as: UTF8.self).debugDescription
    }
}
