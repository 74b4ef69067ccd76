import Base
import CLinux
import Testing

@testable import HTTP

@Suite struct FormBodyTests {
    static let multipartType = "Content-Type: multipart/form-data; boundary=b"
    static let multipart = """
        --b\r
        Content-Disposition: form-data; name="title"\r
        \r
        Grüße\r
        --b\r
        Content-Disposition: form-data; name="file"; filename="a.txt"\r
        Content-Type: text/plain\r
        \r
        one\r\ntwo\r
        --b--\r\n
        """

    /// The body in a file without a name, as the server spools a large one.
    static func spooled(_ bytes: Bytes) throws -> Body {
        let descriptor = unsafe OwnedDescriptor(clinux_memory_file("body"))
        let written = unsafe bytes.withUnsafeBytes { unsafe write(descriptor.raw, $0.baseAddress, $0.count) }
        try #require(written == bytes.count)
        return .file(SpooledFile(descriptor: descriptor, count: bytes.count))
    }

    static func status(_ request: Request, _ limits: FormLimits = FormLimits()) throws -> Int? {
        do {
            _ = try request.form(limits)
            return nil
        } catch let refusal as Refusal {
            return refusal.status.code
        }
    }

    @Test("an encoded form is read from memory and from a file", arguments: [false, true])
    func encoded(isSpooled: Bool) throws {
        let bytes = Bytes("name=J%C3%BCrgen&tag=a&tag=b".utf8)
        let body = isSpooled ? try Self.spooled(bytes) : .memory(bytes)
        let form = try request(
            .post, "Content-Type: Application/X-WWW-Form-Urlencoded; charset=UTF-8", body: body
        ).form()
        #expect(form["name"] == "Jürgen")
        #expect(form.fields.values(of: "tag") == ["a", "b"])
        #expect(form.uploads.isEmpty)
    }

    @Test("a file of a form is a part of the body, in memory or on disk", arguments: [false, true])
    func uploads(isSpooled: Bool) throws {
        let bytes = Bytes(Self.multipart.utf8)
        let body = isSpooled ? try Self.spooled(bytes) : .memory(bytes)
        let form = try request(.post, Self.multipartType, body: body).form()
        #expect(form["title"] == "Grüße")
        let upload = try #require(form.uploads.first)
        #expect(form.uploads.count == 1)
        #expect(upload.name == "file")
        #expect(upload.fileName == "a.txt")
        #expect(upload.type == "text/plain")
        #expect(upload.count == 8)
        #expect(try upload.bytes() == Bytes("one\r\ntwo".utf8))
        if case .file = upload.content { #expect(isSpooled) } else { #expect(!isSpooled) }
    }

    @Test("a spooled form that takes several reads comes out whole")
    func largeForm() throws {
        let content = Bytes((0..<900_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) })
        let parts = Self.multipart.split(separator: "one\r\ntwo", maxSplits: 1)
        let bytes = Bytes(parts[0].utf8) + content + Bytes(parts[1].utf8)
        let form = try request(.post, Self.multipartType, body: Self.spooled(bytes)).form()
        #expect(try form.uploads.first?.bytes() == content)
    }

    @Test("a file that became shorter is an error, not a wrong answer")
    func truncatedSpool() throws {
        let body = try Self.spooled(Bytes("name=value".utf8))
        guard case .file(let file) = body else { return }
        #expect(ftruncate(file.descriptor.raw, 3) == 0)
        #expect(throws: SystemError.self) { try body.bytes() }
    }

    @Test(
        "a body that is no form is refused",
        arguments: [
            ("Content-Type: text/plain", "a=1", 415), ("Content-Type: application/json", "{}", 415),
            ("Content-Type: multipart/mixed; boundary=b", "--b--", 415), ("Content-Type: ", "a=1", 415),
            ("Content-Type: multipart/form-data; boundary=b; boundary=c", "--b--", 415), ("Accept: */*", "a=1", 415),
            ("Content-Type: multipart/form-data", "--b--", 400), (multipartType, "", 400), (multipartType, "a=1", 400),
            ("Content-Type: application/x-www-form-urlencoded", "a=%", 400),
        ])
    func refused(line: String, body: String, expected: Int) throws {
        #expect(try Self.status(request(.post, line, body: .memory(Bytes(body.utf8)))) == expected)
    }

    @Test("two types are none")
    func repeatedType() throws {
        let line = "Content-Type: application/x-www-form-urlencoded"
        #expect(try Self.status(request(.post, line, line, body: .memory([0x61]))) == 415)
    }

    @Test("an encoded form has a limit of its own, whatever the route takes")
    func encodedLimit() throws {
        var limits = FormLimits()
        limits.encoded = 3
        let made = request(.post, "Content-Type: application/x-www-form-urlencoded", body: .memory(Bytes("a=12".utf8)))
        #expect(try Self.status(made, limits) == 413)
    }

    @Test("no body at all is an empty form")
    func empty() throws {
        #expect(try request(.post).form().fields.pairs.isEmpty)
    }
}
