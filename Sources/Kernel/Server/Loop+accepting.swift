package import Base
internal import CLinux
internal import Glibc
internal import HTTP
internal import Synchronization

/// A listening socket of a loop.
package struct Listener: Sendable {
    package let descriptor: OwnedDescriptor
    package let kind: ListenerKind

    package init(descriptor: OwnedDescriptor, kind: ListenerKind) {
        self.descriptor = descriptor
        self.kind = kind
    }
}

extension Loop {
    func listen() throws {
        for (place, listener) in listeners.enumerated() {
            try epoll.add(
                listener.descriptor.raw, Epoll.read | Epoll.exclusive, data: Loop.listenerData | UInt64(place))
        }
    }

    /// Accepts waiting connections, limited so that open ones are not delayed. Returns false once all are accepted.
    @discardableResult
    func accept(from place: Int) -> Bool {
        guard place < listeners.count else { return false }
        let listener = listeners[place]
        for _ in 0..<64 {
            var socketAddress = PeerSocketAddress()
            let descriptor = socketAddress.accept(listener.descriptor.raw)
            guard descriptor >= 0 else {
                if errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM { rest() }
                return false
            }
            admit(descriptor, socketAddress.address, listener.kind)
        }
        return true
    }

    /// Takes all who were let in by the system already, and no others from then on.
    func acceptTheLast() {
        for place in listeners.indices {
            // As many as can have been waiting: clients that reconnect repeatedly must not delay the stop.
            var rounds = 0
            while rounds < 64, accept(from: place) { rounds += 1 }
        }
        for listener in listeners { epoll.remove(listener.descriptor.raw) }
        // With the last of those who hold it, the socket closes: a supervisor or a service manager goes on holding it.
        listeners = []
    }

    /// Out of descriptors: listening on would only spin. What waits is taken once some have been given back.
    private func rest() {
        guard restsUntil == 0 else { return }
        restsUntil = now + 500_000_000
        for listener in listeners { epoll.remove(listener.descriptor.raw) }
        Log.warning("out of descriptors; new connections wait", ["connections": LogValue(connectionCount)])
    }

    func listenAgain() {
        restsUntil = 0
        do {
            try listen()
        } catch {
            Log.error("cannot listen again", ["cause": "\(error)"])
            restsUntil = now + 500_000_000
        }
    }

    private func admit(_ descriptor: Int32, _ address: IPAddress?, _ kind: ListenerKind) {
        let present = shared.connections.add(1, ordering: .relaxed).newValue
        guard present <= settings.connections else {
            return turnAway(descriptor, kind, .tooManyConnections)
        }
        var seat: ConnectionsByAddress.Seat?
        if let address, !isExempt(address) {
            seat = shared.addresses.sit(address, limit: settings.connectionsPerAddress)
            guard seat != nil else { return turnAway(descriptor, kind, .tooManyFromAddress) }
        }
        var peer = Peer()
        peer.address = address?.description ?? ""
        peer.isSecure = kind == .tls
        var transport = Transport(descriptor: descriptor, tls: nil)
        if kind == .tls {
            guard let session = tls.flatMap({ TLSSession($0, descriptor: descriptor) }) else {
                return turnAway(descriptor, kind, .tooManyConnections)
            }
            transport.tls = session
        }
        adopt(descriptor) { key in
            let connection = Connection(key, transport, kind: kind, peer: peer, seat: seat, loop: self)
            do {
                try epoll.add(descriptor, Epoll.read, data: key.data)
            } catch {
                Log.error("a connection cannot be watched", ["cause": "\(error)"])
                turnAway(descriptor, kind, .tooManyConnections)
                return nil
            }
            metrics.connectionOpened()
            return connection
        }
    }

    private func isExempt(_ address: IPAddress) -> Bool {
        address.isLoopback && settings.exemptsLoopback
            || settings.trustedProxies.trusts(address)
    }

    /// Too many: a clear answer where one can be given without a handshake, and the end.
    private func turnAway(_ descriptor: Int32, _ kind: ListenerKind, _ refusal: Refusal) {
        shared.connections.subtract(1, ordering: .relaxed)
        metrics.connectionTurnedAway()
        if kind != .tls {
            var answer = Bytes()
            let response = settings.answer(refusing: refusal, nil)
            answer.append(
                headOf: response, framing: response.framing(minorVersion: 1), date: dateLine, keepsAlive: false,
                minorVersion: 1)
            if case .bytes(let body) = response.content { answer.append(contentsOf: body) }
            unsafe answer.withUnsafeBytes { _ = unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            shutdown(descriptor, Int32(SHUT_WR))
            // A request that is here already would turn the close into a reset that overtakes the answer.
            unsafe recv(descriptor, scratch.baseAddress, Loop.scratchSize, 0)
        }
        close(descriptor)
    }
}

extension Refusal {
    fileprivate static let tooManyConnections = retryLater(.serviceUnavailable, "Too many connections just now.")
    fileprivate static let tooManyFromAddress = retryLater(.tooManyRequests, "Too many connections from this address.")
}
