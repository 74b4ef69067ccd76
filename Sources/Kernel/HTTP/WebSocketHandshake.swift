package import Base

/// The request that opens a WebSocket, found to be in order (RFC 6455 section 4.2.1).
package struct WebSocketHandshake {
    private let key: String

    package init(_ request: Request) throws(Refusal) {
        guard request.method == .get, request.head.minorVersion >= 1 else {
            throw .badRequest("A WebSocket is opened by a GET request of HTTP/1.1.")
        }
        guard request.head.framing == .none else {
            throw .badRequest("The request that opens a WebSocket has no body.")
        }
        // An Upgrade that Connection does not name is meant for a hop before us (RFC 9110 section 7.8).
        guard request.lists(.upgrade, "websocket"), request.lists(.connection, "upgrade") else {
            throw .upgradeRequired("This address is a WebSocket: ask for an upgrade.")
        }
        guard request.head.keepsAlive else { throw .badRequest("A WebSocket cannot be opened to be closed at once.") }
        guard request.values(of: .secWebSocketVersion) == ["13"] else {
            throw .upgradeRequired("This server speaks version 13 of the WebSocket protocol.")
        }
        let keys = request.values(of: .secWebSocketKey)
        guard keys.count == 1, Bytes(base64: keys[0])?.count == 16 else {
            throw .badRequest("Sec-WebSocket-Key is not 16 bytes in base 64.")
        }
        key = keys[0]
    }

    /// The answer that opens the socket. The digest is SHA-1, of no use for safety here: it only shows that the server
    /// knows the protocol.
    package func answer(sha1: (Bytes) -> Bytes) -> Response {
        let proof = sha1(Bytes((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        var answer = Response(.switchingProtocols)
        answer.fields.add("Upgrade", "websocket")
        answer.fields.add("Connection", "Upgrade")
        answer.fields.add("Sec-WebSocket-Accept", proof.base64)
        return answer
    }
}

extension Refusal {
    fileprivate static func upgradeRequired(_ message: String) -> Refusal {
        var fields = Fields()
        fields.add("Upgrade", "websocket")
        fields.add("Connection", "upgrade")
        fields.add("Sec-WebSocket-Version", "13")
        return Refusal(.upgradeRequired, message, fields)
    }
}
