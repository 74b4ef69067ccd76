import Base
import Testing

@testable import HTTP

@Suite struct JSONBodyTests {
    struct Lead: Decodable, Equatable {
        struct Contact: Decodable, Equatable {
            let email: String
        }

        let company: String
        let value: Int?
        var contacts: [Contact] = []
    }

    static func decode<Value: Decodable>(
        _ bytes: Bytes, as type: Value.Type = Lead.self, line: String = "Content-Type: application/json"
    ) throws -> Value {
        try request(.post, line, body: .memory(bytes)).json(as: type)
    }

    static func refusal(_ text: String, line: String = "Content-Type: application/json") -> Refusal? {
        #expect(throws: Refusal.self) { try decode(Bytes(text.utf8), as: Lead.self, line: line) }
    }

    @Test("a document becomes a value")
    func decoded() throws {
        let text = #"{"company": "Größe \"&\" Co \\", "value": 7, "contacts": [{"email": "a@b.c"}], "other": {}}"#
        let lead = try Self.decode(Bytes(text.utf8), line: "Content-Type: Application/JSON; charset=utf-8")
        #expect(lead == Lead(company: #"Größe "&" Co \"#, value: 7, contacts: [.init(email: "a@b.c")]))
    }

    @Test(
        "another type is refused",
        arguments: ["Content-Type: text/plain", "Content-Type: application/jsonp", "Content-Type: ", "Accept: */*"])
    func otherTypes(line: String) {
        #expect(Self.refusal("{}", line: line)?.status == .unsupportedMediaType)
    }

    @Test("two types are none")
    func repeatedType() {
        let line = "Content-Type: application/json"
        #expect(throws: Refusal.self) {
            try request(.post, line, line, body: .memory(Bytes("7".utf8))).json(as: Int.self)
        }
    }

    @Test(
        "what is broken or of another shape is refused with the place",
        arguments: [
            ("", "The body is not well formed JSON."), ("{", "The body is not well formed JSON."),
            ("{} x", "The body is not well formed JSON."), ("{\"company\": 'a'}", "The body is not well formed JSON."),
            ("[]", "The JSON has a value of another kind at the top."), ("{}", "The JSON lacks company."),
            (#"{"company": null}"#, "The JSON has null at company, where a value is needed."),
            (#"{"company": "a", "value": "b"}"#, "The JSON has a value of another kind at value."),
            (
                #"{"company": "a", "contacts": [{"email": "x"}, {}]}"#,
                "The JSON lacks contacts[1].email."
            ),
            (#"{"company": "a", "value": 1e400}"#, "The body is not well formed JSON."),
        ])
    func broken(text: String, sentence: String) {
        #expect(Self.refusal(text) == .badRequest(sentence))
    }

    @Test("nesting has a limit, and brackets in a text do not count")
    func depth() throws {
        let nested = { (count: Int) in String(repeating: "[", count: count) + String(repeating: "]", count: count) }
        let text = { (inner: String) in Bytes(#"{"company": "a", "contacts": [], "x": \#(inner)}"#.utf8) }
        _ = try Self.decode(text(nested(31)))
        #expect(throws: Refusal.badRequest("The JSON is nested more than 32 deep.")) {
            try Self.decode(text(nested(32)))
        }
        _ = try Self.decode(text("\"\\\"\(nested(100))\\\\\""))
        #expect(throws: Refusal.badRequest("The JSON is nested more than 32 deep.")) {
            try Self.decode(text("[\"\\n\", \(nested(32))]"))
        }
        #expect(throws: Refusal.self) { try Self.decode(Bytes(repeating: UInt8(ascii: "["), count: 1 << 20)) }
    }

    @Test("other encodings are refused, not guessed")
    func encodings() {
        let document = Array(#"{"company": "a"}"#.utf16)
        let big = document.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let little = document.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [big, little, [0xFE, 0xFF] + big, [0xFF, 0xFE] + little, [0x22, 0xFF, 0x22]] {
            #expect(throws: Refusal.badRequest("The JSON is not UTF-8 text.")) { try Self.decode(bytes) }
        }
    }
}
