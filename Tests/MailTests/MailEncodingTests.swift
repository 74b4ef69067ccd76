import Base
import Testing

@testable import Mail

@Suite struct MailEncodingTests {
    @Test("a plain mail has its fields once, and its text as it was")
    func plain() throws {
        var mail = try mail(text: "Hello Anna,\n\n.\nall is well.\n")
        mail.date = Timestamp(milliseconds: 784_111_777_000)
        let read = try ReadMail(mail)
        #expect(read.defects == [])
        #expect(
            read.fields.map(\.name) == [
                "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(read["Date"] == "Sun, 06 Nov 1994 08:49:37 +0000")
        #expect(read["From"] == "Portico <portico@example.com>")
        #expect(read["To"] == "Anna <anna@example.org>")
        #expect(read["Subject"] == "Hello")
        #expect(read["Message-ID"] == "<1.2@example.com>")
        #expect(read.parts.map(\.type) == ["text/plain"])
        #expect(read.parts[0].text == "Hello Anna,\n\n.\nall is well.\n")
    }

    @Test("an answer names what it answers and where to answer to")
    func answer() throws {
        var mail = try mail(to: ["Anna <anna@example.org>", "bo@example.org"])
        mail.replyTo = try Mailbox("Support <support@example.com>")
        mail.inReplyTo = MessageID("<question@example.org>")
        mail.fields = [
            try MailField(
                "List-Unsubscribe", "<https://example.com/mail/stop?token=\(String(repeating: "x", count: 300))>"),
            try MailField("Auto-Submitted", "auto-generated"), try MailField("X-Words", " two   words "),
        ]
        let read = try ReadMail(mail)
        #expect(read.defects == [])
        #expect(read["To"] == "Anna <anna@example.org>, <bo@example.org>")
        #expect(read["Reply-To"] == "Support <support@example.com>")
        #expect(read["In-Reply-To"] == "<question@example.org>")
        #expect(read["References"] == "<question@example.org>")
        #expect(read["List-Unsubscribe"]?.hasSuffix("xxx>") == true)
        #expect(read["Auto-Submitted"] == "auto-generated")
        #expect(read["X-Words"] == "two words")
    }

    @Test(
        "subjects and names of any letters and lengths come through",
        arguments: [
            "Grüße aus Köln", "привет", "你好,世界", "👩‍👩‍👧‍👦 family", "=?utf-8?B?SGVsbG8=?=", "a \"quote\" and a \\",
            "Schmidt, Anna (Sales) <x>", "comma, semi; colon: at@ [x]", String(repeating: "word ", count: 60) + "end",
            String(repeating: "x", count: 1500), String(repeating: "ü", count: 700), "a.b.c", "O'Neil",
        ])
    func texts(text: String) throws {
        var mail = try mail(subject: text)
        mail.replyTo = Mailbox(try EmailAddress("r@example.com"), name: text)
        let read = try ReadMail(mail)
        #expect(read.defects == [])
        #expect(read["Subject"] == text)
        #expect(read["Reply-To"] == "\(text) <r@example.com>")
    }

    @Test(
        "a hostile subject or name makes no header field",
        arguments: [
            "x\r\nBcc: victim@example.com", "x\nBcc: victim@example.com", "x\rBcc: victim@example.com",
            "x\r\n\r\nbody", "\r\nBcc: victim@example.com", "x\u{0B}Bcc: y", "x\u{85}Bcc: y", "x\u{2028}Bcc: y",
            "x\0y", "x\r\n Bcc: y", "ü\r\nBcc: victim@example.com", "\"\r\nBcc: victim@example.com",
        ])
    func injection(text: String) throws {
        var mail = try mail(subject: text)
        mail.replyTo = Mailbox(try EmailAddress("r@example.com"), name: text)
        mail.attachments = [.init(name: text, mediaType: "text/plain", content: [1])]
        let read = try ReadMail(mail)
        #expect(read.defects == [])
        #expect(
            read.fields.map(\.name) == [
                "Date", "From", "To", "Reply-To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
            ])
        #expect(read.parts.map(\.type) == ["text/plain", "text/plain"])
        for value in read.fields.map(\.value) + [read.parts[1].name] {
            #expect(value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        }
    }

    @Test("the same text as HTML stands beside it, and files beside both")
    func parts() throws {
        var mail = try mail(text: "Größe: 5 €\n")
        mail.html = "<p>Größe: <b>5 €</b></p>\n"
        let picture = Bytes((0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        mail.attachments = [
            .init(name: "Angebot Größe 5.pdf", mediaType: "application/pdf", content: picture),
            .init(name: "", mediaType: "application/octet-stream", content: []),
        ]
        let read = try ReadMail(mail)
        #expect(read.defects == [])
        #expect(
            read.parts.map(\.type) == [
                "text/plain", "text/html", "application/pdf", "application/octet-stream",
            ])
        #expect(read.parts[0].text == "Größe: 5 €\n")
        #expect(read.parts[1].text == "<p>Größe: <b>5 €</b></p>\n")
        #expect(read.parts[2].name == "Angebot Größe 5.pdf")
        #expect(read.parts[2].content == picture)
        #expect(read.parts[3].content == [])
    }

    @Test(
        "names of files come through, and lead nowhere",
        arguments: [
            ("plain.pdf", "plain.pdf"), ("two words.pdf", "two words.pdf"), ("a\"b\\c.pdf", "a\"b_c.pdf"),
            ("../../etc/passwd", ".._.._etc_passwd"), ("Ünïcödé 100%.pdf", "Ünïcödé 100%.pdf"),
            (String(repeating: "lang", count: 50) + ".pdf", String(repeating: "lang", count: 50) + ".pdf"),
            (String(repeating: "ü", count: 100) + ".pdf", String(repeating: "ü", count: 100) + ".pdf"),
            ("semi;colon='x'.pdf", "semi;colon='x'.pdf"),
        ])
    func fileNames(name: String, expected: String) throws {
        var mail = try mail()
        mail.attachments = [.init(name: name, mediaType: "application/pdf", content: [1, 2, 3])]
        let read = try ReadMail(mail)
        #expect(read.defects == [])
        #expect(read.parts.last?.name == expected)
    }

    @Test(
        "text of any kind comes through, with line breaks of any kind",
        arguments: [
            ("", "\n"), ("one", "one\n"), ("a\r\nb\rc\nd", "a\nb\nc\nd\n"), ("space \ntab\t\n", "space \ntab\t\n"),
            ("end\n\n", "end\n\n"),
            (String(repeating: "=", count: 200), String(repeating: "=", count: 200) + "\n"),
            (String(repeating: "é", count: 200), String(repeating: "é", count: 200) + "\n"),
            (String(repeating: "x", count: 76) + "\nFrom here", String(repeating: "x", count: 76) + "\nFrom here\n"),
            (String(repeating: "y", count: 2000) + " ", String(repeating: "y", count: 2000) + " \n"),
            ("--=_1\n--=_1--\n.\n..", "--=_1\n--=_1--\n.\n..\n"), ("zero\u{0}", "zero\u{0}\n"),
        ])
    func bodies(text: String, expected: String) throws {
        let mail = try mail(text: text)
        let read = try ReadMail(mail)
        #expect(read.defects == [])
        #expect(read.parts.map(\.text) == [expected])
        let lines = try mail.encoded().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 77 })
    }

