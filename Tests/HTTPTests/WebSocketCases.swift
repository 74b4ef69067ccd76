import Base
import TestKit

@testable import HTTP

/// The rules of RFC 6455 as rows: frames, what they mean, and the code they fail with.
enum WebSocketCases {
    typealias Case = WebSocketDecoderTests.Case
    static let all = plain + opcodes + fragments + badTexts + closings

    private static func text(_ text: String) -> WebSocketDecoder.Event { .message(.text(text)) }
    private static func ping(_ text: String) -> WebSocketDecoder.Event { .ping(Bytes(text.utf8)) }
    private static let hundred25 = String(repeating: "p", count: 125)
    private static let hello = ClientFrame.text("hello")

    private static let plain: [Case] = [
        Case("an empty text", [.text("")], [text("")]),
        Case("an empty binary message", [.binary([])], [.message(.binary([]))]),
        Case("a text", [hello], [text("hello")]),
        Case(
            "a text of many scripts", [.text("Hello-µ@ßöäüàá-UTF-8!! κόσμε 日本 😀")],
            [text("Hello-µ@ßöäüàá-UTF-8!! κόσμε 日本 😀")]),
        Case(
            "a text with U+0000, noncharacters and U+10FFFF", [.text("\0\u{FFFE}\u{FFFF}\u{10FFFF}")],
            [text("\0\u{FFFE}\u{FFFF}\u{10FFFF}")]),
        Case(
            "bytes that are no text, as binary", [.binary([0xFF, 0xFE, 0x00, 0xC0])],
            [.message(.binary([0xFF, 0xFE, 0x00, 0xC0]))]),
        Case(
            "several messages in one piece", [hello, .binary([1]), hello],
            [text("hello"), .message(.binary([1])), text("hello")]),
        Case("a ping", [.ping()], [ping("")]),
        Case("a ping with a payload", [.ping("Hello, world!")], [ping("Hello, world!")]),
        Case("a ping of 125 bytes", [.ping(hundred25)], [ping(hundred25)]),
        Case(
            "a ping of bytes that are no text", [ClientFrame(opcode: 9, payload: [0, 0xFF, 0xFE])],
            [.ping([0, 0xFF, 0xFE])]),
        Case("ten pings in a row", Array(repeating: .ping("x"), count: 10), Array(repeating: ping("x"), count: 10)),
        Case("a pong nobody asked for", [ClientFrame(opcode: 10, payload: [1, 2])], [.pong]),
        Case("a ping of 126 bytes", [.ping(hundred25 + "p")], [], fails: 1002),
        Case(
            "a pong of 126 bytes", [ClientFrame(opcode: 10, payload: Bytes(repeating: 0, count: 126))], [], fails: 1002),
        Case(
            "a frame that is not masked", [hello, ClientFrame(opcode: 1, payload: [65], isMasked: false)],
            [text("hello")], fails: 1002),
        Case("a ping that is not masked", [ClientFrame(opcode: 9, isMasked: false)], [], fails: 1002),
        Case(
            "a length of 125 in two bytes",
            [ClientFrame(opcode: 2, payload: Bytes(repeating: 0, count: 125), length: [126, 0, 125])], [], fails: 1002),
        Case(
            "a length of 0 in eight bytes", [ClientFrame(opcode: 2, length: [127, 0, 0, 0, 0, 0, 0, 0, 0])], [],
            fails: 1002),
        Case(
            "a length of 65535 in eight bytes", [ClientFrame(opcode: 2, length: [127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF])],
            [], fails: 1002),
        Case(
            "a length with its top bit set", [ClientFrame(opcode: 2, length: [127, 0x80, 0, 0, 0, 0, 0, 0, 1])], [],
            fails: 1002),
        Case(
            "a length beyond all memory",
            [ClientFrame(opcode: 2, length: [127, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])], [], fails: 1009),
    ]

