internal import Base
internal import HTTP

extension Connection {
    /// The descriptor is readable, or TLS may hold bytes that no descriptor shows.
    func readable() {
        if phase == .handshake {
            guard finishHandshake() else { return }
        }
        var rounds = 0
        // The end of the input must not overtake a request that is here already.
        while phase != .closed, !hasTurnComing {
            guard phase != .working, phase != .sending else {
                // Further input waits in the system until the answer is sent.
                if phase == .working { setInterest(0) }
                return
            }
            guard phase != .socket || output.isEmpty else { return }
            // One busy sender does not keep the loop from the others.
            rounds += 1
            guard rounds <= 16 else { return loop.again(self) }
            switch unsafe transport.read(into: UnsafeMutableRawBufferPointer(loop.scratch)) {
            case .done(let count):
                unsafe receive(UnsafeBufferPointer(rebasing: loop.scratch[..<count]))
                if transport.tls == nil, count < Loop.scratchSize { return }
            case .wantsRead: return
            case .wantsWrite: return setInterest(Epoll.write)
            case .ended: return inputHasEnded()
            case .failed: return close()
            }
        }
    }

    private func finishHandshake() -> Bool {
        guard let tls = transport.tls else { return true }
        switch tls.handshake() {
        case .done:
            phase = .head
            setInterest(Epoll.read)
            return true
        case .wantsRead: setInterest(Epoll.read)
        case .wantsWrite: setInterest(Epoll.write)
        case .failed where tls.heardPlainHTTP:
            // Said in clear, which is all that the other side understands.
            transport.tls = nil
            startedAt = loop.now
            refuse(.badRequest("This address speaks HTTPS only."))
        case .ended, .failed: close()
        }
        return false
    }

    /// Half-closed connections still get their answer (RFC 9112 section 9.6).
    private func inputHasEnded() {
        inputEnded = true
        switch phase {
        case .working, .sending:
            closesAfterOutput = true
            setInterest(interest & ~Epoll.read)
        default: close()
        }
    }

    private func receive(_ bytes: UnsafeBufferPointer<UInt8>) {
        if input.isEmpty {
            let consumed = unsafe consume(bytes.span)
            if consumed < bytes.count, phase != .closed {
                unsafe input.append(contentsOf: bytes[consumed...])
            }
        } else {
            unsafe input.append(contentsOf: bytes)
            consumeInput()
        }
        flush()
    }

    /// Goes on with what has been received already.
    func consumeInput() {
        guard !input.isEmpty else { return }
        var waiting = Bytes()
        swap(&waiting, &input)
        let consumed = consume(waiting.span)
        guard phase != .closed, consumed < waiting.count else { return }
        if consumed > 0 { waiting.removeFirst(consumed) }
        input = waiting
    }

    /// Works through received bytes until they or the phase want no more, up to the answer of one request: the next
    /// has to wait until the others had theirs. Returns how many bytes are done with.
    private func consume(_ bytes: borrowing Span<UInt8>) -> Int {
        var place = 0
        var hasAnswered = false
        while place < bytes.count {
            do {
                switch phase {
                case .head:
                    guard !hasAnswered else {
                        loop.again(self)
                        return place
                    }
                    if request == nil { beginRequest() }
                    guard let request,
                        let length = try parser.parse(
                            bytes.extracting(place...), into: &request.head, limits: loop.settings.head)
                    else { return place }
                    request.adopt(bytes.extracting(place..<place + length))
                    place += length
                    try headIsWhole(request)
                    hasAnswered = phase == .head
                case .body:
                    place += try takeBody(bytes.extracting(place...))
                    hasAnswered = phase == .head
                case .socket:
                    guard output.isEmpty, !hasTurnComing else { return place }
                    place += takeFrames(bytes.extracting(place...))
                case .working, .sending: return place
                case .handshake, .lingering, .closed: return bytes.count
                }
            } catch {
                refuse(error)
                return bytes.count
            }
        }
        return place
    }

    private func beginRequest() {
        request = loop.takeRequest()
        request?.peer = peer
        request?.id = loop.nextRequestID()
        startedAt = loop.now
        setDeadline(loop.settings.headTimeout)
    }

    private func takeBody(_ bytes: borrowing Span<UInt8>) throws(Refusal) -> Int {
        guard let request, var reader = bodyReader else { return bytes.count }
        bodyReader = nil
        let (consumed, isWhole) = try reader.take(bytes)
        guard try admitBody(of: reader.count, request) else { return consumed }
        if isWhole {
            request.body = reader.body
            request.trailers = reader.trailers
            dispatch(request)
        } else {
            setBodyDeadline(earnedBy: consumed)
            bodyReader = reader
        }
        return consumed
    }

    /// A grace, and then as much time as the bytes earn at the slowest rate that is waited for. What came fast at first
    /// is no credit for later: never more is left than between two requests.
    func setBodyDeadline(earnedBy received: Int) {
        let earned = Int64(received) * 1_000_000_000 / Int64(max(1, loop.settings.bodyRate))
        bodyIsDue = min(bodyIsDue + earned, loop.now + Int64(loop.settings.idleTimeout) * 1_000_000)
        setDeadline(max(1, Int((bodyIsDue - loop.now) / 1_000_000)))
    }
}
