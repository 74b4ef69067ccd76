import Base
import Testing

@testable import HTTP

@Suite struct FormFieldsTests {
    static func pairs(_ text: String) throws(Refusal) -> [String] {
        try FormFields(urlEncoded: Bytes(text.utf8).span).pairs.map { "\($0.name)→\($0.value)" }
    }

    @Test(
        "fields come out decoded and in order",
        arguments: [
            ("", []), ("&&", []), ("a=1", ["a→1"]), ("a=1&b=2&a=3", ["a→1", "b→2", "a→3"]), ("a", ["a→"]),
            ("a=", ["a→"]),
            ("=", ["→"]), ("=1", ["→1"]), ("a=b=c", ["a→b=c"]), ("a=1&&b=2&", ["a→1", "b→2"]),
            ("na+me=a+b%20c%2Bd", ["na me→a b c+d"]), ("a%3Db=%26%3d", ["a=b→&="]), ("caf%C3%A9=%e2%82%ac", ["café→€"]),
            ("a=1;b=2", ["a→1;b=2"]), ("a=%0D%0Ab", ["a→\r\nb"]), ("a=é", ["a→é"]),
        ])
    func decoded(text: String, expected: [String]) throws {
        #expect(try Self.pairs(text) == expected)
    }

    @Test(
        "rubbish is refused",
        arguments: [
            "a=%", "a=%2", "a=%zz", "%=1", "a=1&b=%g0", "a=%u20AC", "a=%FF", "%C3=1", "a=%C3%28", "a=%ED%A0%80",
            "a=%C0%AF", "a=%00", "%00=a", "a=\u{0}",
        ])
    func rubbish(text: String) {
        #expect { try Self.pairs(text) } throws: { ($0 as? Refusal)?.status == .badRequest }
    }

    @Test("a thousand fields are enough")
    func limit() throws {
        let fields = { (count: Int) in String(repeating: "a&", count: count) }
        #expect(try Self.pairs(fields(1000)).count == 1000)
        #expect { try Self.pairs(fields(1001)) } throws: { ($0 as? Refusal)?.status == .contentTooLarge }
    }

    @Test("fields are found by name: the first, all, or whether there is one")
    func lookup() throws {
        let query = try request(query: "tag=a&page=2&tag=b").query()
        #expect(query["tag"] == "a")
        #expect(query.values(of: "tag") == ["a", "b"])
        #expect(query.contains("page"))
        #expect(!query.contains("Page"))
        #expect(query["none"] == nil)
        #expect(try request().query().pairs.isEmpty)
    }
}
