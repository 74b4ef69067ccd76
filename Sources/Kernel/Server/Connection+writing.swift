internal import Base
internal import HTTP

/// An answer whose pieces are made one after another.
struct OutgoingStream {
    let content: StreamContent
    let isChunked: Bool
    let route: Int
    let place: Route.Place
}

extension Connection {
    /// Small bodies are copied behind their head and leave with it in one write.
    private static var copyLimit: Int { 16 << 10 }

    /// Writes head and body as far as the other side takes them; the rest waits in `output`.
    func send(_ response: Response, for request: Request) {
        let head = request.head
        let keepsAlive = head.keepsAlive && !response.closes && !closesAfterOutput && !inputEnded
        let hasBody = response.status.allowsBody && head.method != .head
        let framing = response.framing(minorVersion: head.minorVersion)
        let staysOpen = keepsAlive && framing != .untilClose
        closesAfterOutput = !staysOpen
        loop.out.append(
            headOf: response, framing: framing, date: request.peer.isSecure ? loop.secureLines : loop.dateLine,
            keepsAlive: staysOpen, minorVersion: head.minorVersion)
        guard hasBody else { return sent() }
        switch response.content {
        case .empty: break
        case .bytes(let bytes) where bytes.count <= Connection.copyLimit: loop.out.append(contentsOf: bytes)
        case .bytes(let bytes): flush(then: .bytes(bytes, from: 0))
        case .file(let file): flush(then: .file(file))
        case .pieces(let pieces):
            flush()
            for piece in pieces { output.append(piece) }
            pushOutput()
        case .stream(let content):
            let place = route >= 0 ? loop.router.routes[route].place : .loop
            stream = OutgoingStream(content: content, isChunked: framing == .chunked, route: route, place: place)
        }
        sent()
    }

    /// The answer has been handed over: what is next.
    private func sent() {
        guard phase != .closed else { return }
        if stream != nil || !output.isEmpty || closesAfterOutput {
            phase = .sending
            flush()
            return outputMoved()
        }
        phase = .head
        setDeadline(loop.settings.idleTimeout)
    }

    /// Sends what this turn of the loop has gathered for this connection.
    func flush(then tail: OutputQueue.Piece? = nil) {
        defer { loop.out.removeAll(keepingCapacity: true) }
        guard phase != .closed else { return }
        guard output.isEmpty, !loop.out.isEmpty else {
            if !loop.out.isEmpty { output.append(.bytes(loop.out, from: 0)) }
            if let tail { output.append(tail) }
            return waitForOutput()
        }
        var sent = 0
        switch firstWrite(tail) {
        case .done(let count): sent = count
        case .wantsRead, .wantsWrite: break
        case .ended, .failed: return close()
        }
        let own = min(sent, loop.out.count)
        if own < loop.out.count { output.append(.bytes(Bytes(loop.out[own...]), from: 0)) }
        guard let tail else { return waitForOutput() }
        if case .bytes(let bytes, _) = tail {
            output.append(.bytes(bytes, from: sent - own))
        } else {
            output.append(tail)
        }
        pushOutput()
    }

    private func firstWrite(_ tail: OutputQueue.Piece?) -> Transfer {
        unsafe loop.out.withUnsafeBytes { own in
            if case .bytes(let bytes, _) = tail {
                return unsafe bytes.withUnsafeBytes { unsafe transport.write(own, $0) }
            }
            return unsafe transport.write(own, hasMore: tail != nil)
        }
    }

    /// Sends what waits, until it is out or the other side takes no more.
    func pushOutput() {
        guard !output.isEmpty else { return }
        // The time for sending a lot counts for no handler.
        defer { loop.now = Clock.monotonic }
        switch unsafe output.send(over: transport, buffer: loop.fileBuffer) {
        case .ended, .failed: return close()
        case .done, .wantsRead, .wantsWrite: waitForOutput()
        }
    }

    func waitForOutput() {
        guard phase != .closed, !output.isEmpty else { return }
        // Input has its own deadline.
        guard phase != .body else { return setInterest(Epoll.read | Epoll.write) }
        if phase == .head { phase = .sending }
        setInterest(Epoll.write)
        // A goodbye has a deadline, which no progress puts off.
        if phase == .socket, socket?.isClosing != false { return }
        setDeadline(loop.settings.writeTimeout)
    }

    /// The descriptor takes bytes again.
    func writable() {
        guard phase != .handshake else { return readable() }
        pushOutput()
        outputMoved()
    }

    /// After a write: go on with what this phase is about.
    func outputMoved() {
        guard output.isEmpty else { return }
        switch phase {
        case .sending: answerHasLeft()
        case .head, .body: setInterest(Epoll.read)
        case .socket: socketOutputHasLeft()
        case .working: setInterest(0)
        case .handshake, .lingering, .closed: break
        }
    }

    /// Goes on with the stream, with the next request, or ends.
    private func answerHasLeft() {
        if let stream { return pull(stream) }
        if closesAfterOutput { return inputRefused || !input.isEmpty ? linger() : close() }
        phase = .head
        setDeadline(request == nil ? loop.settings.idleTimeout : loop.settings.headTimeout)
        setInterest(Epoll.read)
        loop.again(self)
    }

    private func pull(_ stream: OutgoingStream) {
        guard let workers = loop.shared.workers(stream.place) else {
            return take(Result { try loop.perform(stream.route, stream.content.next) })
        }
        phase = .working
        setDeadline(0)
        setInterest(0)
        if !loop.submit(stream.content, to: workers, for: key) { close() }
    }

    /// The next piece of the stream; nil is its end. A failure cuts the connection: the other side must not take
    /// half an answer for a whole one.
    func take(_ piece: Result<Bytes?, any Error>) {
        guard let stream else { return close() }
        phase = .sending
        switch piece {
        case .failure(let error):
            Log.error("a streamed answer was cut", ["cause": "\(error)"])
            return close()
        case .success(let bytes?):
            if stream.isChunked {
                if !bytes.isEmpty { loop.out.append(chunk: bytes) }
            } else {
                loop.out.append(contentsOf: bytes)
            }
        case .success(nil):
            if stream.isChunked { loop.out.append(lastChunkWith: stream.content.trailers()) }
            self.stream = nil
        }
        setDeadline(loop.settings.writeTimeout)
        flush()
        loop.again(self)
    }
}

extension Response {
    func framing(minorVersion: Int) -> ResponseFraming {
        guard status.allowsBody else { return .none }
        guard let count = content.count else { return minorVersion == 0 ? .untilClose : .chunked }
        return .length(count)
    }
}
