import Base
import Testing

@testable import HTTP

@Suite struct MultipartDecoderTests {
    /// Fields as `name=text`, files as `name=fileName:type:content`.
    static func decode(
        _ text: String, boundary: String = "b", limits: FormLimits = FormLimits(), pieces: Int = .max
    ) throws(Refusal) -> [String] {
        let bytes = Bytes(text.utf8)
        var decoder = try MultipartDecoder(boundary: boundary, limits: limits)
        var start = 0
        while start < bytes.count {
            let piece = Bytes(bytes[start...].prefix(pieces))
            try decoder.decode(piece.span)
            start += piece.count
        }
        try decoder.finish()
        return decoder.fields.pairs.map { "\($0.name)=\($0.value)" }
            + decoder.files.map {
                "\($0.name)=\($0.fileName):\($0.type):\(String(decoding: bytes[$0.place], as: UTF8.self))"
            }
    }

    static func status(_ text: String, boundary: String = "b", limits: FormLimits = FormLimits()) -> Int? {
        do {
            _ = try decode(text, boundary: boundary, limits: limits)
            return nil
        } catch {
            return error.status.code
        }
    }

    /// A form of one part.
    static func form(_ head: String, _ content: String = "x") -> String {
        "--b\r\n\(head)\r\n\r\n\(content)\r\n--b--\r\n"
    }

    static let named = "Content-Disposition: form-data; name=\"a\""
    static let file = "\(named); filename=\"f\""

