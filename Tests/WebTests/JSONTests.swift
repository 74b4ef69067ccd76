import Foundation
import Testing

@testable import Web

@Suite struct JSONTests {
    enum Colour: String, Codable { case red, blue }

    struct Everything: Codable, Equatable {
        var zebra = "last of all"
        var text = "a \"quote\", a \\, a / and\na tab\t\u{1}\u{1F}, ü, 日本, 👩‍👩‍👧"
        var isTrue = true
        var small: Int8 = -8
        var big = UInt64.max
        var share = 0.25
        var tiny: Float = 1e-10
        var colour = Colour.blue
        var nothing: String?
        var something: Int? = 3
        var list = ["a", "b"]
        var gaps: [Int?] = [1, nil, 3]
        var none: [String] = []
        var inner = [["x": [1, 2]], [:]]
        var colours: [String: Colour] = ["b": .blue, "a": .red]
    }

    /// What has keys of its own for what is within it, and a part of what it is made from.
    struct Nested: Encodable {
        enum Key: String, CodingKey { case inner, list, last }

        func encode(to encoder: any Encoder) throws {
            var outer = encoder.container(keyedBy: Key.self)
            var inner = outer.nestedContainer(keyedBy: Key.self, forKey: .inner)
            try inner.encode(1, forKey: .last)
            try inner.encodeNil(forKey: .inner)
            var list = outer.nestedUnkeyedContainer(forKey: .list)
            try list.encode("a")
            try list.encodeNil()
            var within = list.nestedUnkeyedContainer()
            try within.encode(list.count)
            try "super".encode(to: outer.superEncoder())
        }
    }

    private func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test("values are written as they are read again")
    func round() throws {
        let everything = Everything()
        let text = try JSON.text(everything)
        #expect(try JSON.value(Everything.self, of: text) == everything)
        #expect(text.contains(#""list":["a","b"],"none":[],"share":0.25"#))
        #expect(text.hasPrefix(#"{"big":18446744073709551615,"colour":"blue","colours":{"a":"red","b":"blue"}"#))
    }

    @Test("it is the text that Foundation writes, key by key in order")
    func same() throws {
        let change = AuditEntry.Change("stage", from: "new", to: "won \"now\"/\u{7F}")
        #expect(try JSON.text([change, .secret("key")]) == foundation([change, .secret("key")]))
        #expect(try JSON.text(Nested()) == foundation(Nested()))
        #expect(try JSON.text([Int: String]()) == foundation([Int: String]()))
        #expect(try JSON.text(String?.none) == "null")
        #expect(try JSON.text("\u{0}\r\n<&>") == foundation("\u{0}\r\n<&>"))
        #expect(try JSON.text("\u{0}\r\n") == "\"\\u0000\\r\\n\"")
    }

    @Test("what JSON has no number for is refused", arguments: [Double.nan, .infinity, -.infinity])
    func numbers(value: Double) {
        #expect(throws: EncodingError.self) { try JSON.text([value]) }
    }
}
