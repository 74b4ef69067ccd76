import Base
import Testing

@testable import Crypto

@Suite struct KeyDerivationTests {
    @Test(
        "HKDF gives what RFC 5869 says",
        arguments: [
            (
                "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
            ),
            (
                "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "",
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
            ),
        ])
    func vectors(secret: String, salt: String, label: String, expected: String) throws {
        let bytes = try [secret, salt, label].map { try #require(Bytes(hexadecimal: $0)) }
        let key = try KeyDerivation.key(
            from: Secret(bytes[0]), salt: bytes[1], label: bytes[2], count: expected.utf8.count / 2)
        #expect(key.bytes.hexadecimal == expected)
    }

    @Test("each label has its own key, the same every time")
    func labels() throws {
        let secret = Secret(Bytes(repeating: 7, count: 32))
        let one = try KeyDerivation.key(from: secret, label: "one")
        #expect(one.bytes.count == 32)
        #expect(try KeyDerivation.key(from: secret, label: "one") == one)
        #expect(try KeyDerivation.key(from: secret, label: "two") != one)
        #expect(try KeyDerivation.key(from: secret, salt: [1], label: "one") != one)
    }

    @Test("more than the method can give is refused")
    func tooMuch() {
        #expect(throws: CryptoError.self) {
            try KeyDerivation.key(from: Secret([1]), label: "", count: 255 * 32 + 1)
        }
    }
}