    @Test(
        "fields and files come out, in pieces of any size",
        arguments: [
            ("--b--", []), ("--b--\r\n", []), (form(named), ["a=x"]), (form(named, ""), ["a="]),
            (form(named, "\r\n--\r\n--a\r\n-b\r\r\n--"), ["a=\r\n--\r\n--a\r\n-b\r\r\n--"]),
            (form(named, "--b"), ["a=--b"]), (form(named, "\r\n\r\n"), ["a=\r\n\r\n"]),
            (form(file), ["a=f:application/octet-stream:x"]), (form(file, ""), ["a=f:application/octet-stream:"]),
            (form("\(file)\r\nContent-Type: Text/CSV; charset=x", "1\r\n2\n"), ["a=f:text/csv:1\r\n2\n"]),
            (form("\(file)\r\nContent-Type: what"), ["a=f:application/octet-stream:x"]),
            (form("content-type:text/plain\r\nCONTENT-DISPOSITION:Form-Data;name=a"), ["a=x"]),
            (form("X-Other: 1\r\n\(named)\r\nContent-Transfer-Encoding: 8bit"), ["a=x"]),
            ("--b\r\n\(named)\r\n\r\n1\r\n--b\r\n\(named)\r\n\r\n2\r\n--b--", ["a=1", "a=2"]),
            (
                "--b\r\n\(file)\r\n\r\n1\r\n--b\r\n\(named)\r\n\r\n2\r\n--b--",
                ["a=2", "a=f:application/octet-stream:1"]
            ),
            (form("\(named); filename=\"\"", ""), []),
            (form("\(named); filename=\"\"", "x"), ["a=:application/octet-stream:x"]),
        ])
    func wellFormed(text: String, expected: [String]) throws {
        for pieces in 1...text.utf8.count {
            #expect(try Self.decode(text, pieces: pieces) == expected, "in pieces of \(pieces)")
        }
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "--", "--b", "--b-", "--b\r\n", "--b--\r", "--b--\r\n\r\n", "--b--x", "--b --", "--bb--", "--B--",
            "x--b--",
            "\r\n--b--", "preamble\r\n--b--", "--b\n\(named)\r\n\r\nx\r\n--b--", "--b \r\n\(named)\r\n\r\nx\r\n--b--",
            "--b\r\n\(named)\r\n\r\nx", "--b\r\n\(named)\r\n\r\nx\r\n--b", "--b\r\n\(named)\r\n\r\nx\n--b--",
            "--b\r\n\(named)\n\nx\r\n--b--", "--b\r\n\(named)\r\n--b--", "--b\r\n\r\nx\r\n--b--",
            "--b\r\n\(named)\r\n\r\nx\r\n--bx\r\n", form("Content-Type: text/plain"), form("\(named)\r\n\(named)"),
            form("\(named)\r\n folded"), form("\(named); name=\"b\""), form("\(file); filename=\"g\""),
            form("Content-Disposition: form-data"), form("Content-Disposition: form-data; name=\"\""),
            form("Content-Disposition: attachment; name=\"a\""), form("Content-Disposition: form-data; name=\"a"),
            form("Content-Disposition: form-data; name=a b"), form("Content-Disposition : form-data; name=a"),
            form("Content-Disposition: form-data, name=a"), form("\(named)\r\nno colon"),
            form("\(named)\r\nContent-Transfer-Encoding: base64"), form(named, "\u{0}"), form("\(named)\u{0}"),
            form("\(named)\r\nContent-Type: a/b\r\nContent-Type: a/b"), form("\(named); filename=\"a\u{85}b\""),
        ])
    func malformed(text: String) {
        #expect(Self.status(text) == 400)
    }

    @Test("text that is not UTF-8 is refused, a file may hold what it likes")
    func notText() throws {
        for (head, expected) in [(Self.named, 400), (Self.file, nil)] {
            var decoder = try MultipartDecoder(boundary: "b", limits: FormLimits())
            var status: Int?
            do throws(Refusal) {
                try decoder.decode((Bytes("--b\r\n\(head)\r\n\r\n".utf8) + [0xFF] + Bytes("\r\n--b--".utf8)).span)
            } catch {
                status = error.status.code
            }
            #expect(status == expected)
        }
    }

    @Test(
        "of a file's name only the last component is left",
        arguments: [
            ("a.txt", "a.txt"), ("/etc/passwd", "passwd"), ("../../a", "a"), ("C:\\Users\\me\\new.txt", "new.txt"),
            ("C:\\\\a\\\\b", "b"), ("..", ""), (".", ""), ("a/", ""), ("a\\\"b", "a\"b"), ("a%22b", "a\"b"),
            (".env", ".env"),
            ("grüße 日本.pdf", "grüße 日本.pdf"), ("a;b=c", "a;b=c"), ("a/\u{301}b", "\u{301}b"),
        ])
    func fileNames(sent: String, kept: String) throws {
        let text = Self.form("\(Self.named); filename=\"\(sent)\"; filename*=UTF-8''other")
        #expect(try Self.decode(text) == ["a=\(kept):application/octet-stream:x"])
    }

    @Test(
        "a boundary of 1 to 70 of its characters, not ending in a blank",
        arguments: [
            ("", false), ("b", true), (String(repeating: "b", count: 70), true),
            (String(repeating: "b", count: 71), false),
            ("a b", true), ("a ", false), ("'()+_,-./:=?09azAZ", true), ("a\"b", false), ("ä", false), ("a\tb", false),
        ])
    func boundaries(boundary: String, isGood: Bool) {
        #expect(Self.status("--\(boundary)--", boundary: boundary) == (isGood ? nil : 400))
    }

    @Test("each limit answers 413")
    func limits() {
        var limits = FormLimits()
        limits.parts = 2
        limits.partHead = 60
        limits.name = 3
        limits.text = 4
        let part = "--b\r\n\(Self.named)\r\n\r\n1234\r\n"
        #expect(Self.status("\(part)\(part)--b--", limits: limits) == nil)
        #expect(Self.status("\(part)\(part)\(part)--b--", limits: limits) == 413)
        #expect(Self.status(Self.form(Self.named, "12345"), limits: limits) == 413)
        #expect(Self.status(Self.form(Self.named, "12\r\n5"), limits: limits) == 413)
        #expect(Self.status(Self.form(Self.file, "12345"), limits: limits) == nil)
        #expect(Self.status(Self.form("Content-Disposition: form-data; name=abcd"), limits: limits) == 413)
        #expect(Self.status(Self.form("\(Self.named); c=\"0123456789abcdef\""), limits: limits) == 413)
    }
}
