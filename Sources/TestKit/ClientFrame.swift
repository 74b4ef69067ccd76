package import Base

/// One frame as a client of a WebSocket sends it, right or wrong.
package struct ClientFrame {
    package var opcode: UInt8
    package var payload: Bytes
    package var isFinal: Bool
    package var reserved: UInt8
    package var isMasked: Bool
    /// The length field; nil writes the actual length in its shortest form.
    package var length: Bytes?

    package init(
        opcode: UInt8, payload: Bytes = [], isFinal: Bool = true, reserved: UInt8 = 0, isMasked: Bool = true,
        length: Bytes? = nil
    ) {
        self.opcode = opcode
        self.payload = payload
        self.isFinal = isFinal
        self.reserved = reserved
        self.isMasked = isMasked
        self.length = length
    }

    package static func text(_ text: String, isFinal: Bool = true) -> ClientFrame {
        ClientFrame(opcode: 1, payload: Bytes(text.utf8), isFinal: isFinal)
    }

    package static func binary(_ payload: Bytes, isFinal: Bool = true) -> ClientFrame {
        ClientFrame(opcode: 2, payload: payload, isFinal: isFinal)
    }

    package static func more(_ payload: Bytes, isFinal: Bool = true) -> ClientFrame {
        ClientFrame(opcode: 0, payload: payload, isFinal: isFinal)
    }

    package static func more(_ text: String, isFinal: Bool = true) -> ClientFrame {
        more(Bytes(text.utf8), isFinal: isFinal)
    }

    package static func ping(_ payload: String = "") -> ClientFrame {
        ClientFrame(opcode: 9, payload: Bytes(payload.utf8))
    }

    package static let pong = ClientFrame(opcode: 10)

    package static func close(_ code: UInt16, _ reason: Bytes = []) -> ClientFrame {
        ClientFrame(opcode: 8, payload: [UInt8(code >> 8), UInt8(code & 0xFF)] + reason)
    }

    package var bytes: Bytes {
        var bytes: Bytes = [(isFinal ? 0x80 : 0) | reserved << 4 | opcode]
        bytes += length ?? shortestLength
        guard isMasked else { return bytes + payload }
        bytes[1] |= 0x80
        let key: Bytes = [0x37, 0xFA, 0x21, 0x3D]
        return bytes + key + payload.enumerated().map { $1 ^ key[$0 % 4] }
    }

    private var shortestLength: Bytes {
        let count = payload.count
        guard count > 125 else { return [UInt8(count)] }
        let places = count < 1 << 16 ? 2 : 8
        return [places == 2 ? 126 : 127] + (0..<places).reversed().map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
    }
}
