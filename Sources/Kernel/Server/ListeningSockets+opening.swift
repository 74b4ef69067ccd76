internal import Base
internal import CLinux
internal import Glibc

extension ListeningSockets {
    /// Opens an address for a number of loops; `port` 0 takes a free one. Adds to what is open already.
    package mutating func open(_ role: Role, host: String, port: UInt16, loops: Int) throws {
        var first: SystemError?
        var chosen = port
        let addresses = try SocketAddress.resolve(host: host, port: port)
        let before = endpoints.count
        for address in addresses {
            do throws(SystemError) {
                let endpoint = try ListeningSockets.open(role, address.with(port: chosen), loops: loops)
                chosen = endpoint.address.port
                add(endpoint)
            } catch {
                // A machine without IPv6 still knows its names; an address that is taken is another matter.
                guard error.code == EAFNOSUPPORT || error.code == EADDRNOTAVAIL else { throw error }
                first = first ?? error
            }
        }
        if endpoints.count == before {
            throw first ?? SystemError("listen on", "\(host):\(port)", code: EADDRNOTAVAIL)
        }
    }

    private static func open(_ role: Role, _ address: SocketAddress, loops: Int) throws(SystemError) -> Endpoint {
        if address.port != 0 {
            try checkFree(address)
        }
        let first = try listener(address)
        let bound = try SocketAddress(ofSocket: first.raw)
        var sockets = [first]
        while sockets.count < loops {
            sockets.append(try listener(bound))
        }
        return Endpoint(role: role, address: bound, sockets: sockets)
    }

    /// Sockets that share a port would also share it with another Portico, which would then get half of the requests.
    package static func checkFree(host: String, port: UInt16) throws {
        for address in try SocketAddress.resolve(host: host, port: port) {
            try checkFree(address)
        }
    }

    private static func checkFree(_ address: SocketAddress) throws(SystemError) {
        let probe = try socket(address)
        guard address.bind(probe.raw) == 0 else { throw SystemError("listen on", "\(address)") }
    }

    private static func listener(_ address: SocketAddress) throws(SystemError) -> OwnedDescriptor {
        let listener = try socket(address)
        setOption(listener, SOL_SOCKET, SO_REUSEPORT)
        // What is accepted inherits it.
        setOption(listener, Int32(IPPROTO_TCP), TCP_NODELAY)
        guard address.bind(listener.raw) == 0, listen(listener.raw, 4096) == 0 else {
            throw SystemError("listen on", "\(address)")
        }
        return listener
    }

    private static func socket(_ address: SocketAddress) throws(SystemError) -> OwnedDescriptor {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let raw = Glibc.socket(address.family, type, 0)
        guard raw >= 0 else { throw SystemError("listen on", "\(address)") }
        let descriptor = OwnedDescriptor(raw)
        setOption(descriptor, SOL_SOCKET, SO_REUSEADDR)
        if address.family == AF_INET6 {
            // IPv4 has a socket of its own.
            setOption(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY)
        }
        return descriptor
    }

    private static func setOption(_ descriptor: OwnedDescriptor, _ level: Int32, _ name: Int32) {
        var on: Int32 = 1
        unsafe setsockopt(descriptor.raw, level, name, &on, socklen_t(MemoryLayout<Int32>.size))
    }
}