    private static let opcodes: [Case] =
        [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap { opcode in
            [
                Case("opcode \(opcode)", [hello, ClientFrame(opcode: opcode), .ping()], [text("hello")], fails: 1002),
                Case(
                    "opcode \(opcode) within a message", [.text("a", isFinal: false), ClientFrame(opcode: opcode)], [],
                    fails: 1002),
            ]
        }
        + (1...7).flatMap { bits in
            [1, 2, 8, 9, 10].map { opcode in
                Case(
                    "reserved bits \(bits), opcode \(opcode)", [hello, ClientFrame(opcode: opcode, reserved: bits)],
                    [text("hello")], fails: 1002)
            }
        }

    private static let fragments: [Case] = [
        Case("two fragments", [.text("frag", isFinal: false), .more("ment")], [text("fragment")]),
        Case(
            "fragments of bytes", [.binary([1], isFinal: false), .more([0xFF, 0xC0])],
            [.message(.binary([1, 0xFF, 0xC0]))]),
        Case("empty fragments", [.text("", isFinal: false), .more("", isFinal: false), .more("")], [text("")]),
        Case(
            "an empty fragment, a full one, an empty one",
            [.text("", isFinal: false), .more("mid", isFinal: false), .more("")], [text("mid")]),
        Case(
            "a ping between fragments", [.text("frag", isFinal: false), .ping("p"), .more("ment")],
            [ping("p"), text("fragment")]),
        Case(
            "pings and a pong between fragments",
            [
                .text("a", isFinal: false), .ping("1"), .more("b", isFinal: false), ClientFrame(opcode: 10), .ping("2"),
                .more("c"),
            ], [ping("1"), .pong, ping("2"), text("abc")]),
        Case(
            "a close between fragments", [.text("a", isFinal: false), .close(1000), .more("b")],
            [.close(code: 1000, reason: "")]),
        Case(
            "two messages in fragments",
            [.text("a", isFinal: false), .more("b"), .binary([1], isFinal: false), .more([2])],
            [text("ab"), .message(.binary([1, 2]))]),
        Case("a fragmented ping", [ClientFrame(opcode: 9, isFinal: false), .more("")], [], fails: 1002),
        Case("a fragmented pong", [ClientFrame(opcode: 10, isFinal: false), .more("")], [], fails: 1002),
        Case("a fragmented close", [ClientFrame(opcode: 8, isFinal: false), .more("")], [], fails: 1002),
        Case("an end without a beginning", [.more("late")], [], fails: 1002),
        Case("a middle without a beginning", [.more("late", isFinal: false), hello], [], fails: 1002),
        Case("an end behind a whole message", [hello, .more("late")], [text("hello")], fails: 1002),
        Case("an end behind the end", [.text("a", isFinal: false), .more("b"), .more("c")], [text("ab")], fails: 1002),
        Case("a text within a text", [.text("a", isFinal: false), hello], [], fails: 1002),
        Case("bytes within a text", [.text("a", isFinal: false), .binary([1])], [], fails: 1002),
        Case("a text within bytes", [.binary([1], isFinal: false), .text("a", isFinal: false)], [], fails: 1002),
    ]

    private static let badTexts: [Case] =
        [
            [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF],
            [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80],
            [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], [0xFE],
            [0xFF],
            [0xCE, 0xBA, 0xE1, 0xBD, 0xB9, 0xCF, 0x83, 0xCE, 0xBC, 0xCE, 0xB5, 0xED, 0xA0, 0x80, 0x65],
        ].flatMap { (bytes: Bytes) in
            [
                Case("text \(bytes.hexadecimal)", [ClientFrame(opcode: 1, payload: bytes), .ping()], [], fails: 1007),
                Case(
                    "text \(bytes.hexadecimal) in two fragments",
                    [
                        ClientFrame(opcode: 1, payload: Bytes(bytes.dropLast()), isFinal: false),
                        .more(Bytes(bytes.suffix(1))),
                    ], [], fails: 1007),
                Case("reason \(bytes.hexadecimal)", [.close(1000, bytes)], [], fails: 1007),
            ]
        }

    private static let closings: [Case] =
        [
            Case("a close without a code", [ClientFrame(opcode: 8)], [.close(code: nil, reason: "")]),
            Case(
                "a close with a reason", [.close(1000, Bytes("bye, κόσμε".utf8))],
                [.close(code: 1000, reason: "bye, κόσμε")]),
            Case(
                "a reason of 123 bytes", [.close(1000, Bytes(repeating: 0x2A, count: 123))],
                [.close(code: 1000, reason: String(repeating: "*", count: 123))]),
            Case("a reason of 124 bytes", [.close(1000, Bytes(repeating: 0x2A, count: 124))], [], fails: 1002),
            Case("half a code", [ClientFrame(opcode: 8, payload: [3])], [], fails: 1002),
            Case("a close that is not masked", [ClientFrame(opcode: 8, isMasked: false)], [], fails: 1002),
            Case(
                "a text and a second close behind the close", [.close(1001), hello, .close(1000)],
                [.close(code: 1001, reason: "")]),
        ]
        + [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999].map { code in
            Case("code \(code)", [.close(code)], [.close(code: code, reason: "")])
        }
        + [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 65_535].map { code in
            Case("code \(code)", [.close(code, Bytes("why".utf8))], [], fails: 1002)
        }
}
