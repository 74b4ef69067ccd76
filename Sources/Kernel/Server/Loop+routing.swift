internal import Base
internal import HTTP

extension Loop {
    /// Returns the number of the route; −1 if none matches.
    func findRoute(_ request: Request, kind: ListenerKind) throws(Refusal) -> Int {
        guard kind != .redirect, !request.asksForServer else { return -1 }
        let bytes = request.bytes
        try request.path.parse(bytes.span.extracting(request.head.path.range))
        guard request.path.isCanonical, case .route(let number) = router.match(request.method, &request.path) else {
            return -1
        }
        return number
    }

    func bodyLimit(of route: Int) -> Int {
        min(settings.bodyLimit, settings.bodySpace, route >= 0 ? router.routes[route].bodyLimit : Route.smallBody)
    }

    /// The answer that refuses a larger body; nil when it may come.
    func refusal(ofBodyFor route: Int, _ request: Request) -> Response? {
        guard route >= 0, let admission = router.routes[route].admission else { return nil }
        do {
            return try perform(route) { try admission(request) }
        } catch {
            return settings.answer(to: error, request)
        }
    }

    /// Runs a handler and turns whatever it throws into an answer.
    func run(_ handler: Handler, _ request: Request) -> Response {
        do {
            return try handler(request)
        } catch {
            return settings.answer(to: error, request)
        }
    }

    func failure(_ refusal: Refusal, _ request: Request) -> Response {
        settings.answer(refusing: refusal, request)
    }

    /// Answers requests without a route: the redirect to HTTPS, `OPTIONS`, wrong methods, other spellings of an
    /// address, and unknown paths.
    func answerWithoutRoute(_ request: Request, kind: ListenerKind) -> Response {
        if request.asksForServer { return .allowing(router.allowAnything) }
        if kind == .redirect { return redirectToHTTPS(request) }
        var path = request.path
        switch router.match(request.method, &path) {
        case .methodNotAllowed(let allow):
            if request.method == .options { return .allowing(allow) }
            var response = failure(
                Refusal(.methodNotAllowed, "This address does not answer \(request.method.rawValue)."), request)
            response.fields.add("Allow", allow)
            return response
        case .route where request.method == .get || request.method == .head:
            let query = request.rawQuery.map { "?" + $0 } ?? ""
            return .redirect(to: path.encoded + query, .permanentRedirect)
        case .route, .notFound:
            return failure(Refusal(.notFound, "There is nothing at this address."), request)
        }
    }

    private func redirectToHTTPS(_ request: Request) -> Response {
        if let origin = settings.secureOrigin {
            return .redirect(to: origin + request.rawTarget, .permanentRedirect)
        }
        guard let authority = request.authority else {
            return failure(.badRequest("The request does not say which host it is for."), request)
        }
        let host = authority.withoutPort
        let port = settings.httpsPort == 443 ? "" : ":\(settings.httpsPort)"
        return .redirect(to: "https://\(host)\(port)\(request.rawTarget)", .permanentRedirect)
    }
}

extension Response {
    fileprivate static func allowing(_ methods: String) -> Response {
        var response = Response(.noContent)
        response.fields.add("Allow", methods)
        return response
    }
}

extension String {
    /// `[::1]:8080` is `[::1]`.
    fileprivate var withoutPort: Substring {
        guard let colon = lastIndex(of: ":"), self[colon...].dropFirst().allSatisfy(\.isNumber) else {
            return self[...]
        }
        return self[..<colon]
    }
}
