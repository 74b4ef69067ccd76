import Base
import Crypto
import Testing

@Suite struct MACTests {
    @Test(
        "HMAC-SHA-256 gives what RFC 4231 says",
        arguments: [
            (
                Bytes(repeating: 0x0B, count: 20), Bytes("Hi There".utf8),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Bytes("Jefe".utf8), Bytes("what do ya want for nothing?".utf8),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                Bytes(repeating: 0xAA, count: 131),
                Bytes("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ])
    func vectors(key: Bytes, message: Bytes, expected: String) throws {
        #expect(try MAC.sha256(message, key: Secret(key)).hexadecimal == expected)
        #expect(try MAC.isValid(try #require(Bytes(hexadecimal: expected)), of: message, key: Secret(key)))
    }

    @Test("HMAC-SHA-1 gives what RFC 2202 says")
    func sha1() throws {
        let code = try MAC.sha1(Bytes("what do ya want for nothing?".utf8), key: Secret(Bytes("Jefe".utf8)))
        #expect(code.hexadecimal == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
    }

    @Test("another message, key, or a part of the code is not valid")
    func negatives() throws {
        let key = Secret(Bytes("key".utf8))
        let message = Bytes("message".utf8)
        let code = try MAC.sha256(message, key: key)
        #expect(try MAC.isValid(code, of: message, key: key))
        #expect(try !MAC.isValid(code, of: Bytes("massage".utf8), key: key))
        #expect(try !MAC.isValid(code, of: message, key: Secret([])))
        #expect(try !MAC.isValid(code.dropLast(), of: message, key: key))
        #expect(try !MAC.isValid([], of: message, key: key))
        for bit in 0..<256 {
            var changed = code
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(try !MAC.isValid(changed, of: message, key: key))
        }
    }
}

extension Array where Element == UInt8 {
    fileprivate func dropLast() -> Bytes { Bytes(prefix(count - 1)) }
}
