internal import Base
internal import Crypto
internal import HTTP

/// The state of a connection that is a WebSocket.
struct SocketState {
    let handler: SocketHandler
    let route: Int
    var decoder: WebSocketDecoder
    /// Frames that the handler sends before the upgrade is answered; nil afterwards.
    var early: [Bytes]? = []
    /// Our close frame is out; only the other side's is waited for.
    var isClosing = false
    var awaitsPong = false
    /// Held, so that no other group gets the identity of one that has members.
    var groups: [ObjectIdentifier: SocketGroup] = [:]
}

extension Connection {
    /// A sender of many small messages does not keep the loop from the others.
    private static var framesATurn: Int { 16 }
    /// The time limit for the reply to a close frame.
    private static var closeTimeout: Int { 5_000 }

    func openSocket(_ request: Request, _ handler: SocketHandler) {
        socket = SocketState(
            handler: handler, route: route, decoder: WebSocketDecoder(messageLimit: loop.settings.socketMessage))
        do {
            // The server stops: come again when another one is there.
            if closesAfterOutput { throw Refusal.tooBusy }
            let handshake = try WebSocketHandshake(request)
            try handler.open(request, self)
            answer(handshake.answer(sha1: Digest.sha1))
        } catch {
            leaveGroups()
            socket = nil
            return answer(loop.settings.answer(to: error, request))
        }
        guard phase != .closed else { return socketClosed() }
        phase = .socket
        setDeadline(socket?.isClosing == true ? Connection.closeTimeout : loop.settings.socketPing)
        let early = socket?.early ?? []
        socket?.early = nil
        flush()
        for frame in early where phase == .socket { put(frame) }
    }

    /// Takes a few messages, until there is something to send that the other side does not take: who does not listen
    /// is not listened to. What follows a close frame is not looked at.
    func takeFrames(_ bytes: borrowing Span<UInt8>) -> Int {
        var place = 0
        var left = Connection.framesATurn
        socket?.awaitsPong = false
        if socket?.isClosing == false { setDeadline(loop.settings.socketPing) }
        do throws(WebSocketFailure) {
            while phase == .socket, output.isEmpty, left > 0,
                let event = try socket?.decoder.next(in: bytes, at: &place)
            {
                handle(event)
                left -= 1
            }
            if left == 0, phase == .socket, output.isEmpty { loop.again(self) }
        } catch {
            endSocket(WebSocketFrame.close(error.code, error.message))
        }
        return place
    }

    private func handle(_ event: WebSocketDecoder.Event) {
        guard let socket else { return }
        switch event {
        case .message(let message):
            guard !socket.isClosing else { return }
            loop.perform(socket.route) { socket.handler.receive(self, message) }
        case .ping(let payload): sendFrame(WebSocketFrame.pong(payload))
        case .pong: break
        case .close(let code, _):
            guard socket.isClosing else { return endSocket(WebSocketFrame.close(code)) }
            socketClosed()
            linger()
        }
    }

    /// The last frame, and the end of the connection behind it.
    private func endSocket(_ frame: Bytes) {
        sendFrame(frame)
        guard phase == .socket else { return }
        socketClosed()
        closesAfterOutput = true
        setDeadline(Connection.closeTimeout)
        if output.isEmpty { linger() }
    }

    /// All that waited is out.
    func socketOutputHasLeft() {
        guard !closesAfterOutput else { return linger() }
        setInterest(Epoll.read)
        if socket?.isClosing == false { setDeadline(loop.settings.socketPing) }
        // What came in before waits here, and under TLS where no descriptor shows it.
        loop.again(self)
    }

    func sendFrame(_ frame: Bytes) {
        guard socket?.isClosing == false else { return }
        guard socket?.early == nil else {
            socket?.early?.append(frame)
            return
        }
        put(frame)
    }

    private func put(_ frame: Bytes) {
        guard output.isEmpty else {
            // A reader that does not keep up is cut: what it misses it can fetch when it comes back.
            guard output.count + frame.count <= loop.settings.socketBuffer else { return close() }
            return output.append(.bytes(frame, from: 0))
        }
        switch unsafe frame.withUnsafeBytes({ unsafe transport.write($0) }) {
        case .done(let sent) where sent == frame.count: return
        case .done(let sent): output.append(.bytes(frame, from: sent))
        case .wantsRead, .wantsWrite: output.append(.bytes(frame, from: 0))
        case .ended, .failed: return close()
        }
        waitForOutput()
    }

    func closeSocket(_ code: UInt16) {
        guard socket?.isClosing == false else { return }
        sendFrame(WebSocketFrame.close(code))
        socket?.isClosing = true
        setDeadline(Connection.closeTimeout)
    }

    /// Nothing has come for a while: ask whether the other side is still there, and end when it is not.
    func socketIdle() {
        guard let socket, !socket.isClosing, !socket.awaitsPong, output.isEmpty else { return close() }
        self.socket?.awaitsPong = true
        sendFrame(WebSocketFrame.ping)
        setDeadline(loop.settings.socketPing)
    }

    func socketClosed() {
        guard let handler = socket?.handler else { return }
        socket?.isClosing = true
        leaveGroups()
        handler.closed(self)
        socket = nil
    }

    private func leaveGroups() {
        guard let groups = socket?.groups.keys else { return }
        for group in groups {
            loop.groups[group]?[transport.descriptor] = nil
            if loop.groups[group]?.isEmpty == true { loop.groups[group] = nil }
        }
        socket?.groups = [:]
    }
}

extension Connection: Socket {
    func send(_ message: SocketMessage) {
        sendFrame(WebSocketFrame.message(message))
    }

    func close(_ code: UInt16) {
        closeSocket(code)
    }
}
