package import Base
package import HTTP

/// Requests without sockets: what the server would do with them.
extension Router {
    package func answer(
        _ method: HTTP.Method, _ target: String, _ fields: [String] = [], body: String? = nil, bytes: Bytes? = nil,
        secure: Bool = false, host: String = "portal.example"
    ) throws -> Response {
        var text = "\(method.rawValue) \(target) HTTP/1.1\r\nHost: \(host)\r\n"
        text += fields.map { $0 + "\r\n" }.joined()
        if body != nil, !fields.contains(where: { $0.lowercased().hasPrefix("content-type:") }) {
            text += "Content-Type: application/x-www-form-urlencoded\r\n"
        }
        let head = Bytes((text + "\r\n").utf8)
        let request = Request()
        var parser = HeadParser()
        _ = try parser.parse(head.span, into: &request.head, limits: HeadLimits())
        request.adopt(head.span)
        request.body = (bytes ?? body.map { Bytes($0.utf8) }).map { .memory($0) } ?? .empty
        request.id = 0xABC
        request.peer.isSecure = secure
        request.peer.address = "203.0.113.7"
        try request.path.parse(head.span.extracting(request.head.path.range))
        guard case .route(let number) = match(method, &request.path) else {
            throw Refusal(.notFound, "There is no such route.")
        }
        switch routes[number].action {
        case .answer(let handler): return try handler(request)
        case .socket(let handler):
            try handler.open(request, NoSocket())
            return Response(.switchingProtocols)
        }
    }
}

/// A socket without a listener.
private final class NoSocket: Socket {
    func send(_ message: SocketMessage) {}
    func close(_ code: UInt16) {}
}

extension Response {
    package var text: String {
        guard case .bytes(let bytes) = content else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The cookies that it sets, by name; those that it takes away have no value.
    package var cookies: [String: String] {
        var cookies: [String: String] = [:]
        for line in fields.lines where line.name == "Set-Cookie" {
            let pair = line.value.prefix { $0 != ";" }.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = String(pair[1])
        }
        return cookies
    }
}
