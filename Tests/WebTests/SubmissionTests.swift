import Base
import Database
import TestKit
import Testing

@testable import HTTP
@testable import Web

@Suite struct SubmissionTests {
    let site: TestSite
    /// The cookie and the key of a page that has been opened.
    let visitor: String
    let key: String

    init() throws {
        site = try TestSite()
        let page = try site.answer(.get, "/notes")
        visitor = "Cookie: portico-visitor=\(try #require(page.cookies["portico-visitor"]))"
        key = page.formKey
    }

    private func send(_ text: String, key: String? = nil, _ fields: [String] = []) throws -> Response {
        try site.answer(.post, "/notes", [visitor] + fields, body: "text=\(text)&key=\(key ?? self.key)")
    }

    private var count: Int {
        get throws { try site.database.database.read { try $0.value("SELECT count(*) FROM notes") ?? 0 } }
    }

    @Test("a form that is sent goes on to the next page, which says what was done, once")
    func flash() throws {
        let answer = try send("hello")
        #expect(answer.status == .seeOther)
        #expect(answer.fields["Location"] == "/notes")
        let cookie = "\(visitor); portico-flash=\(try #require(answer.cookies["portico-flash"]))"
        let next = try site.answer(.get, "/notes", [cookie])
        #expect(next.text.contains("<p class=\"success\">Kept “hello”.</p>"))
        #expect(next.text.contains("<form action=\"/notes/undo\"><input name=\"text\" value=\"hello\"></form>"))
        #expect(next.cookies["portico-flash"] == "")
        let german = try site.answer(.get, "/notes", [cookie, "Accept-Language: de-AT, en;q=0.5"])
        #expect(german.text.contains("„hello“ ist gemerkt."))
    }

    @Test("a form that is sent again changes nothing and gets the first answer again")
    func resend() throws {
        let first = try send("one")
        let second = try send("one")
        #expect(try count == 1)
        #expect(second.fields["Location"] == first.fields["Location"])
        #expect(second.cookies["portico-flash"] == first.cookies["portico-flash"])
    }

    @Test("a form that says something else under a key that was used is a new attempt")
    func otherContent() throws {
        let first = try send("one")
        let other = try send("another")
        #expect(try count == 2)
        #expect(other.cookies["portico-flash"] != first.cookies["portico-flash"])
        for (text, answer) in [("one", first), ("another", other)] {
            #expect(try send(text).cookies["portico-flash"] == answer.cookies["portico-flash"])
        }
        #expect(try count == 2)
    }

    @Test("a form that is sent again gets the first answer although it would not be taken any more")
    func checks() throws {
        let first = try send("once")
        try site.database.database.write { try $0.run("UPDATE notes SET text = 'taken: once'") }
        #expect(try send("once", key: site.answer(.get, "/notes", [visitor]).formKey).status == .unprocessableContent)
        let again = try send("once")
        #expect(again.status == .seeOther)
        #expect(again.cookies["portico-flash"] == first.cookies["portico-flash"])
        #expect(try count == 1)
    }

    @Test("a file with other content is another form")
    func files() throws {
        func upload(_ content: String) throws -> Response {
            let body =
                "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n\(key)\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nfile\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n\(content)\r\n--b--\r\n"
            return try site.answer(
                .post, "/notes", [visitor, "Content-Type: multipart/form-data; boundary=b"], body: body)
        }
        for content in ["one", "one", "two"] { #expect(try upload(content).status == .seeOther) }
        #expect(try count == 2)
    }

    @Test("each of many forms on a page is a submission of its own")
    func suffixes() throws {
        for number in 0..<3 { _ = try send("card", key: "\(key).card\(number)") }
        _ = try send("card", key: "\(key).card1")
        #expect(try count == 3)
    }

    @Test("a form that was wrong can be put right and sent again with the same key")
    func correction() throws {
        #expect(try send("").status == .unprocessableContent)
        #expect(try send("right").status == .seeOther)
        #expect(try count == 1)
    }

    @Test(
        "a form that comes from elsewhere is refused and changes nothing",
        arguments: [
            "", "x", "00", String(repeating: "0", count: 56), String(repeating: "é", count: 56),
            String(repeating: "a", count: 5_000),
        ])
    func foreignKeys(key: String) throws {
        #expect(try send("evil", key: key).status == .forbidden)
        #expect(try count == 0)
    }

    @Test("a key holds for the browser only that it was made for")
    func otherVisitor() throws {
        let stranger = "Cookie: portico-visitor=\(String(repeating: "0", count: 32))"
        #expect(try site.answer(.post, "/notes", [stranger], body: "text=evil&key=\(key)").status == .forbidden)
        #expect(try site.answer(.post, "/notes", body: "text=evil&key=\(key)").status == .forbidden)
        #expect(try send("evil", key: key + "." + String(repeating: "a", count: 121)).status == .forbidden)
        #expect(try count == 0)
    }

    @Test(
        "what a browser says comes from another site is refused, right key or not",
        arguments: [
            "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://evil.example", "Origin: null",
            "Origin: https://portal.example", "Origin: http://portal.example:81",
        ])
    func crossSite(field: String) throws {
        #expect(try send("evil", [field]).status == .forbidden)
        #expect(try count == 0)
    }

    @Test(
        "what comes from the site itself is let in",
        arguments: ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", "Origin: http://portal.example"])
    func sameSite(field: String) throws {
        #expect(try send("good", [field]).status == .seeOther)
    }

    @Test("old answers are forgotten, young ones are not")
    func forgetting() throws {
        _ = try send("one")
        try site.database.database.write { writer in
            try AnswerStore.forget(before: .now - AnswerStore.keptFor, in: writer)
        }
        _ = try send("one")
        #expect(try count == 1)
        try site.database.database.write { try AnswerStore.forget(before: .now + .seconds(1), in: $0) }
        _ = try send("one")
        #expect(try count == 2)
    }
}
