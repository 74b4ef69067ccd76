package import Base

/// One frame as a server sends it.
package struct ServerFrame: Equatable {
    package let opcode: UInt8
    package let payload: Bytes

    package init(opcode: UInt8, payload: Bytes = []) {
        self.opcode = opcode
        self.payload = payload
    }

    package static func text(_ text: String) -> ServerFrame { ServerFrame(opcode: 1, payload: Bytes(text.utf8)) }
    package static let ping = ServerFrame(opcode: 9)

    package static func close(_ code: UInt16) -> ServerFrame {
        ServerFrame(opcode: 8, payload: [UInt8(code >> 8), UInt8(code & 0xFF)])
    }

    /// The code of a close frame.
    package var code: UInt16? {
        opcode == 8 && payload.count >= 2 ? UInt16(payload[0]) << 8 | UInt16(payload[1]) : nil
    }
}

extension RawClient {
    /// The request that opens a WebSocket, with the key that RFC 6455 has as its example.
    package static func upgrade(_ path: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    }

    package func openSocket(_ path: String) throws {
        try send(RawClient.upgrade(path))
        try expectSocket()
    }

    /// The answer that opens the socket.
    package func expectSocket() throws {
        guard let answer = try response(), answer.status == 101 else { throw Problem("the socket was refused") }
        guard answer["Sec-WebSocket-Accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" else {
            throw Problem("the answer to the upgrade belongs to another request")
        }
    }

    package func send(_ frames: ClientFrame...) throws {
        try send(frames.flatMap(\.bytes))
    }

    /// The next frame.
    package func frame() throws -> ServerFrame {
        let head = try take(2)
        guard head[0] & 0x70 == 0, head[0] & 0x80 != 0, head[1] & 0x80 == 0 else {
            throw Problem("a frame begins with \(head.hexadecimal)")
        }
        let places = head[1] == 126 ? 2 : head[1] == 127 ? 8 : 0
        let count = places == 0 ? Int(head[1]) : try take(places).reduce(0) { $0 << 8 | Int($1) }
        return ServerFrame(opcode: head[0] & 0xF, payload: try take(count))
    }

    /// Waits for a close frame with this code, agrees, and waits for the end.
    package func expectClose(_ code: UInt16) throws {
        let frame = try frame()
        guard frame.code == code else { throw Problem("instead of close \(code) came \(frame)") }
        try send(.close(code))
        try expectEnd()
    }
}
