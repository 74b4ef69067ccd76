import Base
import Testing

@Suite struct Base64Tests {
    @Test(
        "the examples of RFC 4648, there and back",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func examples(plain: String, encoded: String) {
        #expect(Bytes(plain.utf8).base64 == encoded)
        #expect(Bytes(base64: encoded) == Bytes(plain.utf8))
    }

    @Test("bytes of every value and length survive")
    func roundTrip() {
        for length in 0...256 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 89 &+ length) }
            #expect(Bytes(base64: bytes.base64) == bytes)
        }
        #expect(Bytes([0xFB, 0xFF, 0xBF]).base64 == "+/+/")
    }

    @Test(
        "what is not exactly base 64 is refused",
        arguments: [
            "Z", "Zg", "Zg=", "Zg===", "Z===", "====", "=", "Zh==", "Zm9=", "Zm9v\n", " Zm9", "Zm9-", "Zm9_",
            "Zg==Zg==",
            "Zm=v", "Zm9é", "Zm9v====",
        ])
    func refused(text: String) {
        #expect(Bytes(base64: text) == nil)
    }
}
