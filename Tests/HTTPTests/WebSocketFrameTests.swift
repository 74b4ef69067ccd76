import Base
import HTTP
import Testing

@Suite struct WebSocketFrameTests {
    @Test("the unmasked examples of RFC 6455 section 5.7")
    func examples() {
        #expect(WebSocketFrame.message(.text("Hello")) == [0x81, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F])
        #expect(WebSocketFrame.pong(Bytes("Hello".utf8)) == [0x8A, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F])
        #expect(WebSocketFrame.ping == [0x89, 0x00])
    }

    @Test(
        "a length takes as few bytes as it can",
        arguments: [
            (0, [0x82, 0]), (1, [0x82, 1]), (125, [0x82, 125]), (126, [0x82, 126, 0, 126]),
            (65_535, [0x82, 126, 0xFF, 0xFF]), (65_536, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]),
        ] as [(Int, Bytes)])
    func lengths(count: Int, head: Bytes) {
        let payload = Bytes(repeating: 7, count: count)
        #expect(WebSocketFrame.message(.binary(payload)) == head + payload)
    }

    @Test("a close frame carries code and reason, cut to fit between characters")
    func close() {
        #expect(WebSocketFrame.close(1001) == [0x88, 2, 0x03, 0xE9])
        #expect(WebSocketFrame.close(1000, "bye") == [0x88, 5, 0x03, 0xE8] + Bytes("bye".utf8))
        #expect(WebSocketFrame.close(nil) == [0x88, 0])
        #expect(WebSocketFrame.close(1005, "never") == [0x88, 0])
        let long = WebSocketFrame.close(1000, String(repeating: "é", count: 200))
        #expect(long.count == 2 + 124)
        #expect(long[1] == 124)
        #expect(long.suffix(2) == [0xC3, 0xA9])
    }
}
