internal import Base
internal import Crypto
internal import HTTP

/// What a connection knows once it is a WebSocket.
struct SocketState {
    let handler: SocketHandler
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
    /// How long the other side may take to answer a close frame.
    private static var closeTimeout: Int { 5_000 }

    func openSocket(_ request: Request) {
        guard case .socket(let handler) = loop.router.routes[route].action else { return }
        socket = SocketState(
            handler: handler, decoder: WebSocketDecoder(messageLimit: loop.settings.socketMessage))
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
        guard phase == .head else { return close() }
        phase = .socket
        setDeadline(loop.settings.socketPing)
        let early = socket?.early ?? []
        socket?.early = nil
        flush()
        for frame in early { sendFrame(frame) }
    }

    /// Takes all of the input; what follows a close frame is not looked at.
    func takeFrames(_ bytes: borrowing Span<UInt8>) -> Int {
        var place = 0
        socket?.awaitsPong = false
        if socket?.isClosing == false { setDeadline(loop.settings.socketPing) }
        do throws(WebSocketFailure) {
            while phase == .socket, let event = try socket?.decoder.next(in: bytes, at: &place) {
                handle(event)
            }
        } catch {
            endSocket(WebSocketFrame.close(error.code, error.message))
        }
        return bytes.count
    }

    private func handle(_ event: WebSocketDecoder.Event) {
        guard let socket else { return }
        switch event {
        case .message(let message):
            if !socket.isClosing { socket.handler.receive(self, message) }
        case .ping(let payload): sendFrame(WebSocketFrame.pong(payload))
        case .pong: break
        case .close(let code, _):
            if socket.isClosing { linger() } else { endSocket(WebSocketFrame.close(code)) }
        }
    }

    /// The last frame, and the end of the connection behind it.
    private func endSocket(_ frame: Bytes) {
        sendFrame(frame)
        guard phase == .socket else { return }
        socket?.isClosing = true
        socketClosed()
        if output.isEmpty { linger() } else { closesAfterOutput = true }
    }

    func sendFrame(_ frame: Bytes) {
        guard socket?.early == nil else {
            socket?.early?.append(frame)
            return
        }
        guard phase == .socket, socket?.isClosing == false else { return }
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
        setInterest(Epoll.read | Epoll.write)
    }

    func closeSocket(_ code: UInt16) {
        guard phase == .socket, socket?.isClosing == false else { return }
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
