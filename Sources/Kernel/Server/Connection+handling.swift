internal import Base
internal import HTTP

extension Connection {
    /// The head is there: find the route, refuse what can be refused before the body, then get the body.
    func headIsWhole(_ request: Request) throws(Refusal) {
        let proxies = loop.settings.trustedProxies
        if let forgotten = proxies.forgotten(peer, of: request) { loop.settings.forgottenProxy(forgotten) }
        request.peer = proxies.peer(peer, of: request)
        route = try loop.findRoute(request, kind: kind)
        guard request.head.framing != .none else { return dispatch(request) }
        let limit = loop.bodyLimit(of: route)
        let reader = try BodyReader(request.head.framing, limit: limit, settings: loop.settings)
        guard try admitBody(of: request.head.framing.announced, request) else { return }
        bodyReader = reader
        phase = .body
        startedAt = loop.now
        bodyIsDue = loop.now + Int64(loop.settings.headTimeout) * 1_000_000
        setBodyDeadline(earnedBy: 0)
        if request.head.expectsContinue {
            loop.out.append("HTTP/1.1 100 Continue\r\n\r\n")
            flush()
        }
    }

    /// Whether so much of a body may be taken in: who sends a larger one is asked for first. Where not, the request has
    /// been answered.
    func admitBody(of count: Int, _ request: Request) throws(Refusal) -> Bool {
        guard count > Route.smallBody else { return true }
        if bodyShare == nil {
            if let refusal = loop.refusal(ofBodyFor: route, request) {
                refuse(with: refusal)
                return false
            }
            bodyShare = loop.shared.bodies.share(of: request.peer.address)
        }
        try bodyShare?.grow(to: count, loop.settings)
        return true
    }

    /// The request is whole: answer it here, or have a worker do it.
    func dispatch(_ request: Request) {
        let row = route >= 0 ? loop.router.routes[route] : nil
        if case .answer(let handler) = row?.action, let workers = row.flatMap({ loop.shared.workers($0.place) }) {
            return handOver(request, handler, to: workers)
        }
        loop.board.begin(request, at: loop.now)
        switch row?.action {
        case .answer(let handler): answer(loop.run(handler, request))
        case .socket(let handler): openSocket(request, handler)
        case nil: answer(loop.answerWithoutRoute(request, kind: kind))
        }
    }

    private func handOver(_ request: Request, _ handler: @escaping Handler, to workers: WorkerPool) {
        phase = .working
        setDeadline(0)
        if !loop.submit(handler, request, to: workers, for: key) {
            answer(loop.failure(.tooBusy, request))
        }
    }

    /// Sends the answer of the present request.
    func answer(_ made: Response) {
        guard let request else { return close() }
        let response = loop.compressor.compress(made.fulfilling(request), for: request)
        loop.board.end()
        loop.account(request, route: route, response, since: startedAt)
        send(response, for: request)
        loop.giveBack(&self.request)
        bodyShare = nil
        route = -1
    }

    /// The worker's answer has come.
    func workerAnswered(_ response: Response) {
        guard !isBroken else { return close() }
        phase = .sending
        answer(response)
        flush()
        if phase == .head {
            setInterest(Epoll.read)
            loop.again(self)
        }
    }

    /// A request that cannot be understood or accepted: say why, and have nothing more to do with this connection.
    func refuse(_ refusal: Refusal) {
        refuse(with: loop.settings.answer(refusing: refusal, nil))
    }

    private func refuse(with answer: Response) {
        bodyReader = nil
        bodyShare = nil
        var response = answer
        response.closes = true
        let request = request ?? Request()
        loop.account(request, route: route, response, since: startedAt)
        self.request = nil
        route = -1
        inputRefused = true
        send(response, for: request)
    }
}

extension Refusal {
    static let tooBusy = retryLater(.serviceUnavailable, "Too many people are waiting just now. Please try again.")

    static func retryLater(_ status: Status, _ message: String) -> Refusal {
        var fields = Fields()
        fields.add("Retry-After", 5)
        return Refusal(status, message, fields)
    }

    static func bodyTooLarge(_ limit: Int) -> Refusal {
        let size = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\((limit + 1023) >> 10) KB"
        return Refusal(.contentTooLarge, "What was sent is larger than the \(size) that are taken here.")
    }
}
