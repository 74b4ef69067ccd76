import Base
import Testing

@Suite struct IPAddressTests {
    @Test(
        "an address is shown in its shortest form",
        arguments: [
            ("127.0.0.1", "127.0.0.1"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:DB8:0:0::7", "2001:db8::7"),
            ("::", "::"),
        ])
    func shown(text: String, expected: String) throws {
        #expect(try #require(IPAddress(text)).description == expected)
    }

    @Test(
        "what is no address is refused",
        arguments: ["", "localhost", "1.2.3", "1.2.3.256", "01.2.3.4", "[::1]", "::1%eth0", "1.2.3.4\0", "1.2.3.4 "])
    func refused(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test("both loopbacks are known", arguments: ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
    func loopback(text: String) throws {
        #expect(try #require(IPAddress(text)).isLoopback)
    }

    @Test(
        "a block holds its addresses and no others",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.0/8", "::a00:1", false),
            ("10.1.2.3", "10.1.2.3", true),
            ("10.1.2.3", "10.1.2.4", false),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("::/0", "203.0.113.9", true),
            ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("2001:db8::/64", "2001:db8::1:0:0:1", true),
            ("2001:db8::/65", "2001:db8:0:0:8000::1", false),
            ("192.0.2.4/31", "::ffff:192.0.2.5", true),
        ])
    func contains(range: String, address: String, expected: Bool) throws {
        let block = try #require(AddressRange(range))
        #expect(block.contains(try #require(IPAddress(address))) == expected)
        #expect(block.description == range)
    }

    @Test(
        "what is no block is refused",
        arguments: [
            "10.0.0.0/33", "10.0.0.0/9223372036854775807", "::/129", "10.0.0.0/", "10.0.0.0/+8", "/8", "a/8",
        ])
    func refusedRanges(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
