import Base
import Database
import Templates
import TestKit
import Testing

@testable import HTTP
@testable import Web

@Suite struct PageTests {
    @Test("a page goes out with all that protects it")
    func headers() throws {
        let page = try TestSite().answer(.get, "/notes")
        #expect(page.status == .ok)
        #expect(page.fields["Content-Type"] == "text/html; charset=utf-8")
        let policy = try #require(page.fields["Content-Security-Policy"])
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self';"))
        #expect(!policy.contains("unsafe"))
        #expect(policy.hasSuffix("frame-ancestors 'none'"))
        #expect(page.fields["X-Content-Type-Options"] == "nosniff")
        #expect(page.fields["Referrer-Policy"] == "same-origin")
        #expect(page.fields["Cache-Control"] == "no-store")
        let cookie = try #require(page.fields["Set-Cookie"])
        #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
    }

    @Test("a visitor who is known gets no cookie again")
    func knownVisitor() throws {
        let known = "Cookie: portico-visitor=\(String(repeating: "a", count: 32))"
        #expect(try TestSite().answer(.get, "/notes", [known]).fields["Set-Cookie"] == nil)
    }

    @Test("a script gets just the block that it asks for")
    func fragments() throws {
        let site = try TestSite()
        try site.database.database.write { try $0.run("INSERT INTO notes VALUES ('<one>')") }
        #expect(try site.answer(.get, "/notes", ["Fragment: list"]).text == "<ul><li>&lt;one&gt;</li></ul>")
        #expect(try site.answer(.get, "/notes", ["Fragment: nothing"]).status == .badRequest)
    }

    @Test("a page that is not for this person is not there")
    func policies() throws {
        let page = try TestSite().answer(.get, "/secret")
        #expect(page.status == .notFound)
        #expect(!page.text.contains("secret"))
    }

    @Test("a failure shows a reference and keeps its cause to the log; in development it tells")
    func failures() throws {
        let page = try TestSite().answer(.get, "/broken")
        #expect(page.status == .internalServerError)
        #expect(page.text.contains("500 abc"))
        #expect(!page.text.contains("where"))
        #expect(try TestSite(isDevelopment: true).answer(.get, "/broken").text.contains("where"))
    }

    @Test("what the server itself refuses is a page too, and plain text where nothing was understood")
    func errorPages() throws {
        let site = try TestSite().site
        let refusal = Refusal(.contentTooLarge, "Too large.")
        let request = Request()
        #expect(site.errorPage(refusal, request).text.contains("<p>413"))
        #expect(site.errorPage(refusal, nil).text == "Too large.\n")
    }

    @Test(
        "the language is the person's choice, else the best of the browser's that there is",
        arguments: [
            ("", "en"), ("de", "de"), ("de-CH", "de"), ("fr, de;q=0.5", "de"), ("fr", "en"),
            ("en;q=0.5, de;q=0.9", "de"),
            ("de;q=0", "en"), ("*", "en"), ("de;q=nonsense", "de"), (";;;,,,q=", "en"), ("DE", "de"),
        ])
    func languages(accepted: String, language: String) {
        #expect(Preferences.preferred(accepted).rawValue == language)
    }

    @Test(
        "one goes back to own pages only",
        arguments: [
            ("/leads?a=b", "/leads?a=b"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil", "/"),
            ("/a\nb", "/"), ("", "/"), ("leads", "/"),
        ])
    func ownPaths(text: String, path: String) {
        #expect(Preferences.ownPath(text) == path)
    }
}
