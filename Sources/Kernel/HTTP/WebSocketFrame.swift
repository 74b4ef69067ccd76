package import Base

/// The frames that the server sends: whole messages, unmasked, as bytes that any number of sockets can share.
package enum WebSocketFrame {
    package static func message(_ message: SocketMessage) -> Bytes {
        switch message {
        case .text(let text): frame(.text, text.utf8)
        case .binary(let bytes): frame(.binary, bytes)
        }
    }

    /// Asks whether the other end is still there.
    package static let ping = frame(.ping, [])

    /// The answer to a ping, with its payload.
    package static func pong(_ payload: Bytes) -> Bytes {
        frame(.pong, payload.prefix(WebSocketOpcode.controlLimit))
    }

    /// Says goodbye; a reason that does not fit is cut between two characters. A code that may not be sent, as the
    /// answer to a close frame without one, is left out together with the reason.
    package static func close(_ code: UInt16?, _ reason: String = "") -> Bytes {
        guard let code, WebSocketCode.mayBeSent(code) else { return frame(.close, []) }
        var payload: Bytes = [UInt8(code >> 8), UInt8(code & 0xFF)]
        for character in reason.unicodeScalars {
            let bytes = UTF8.encode(character) ?? UTF8.encodedReplacementCharacter
            guard payload.count + bytes.count <= WebSocketOpcode.controlLimit else { break }
            payload.append(contentsOf: bytes)
        }
        return frame(.close, payload)
    }

    private static func frame(_ opcode: WebSocketOpcode, _ payload: some Collection<UInt8>) -> Bytes {
        let count = payload.count
        var frame = Bytes()
        frame.reserveCapacity(count + 10)
        frame.append(0x80 | opcode.rawValue)
        switch count {
        case ...125:
            frame.append(UInt8(count))
        case ...0xFFFF:
            frame.append(126)
            frame.append(bigEndian: UInt64(count), bytes: 2)
        default:
            frame.append(127)
            frame.append(bigEndian: UInt64(count), bytes: 8)
        }
        frame.append(contentsOf: payload)
        return frame
    }
}

extension Array where Element == UInt8 {
    fileprivate mutating func append(bigEndian number: UInt64, bytes: Int) {
        for place in (0..<UInt64(bytes)).reversed() {
            append(UInt8(truncatingIfNeeded: number >> (place * 8)))
        }
    }
}
