package import Base
internal import CLinux
internal import Glibc

/// An address and port as the system's socket calls want it.
struct SocketAddress: Hashable, Sendable, CustomStringConvertible {
    private let bytes: Bytes

    /// The address a socket is bound to.
    init(ofSocket descriptor: Int32) throws(SystemError) {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let code = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &size)
            }
        }
        guard code == 0 else { throw SystemError("getsockname") }
        bytes = unsafe withUnsafeBytes(of: storage) { unsafe Bytes($0.prefix(Int(size))) }
    }

    private init(bytes: Bytes) {
        self.bytes = bytes
    }

    /// Resolves a host name to all of its addresses; `*` is every address of the machine.
    static func resolve(host: String, port: UInt16) throws(UnknownHost) -> [SocketAddress] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host == "*" ? nil : host, "\(port)", &hints, &list)
        guard code == 0 else {
            throw UnknownHost(name: host, reason: unsafe String(cString: gai_strerror(code)))
        }
        defer { unsafe freeaddrinfo(list) }
        var addresses: [SocketAddress] = []
        var place = unsafe list
        while let entry = unsafe place?.pointee {
            let address = unsafe UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen))
            addresses.append(SocketAddress(bytes: unsafe Bytes(address)))
            unsafe place = entry.ai_next
        }
        return addresses
    }

    var family: Int32 {
        bytes.count >= 2 ? Int32(bytes[0]) | Int32(bytes[1]) << 8 : 0
    }

    /// Both families keep it in the same place, in the order of the network.
    var port: UInt16 {
        bytes.count >= 4 ? UInt16(bytes[2]) << 8 | UInt16(bytes[3]) : 0
    }

    func with(port: UInt16) -> SocketAddress {
        var changed = bytes
        changed[2] = UInt8(port >> 8)
        changed[3] = UInt8(truncatingIfNeeded: port)
        return SocketAddress(bytes: changed)
    }

    func bind(_ descriptor: Int32) -> Int32 {
        unsafe bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return -1 }
            return unsafe Glibc.bind(
                descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count))
        }
    }

    var description: String {
        let start = family == AF_INET6 ? 8 : 4
        let count = family == AF_INET6 ? 16 : 4
        guard bytes.count >= start + count else { return "?" }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        unsafe inet_ntop(family, Array(bytes[start..<start + count]), &text, socklen_t(text.count))
        let host = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return family == AF_INET6 ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

/// A host name that cannot be resolved.
package struct UnknownHost: ExitError, CustomStringConvertible {
    let name: String
    let reason: String

    package var description: String { "the host \(name) is not known: \(reason)" }
    package var exitCode: ExitCode { .unavailable }
}
