/// The opcode of a WebSocket frame (RFC 6455 section 5.2).
enum WebSocketOpcode: UInt8 {
    case continuation = 0x0
    case text = 0x1
    case binary = 0x2
    case close = 0x8
    case ping = 0x9
    case pong = 0xA

    var isControl: Bool { rawValue & 0x8 != 0 }

    /// The longest payload of a control frame.
    static let controlLimit = 125
}

/// The close codes of a WebSocket (RFC 6455 section 7.4.1).
package enum WebSocketCode {
    package static let normal: UInt16 = 1000
    package static let goingAway: UInt16 = 1001
    package static let protocolError: UInt16 = 1002
    package static let badText: UInt16 = 1007
    package static let refused: UInt16 = 1008
    package static let tooBig: UInt16 = 1009
    package static let internalError: UInt16 = 1011

    /// Whether a close frame may carry this code; the others are names for what was never sent, or not given out.
    static func mayBeSent(_ code: UInt16) -> Bool {
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}

/// A protocol error of a client: the close code and a sentence.
package struct WebSocketFailure: Error, Equatable {
    package let code: UInt16
    package let message: String

    static func protocolError(_ message: String) -> WebSocketFailure {
        WebSocketFailure(code: WebSocketCode.protocolError, message: message)
    }

    static let badText = WebSocketFailure(code: WebSocketCode.badText, message: "The text is not UTF-8.")

    static func tooBig(_ message: String) -> WebSocketFailure {
        WebSocketFailure(code: WebSocketCode.tooBig, message: message)
    }
}
