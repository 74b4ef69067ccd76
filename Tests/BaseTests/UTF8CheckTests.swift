import Base
import Testing

@Suite struct UTF8CheckTests {
    /// Each check starts behind some plain text, so that the fast way is taken too.
    static func verdict(_ bytes: Bytes, pieces: Int) -> Bool? {
        var check = UTF8Check()
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + pieces)
            guard check.accepts(bytes.span.extracting(start..<end)) else { return false }
            start = end
        }
        return check.isComplete ? true : nil
    }

    @Test("every character passes, however it is cut")
    func allCharacters() {
        var text = Bytes()
        for value in UInt32(0)...0x10FFFF {
            guard let character = Unicode.Scalar(value) else { continue }
            text.append(contentsOf: UTF8.encode(character) ?? UTF8.encodedReplacementCharacter)
        }
        for pieces in [1, 3, 1000, text.count] {
            #expect(Self.verdict(text, pieces: pieces) == true)
        }
    }

    @Test("short runs of bytes have the verdict of the standard library")
    func allShortSequences() {
        let others: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xE0, 0xFF]
        for first in UInt8.min...UInt8.max {
            for second in others {
                for rest in [[]] + others.map({ [$0] }) + others.map({ [$0, 0x80] }) {
                    let bytes = [first, second] + rest
                    let isText = unsafe bytes.withUnsafeBufferPointer { buffer in
                        unsafe String(validating: buffer, as: UTF8.self) != nil
                    }
                    if (Self.verdict(bytes, pieces: 1) == true) != isText { Issue.record("\(bytes)") }
                }
            }
        }
    }

    @Test("the first wrong byte is refused, not a later one")
    func failsFast() {
        for wrong: Bytes in [
            [0xC0], [0xC1], [0xF5], [0xFF], [0x80], [0xE0, 0x9F], [0xED, 0xA0], [0xF0, 0x8F], [0xF4, 0x90],
        ] {
            var check = UTF8Check()
            let right = check.accepts((Bytes("1234567é9".utf8) + wrong.dropLast()).span)
            let last = check.accepts(wrong.span.extracting(droppingFirst: wrong.count - 1))
            #expect(right)
            #expect(!last)
        }
    }
}