    @Test("a mail for nobody, or with a media type that is none, is refused")
    func refused() throws {
        #expect(throws: MailError.permanent("a mail is for somebody")) { try mail(to: []).encoded() }
        for type in ["", "pdf", "application/pdf\r\nX-Bad: 1", "application/ü"] {
            var mail = try mail()
            mail.attachments = [.init(name: "x", mediaType: type, content: [])]
            #expect(throws: MailError.self) { try mail.encoded() }
        }
    }

    @Test(
        "a field that could not stand in a header, or is another's, is refused",
        arguments: [
            ("X-Test", "a\r\nBcc: x"), ("X-Test", "ü"), ("X-Test", ""), ("X-Test", "  "), ("", "x"), ("X Test", "x"),
            ("X:", "x"),
            ("X-Test\r\nBcc", "x"), ("bcc", "x@example.com"), ("Subject", "x"), ("Content-Type", "text/html"),
            ("X-Test", String(repeating: "x", count: 901)),
        ])
    func fields(name: String, value: String) {
        #expect(throws: MailError.self) { try MailField(name, value) }
    }

    @Test(
        "only what can stand in a header is the name of a mail",
        arguments: [
            ("<a@b>", true), ("<01f3.7-x+y@mail.example.com>", true), ("a@b", false), ("<a@b", false),
            ("<a@b>\r\nBcc: x", false), ("<a b@c>", false), ("<a><b>", false), ("<>", false), ("", false),
            ("<\(String(repeating: "a", count: 250))>", false),
        ])
    func ids(text: String, isGood: Bool) throws {
        #expect((MessageID(text) != nil) == isGood)
        #expect(try MessageID(domain: "example.com") != MessageID(domain: "example.com"))
        #expect(MessageID(try MessageID(domain: "example.com").text) != nil)
    }
}
