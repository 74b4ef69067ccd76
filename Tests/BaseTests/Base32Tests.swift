import Base
import Testing

@Suite struct Base32Tests {
    @Test(
        "the examples of RFC 4648, without their padding",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func examples(plain: String, encoded: String) {
        #expect(Bytes(plain.utf8).base32 == encoded)
    }
}
