import Base
import TestKit
import Testing

@testable import HTTP

@Suite struct WebSocketDecoderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: Bytes
        let events: [WebSocketDecoder.Event]
        /// The code of the failure that follows the events.
        let code: UInt16?

        init(_ name: String, _ frames: [ClientFrame], _ events: [WebSocketDecoder.Event], fails code: UInt16? = nil) {
            self.name = name
            self.bytes = frames.flatMap(\.bytes)
            self.events = events
            self.code = code
        }

        var testDescription: String { name }
    }

    static func text(_ text: String) -> WebSocketDecoder.Event { .message(.text(text)) }
    static func binary(_ bytes: Bytes) -> WebSocketDecoder.Event { .message(.binary(bytes)) }

    @Test(
        "what the protocol allows is understood, the rest fails with the right code, however it is cut",
        arguments: WebSocketCases.all)
    func cases(row: Case) {
        let whole = Verdict(row.bytes)
        #expect(whole.events == row.events)
        #expect(whole.failure?.code == row.code)
        for pieces in 1..<min(row.bytes.count, 40) {
            #expect(Verdict(row.bytes, pieces: pieces) == whole, "in pieces of \(pieces)")
        }
    }

    @Test(
        "messages of every length class arrive",
        arguments: [0, 1, 7, 8, 9, 125, 126, 127, 128, 65_535, 65_536, 65_537, 1 << 20])
    func lengths(count: Int) {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let bytes = ClientFrame.binary(payload).bytes
        for pieces in [1021, 4096, bytes.count] {
            #expect(Verdict(bytes, pieces: pieces) == Verdict(events: [Self.binary(payload)]))
        }
    }

    @Test("a text cut between any two of its bytes, in frames and in pieces, is the same text")
    func textCutAnywhere() {
        let text = "Hellö κόσμε 𐍈 €!"
        let bytes = Bytes(text.utf8)
        for cut in 0...bytes.count {
            let first = ClientFrame(opcode: 1, payload: Bytes(bytes[..<cut]), isFinal: false)
            let wire = first.bytes + ClientFrame.ping("x").bytes + ClientFrame.more(Bytes(bytes[cut...])).bytes
            for pieces in [1, 2, 5, wire.count] {
                #expect(Verdict(wire, pieces: pieces).events == [.ping(Bytes("x".utf8)), Self.text(text)])
            }
        }
    }

    @Test("a wrong byte of a text fails before the frame has ended")
    func badTextFailsFast() {
        let frame = ClientFrame(opcode: 1, payload: Bytes("abc".utf8) + [0xF4, 0x90] + Bytes("and more".utf8)).bytes
        let head = 6
        #expect(Verdict(Bytes(frame.prefix(head + 4))).failure == nil)
        #expect(Verdict(Bytes(frame.prefix(head + 5))).failure == .badText)
    }

    @Test(
        "a head that cannot be right fails at the byte that shows it",
        arguments: [
            [0xC1], [0xA1], [0x91], [0x83], [0x8B], [0x80], [0x08], [0x09], [0x81, 0x05], [0x88, 0xFE], [0x89, 0xFF],
            [0x82, 0xFE, 0, 125], [0x82, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], [0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0],
        ] as [Bytes])
    func badHeadFailsFast(head: Bytes) {
        #expect(Verdict(head.dropLast()).failure == nil)
        #expect(Verdict(head).failure?.code == 1002)
    }

    @Test("a message over the limit is refused by its length alone")
    func messageLimit() {
        let decoder = WebSocketDecoder(messageLimit: 1000)
        let fits = ClientFrame.binary(Bytes(repeating: 1, count: 1000))
        #expect(Verdict(fits.bytes, decoder: decoder).events.count == 1)

        let tooLong = ClientFrame.binary(Bytes(repeating: 1, count: 1001))
        #expect(Verdict(Bytes(tooLong.bytes.prefix(4)), decoder: decoder).failure?.code == 1009)
        let huge = ClientFrame(opcode: 1, length: [127, 0x7F] + Bytes(repeating: 0xFF, count: 7))
        #expect(Verdict(Bytes(huge.bytes.prefix(10)), decoder: decoder).failure?.code == 1009)

        let half = Bytes(repeating: 1, count: 600)
        let twoHalves = ClientFrame.binary(half, isFinal: false).bytes + ClientFrame.more(half).bytes
        #expect(Verdict(twoHalves, decoder: decoder).failure?.code == 1009)
        let twoMessages = ClientFrame.binary(half).bytes + ClientFrame.binary(half).bytes
        #expect(Verdict(twoMessages, decoder: decoder).events.count == 2)
    }

    @Test("a message of too many fragments is refused, even when they are empty")
    func fragmentLimit() {
        let decoder = WebSocketDecoder(fragmentLimit: 3)
        let begin = ClientFrame.text("", isFinal: false).bytes
        let more = ClientFrame.more("", isFinal: false).bytes
        let end = ClientFrame.more("").bytes
        #expect(Verdict(begin + more + end, decoder: decoder).events == [Self.text("")])
        #expect(Verdict(begin + more + more + end, decoder: decoder).failure?.code == 1009)
        let again = begin + more + end + begin + more + end
        #expect(Verdict(again, decoder: decoder).events == [Self.text(""), Self.text("")])
    }

    @Test("nothing is heard after a close or a failure")
    func deafAfterTheEnd() throws {
        let late = ClientFrame.text("late").bytes
        #expect(Verdict(ClientFrame.close(1000).bytes + late).events == [.close(code: 1000, reason: "")])

        var decoder = WebSocketDecoder()
        var position = 0
        do {
            _ = try decoder.next(in: Bytes([0xFF]).span, at: &position)
            Issue.record("a reserved bit was taken")
        } catch {
            position = 0
        }
        let event = try decoder.next(in: late.span, at: &position)
        #expect(event == nil)
        #expect(position == late.count)
    }

    @Test("random bytes never do more than fail")
    func randomBytes() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
            // Most heads fail at once: let half of them be good.
            if Bool.random() { bytes.replaceSubrange(0..<2, with: [0x81, 0x80 | UInt8.random(in: 0...127)]) }
            let whole = Verdict(bytes)
            #expect(Verdict(bytes, pieces: 1) == whole, "\(bytes)")
        }
    }
}
