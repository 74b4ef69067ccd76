internal import Base
internal import CLinux
internal import Glibc

/// The sockets that a server listens on, no matter which process opened them.
package struct ListeningSockets: Sendable {
    package enum Role: String, Sendable {
        case main
        /// Sends plain HTTP on to HTTPS.
        case redirect
    }

    /// One address and port. Each loop has its own socket, and the system spreads new connections over them; sockets
    /// from a service manager come singly and are shared by all loops.
    struct Endpoint: Sendable {
        let role: Role
        let address: SocketAddress
        var sockets: [OwnedDescriptor]
    }

    private(set) var endpoints: [Endpoint] = []

    package init() {}

    mutating func add(_ role: Role, _ descriptor: OwnedDescriptor) throws(SystemError) {
        let address = try SocketAddress(ofSocket: descriptor.raw)
        if let known = endpoints.firstIndex(where: { $0.role == role && $0.address == address }) {
            endpoints[known].sockets.append(descriptor)
        } else {
            endpoints.append(Endpoint(role: role, address: address, sockets: [descriptor]))
        }
    }

    mutating func add(_ endpoint: Endpoint) {
        endpoints.append(endpoint)
    }

    /// The port of the main endpoint, also where the system chose it.
    package var port: UInt16? {
        endpoints.first { $0.role == .main }?.address.port
    }

    /// The sockets of one loop out of several, so that none goes unserved and each loop has one of each endpoint.
    package func listeners(ofLoop loop: Int, outOf loops: Int, main kind: ListenerKind) -> [Listener] {
        endpoints.flatMap { endpoint in
            let sockets = endpoint.sockets
            let own = stride(from: loop, to: sockets.count, by: loops).map { sockets[$0] }
            let served = own.isEmpty ? [sockets[loop % sockets.count]] : own
            return served.map { Listener(descriptor: $0, kind: endpoint.role == .main ? kind : .redirect) }
        }
    }
}

/// As `role:descriptor` words with commas between: how one program tells the next which sockets it has inherited.
extension ListeningSockets {
    var handoverText: String {
        endpoints.flatMap { endpoint in endpoint.sockets.map { "\(endpoint.role.rawValue):\($0.raw)" } }
            .joined(separator: ",")
    }

    var descriptors: [Int32] {
        endpoints.flatMap { $0.sockets.map(\.raw) }
    }

    init(handoverText: String) throws {
        for word in handoverText.split(separator: ",") {
            let pieces = word.split(separator: ":")
            guard pieces.count == 2, let role = Role(rawValue: String(pieces[0])), let raw = Int32(pieces[1]) else {
                throw SystemError("inherit sockets", handoverText, code: EINVAL)
            }
            try add(role, try OwnedDescriptor(inheritedListener: raw))
        }
    }

    /// The sockets opened by a service manager (the protocol of `sd_listen_fds`); nil if there are none. A socket named
    /// "redirect" redirects to HTTPS.
    package static func fromServiceManager() throws -> ListeningSockets? {
        let process = Environment.take("LISTEN_PID")
        let count = Environment.take("LISTEN_FDS").flatMap { Int32($0) }
        let names = Environment.take("LISTEN_FDNAMES")?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        guard process == "\(getpid())", let count, count > 0, count < 1024 else { return nil }
        var sockets = ListeningSockets()
        for place in 0..<Int(count) {
            let role: Role = place < names.count && names[place] == "redirect" ? .redirect : .main
            try sockets.add(role, try OwnedDescriptor(inheritedListener: Int32(3 + place)))
        }
        return sockets
    }
}

extension OwnedDescriptor {
    /// Takes a descriptor over from another program, when it is a stream socket that listens.
    fileprivate convenience init(inheritedListener raw: Int32) throws(SystemError) {
        var isListening: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard unsafe getsockopt(raw, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size) == 0, isListening != 0 else {
            throw SystemError("inherit socket", "\(raw)", code: ENOTSOCK)
        }
        _ = clinux_fcntl(raw, F_SETFD, FD_CLOEXEC)
        _ = clinux_fcntl(raw, F_SETFL, clinux_fcntl(raw, F_GETFL, 0) | O_NONBLOCK)
        self.init(raw)
    }
}
