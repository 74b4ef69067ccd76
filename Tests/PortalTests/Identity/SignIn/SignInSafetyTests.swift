import Base
import Crypto
import Database
import HTTP
import Mail
import Templates
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct SignInSafetyTests {
    private let portal: TestPortal
    private let anna: ID<User>

    init() throws {
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .admin, email: "anna@example.com")
    }

    @Test("what somebody has put into the browser before is of no use to them after the sign-in")
    func fixation() throws {
        // The attacker's own session, visitor and device, all valid, in the victim's browser.
        let mallory = try portal.user("Mallory", .support, email: "mallory@example.com")
        let attacker = try portal.browser(as: mallory)
        _ = try attacker.get("/")
        _ = try attacker.post("/logout", [("key", attacker.formKey())])
        _ = try attacker.signIn("mallory@example.com")
        let planted = attacker.cookies
        let victim = portal.browser()
        planted.forEach { victim.keep("\($0.key)=\($0.value)") }
        victim.keep("portico=\(String(repeating: "0", count: 64))")
        _ = try victim.signIn("anna@example.com")
        #expect(try victim.isIn)
        for name in ["portico", "portico-visitor", "portico-device"] {
            #expect(victim.cookies[name] != planted[name], "\(name) is still what the attacker knows")
        }
        // What the attacker kept is Mallory at most, and makes no form that the victim's session takes.
        let key = try attacker.formKey()
        #expect(try victim.post("/logout", [("key", key)]).status == .forbidden)
        #expect(try victim.isIn)
    }

    @Test("a session that the browser had ends when somebody signs in there")
    func formerSession() throws {
        let ben = try portal.user("Ben Lang", .support, email: "ben@example.com")
        let browser = try portal.browser(as: ben)
        let form = [("key", try browser.formKey()), ("email", "anna@example.com"), ("password", TestPortal.password)]
        #expect(try browser.post("/login", form).location == "/")
        #expect(try portal.sessionCount(of: ben) == 0)
        #expect(try portal.sessionCount(of: anna) == 1)
    }

    @Test(
        "the form is taken from this portal's own page only",
        arguments: [
            ["Origin: http://evil.example"], ["Origin: null"], ["Origin: https://portal.example"],
            ["Sec-Fetch-Site: cross-site"], ["Sec-Fetch-Site: same-site"],
        ])
    func foreignOrigin(fields: [String]) throws {
        let browser = portal.browser()
        let form = [("key", try browser.formKey()), ("email", "anna@example.com"), ("password", TestPortal.password)]
        #expect(try browser.post("/login", form, fields).status == .forbidden)
        #expect(try !browser.isIn)
    }

    @Test("the form needs the key that was drawn for this browser", arguments: [nil, "", "0", "of another browser"])
    func foreignKey(key: String?) throws {
        let browser = portal.browser()
        _ = try browser.formKey()
        let sent = key == "of another browser" ? try portal.browser().formKey() : key
        let form = [("email", "anna@example.com"), ("password", TestPortal.password)]
        #expect(try browser.post("/login", form + (sent.map { [("key", $0)] } ?? [])).status == .forbidden)
        #expect(try !browser.isIn)
    }

    @Test(
        "no way leads out of the portal",
        arguments: [
            "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
            "/\t/evil.example", "evil.example", " /evil", "/a\r\nLocation: https://evil.example", "",
        ])
    func openRedirect(to: String) throws {
        let browser = portal.browser()
        #expect(try browser.signIn("anna@example.com", to: to).location == "/")
        var target = Bytes("/login?to=".utf8)
        target.append(percentEncoding: to)
        #expect(try browser.get(String(decoding: target, as: UTF8.self)).location == "/")
        // Also where no page has drawn the form.
        for path in ["/login", "/login/confirm"] {
            let key = try browser.formKey()
            let form = [("key", key), ("email", "anna@example.com"), ("password", TestPortal.password), ("to", to)]
            #expect(try browser.post(path, form).location == "/")
        }
    }

    @Test(
        "no other page can show the form within itself, and nothing keeps it",
        arguments: ["/login", "/password/forgot"])
    func headers(path: String) throws {
        let fields = try portal.browser().get(path).response.fields
        #expect(fields["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
        #expect(fields["Content-Security-Policy"]?.contains("form-action 'self'") == true)
        #expect(fields["X-Content-Type-Options"] == "nosniff")
        #expect(fields["Referrer-Policy"] == "same-origin")
        #expect(fields["Cross-Origin-Opener-Policy"] == "same-origin")
        #expect(fields["Cache-Control"] == "no-store")
    }

    @Test(
        "every cookie is closed to scripts and to other sites, and over TLS to all but this host",
        arguments: [false, true])
    func cookies(isSecure: Bool) throws {
        let browser = portal.browser()
        browser.isSecure = isSecure
        let page = try browser.get("/login")
        let answer = try browser.pressOnce(
            "Sign in", on: page, ["email": "anna@example.com", "password": TestPortal.password])
        #expect(answer.location == "/")
        let lines = (page.response.fields.lines + answer.response.fields.lines)
            .filter { $0.name == "Set-Cookie" }.map(\.value)
        #expect(lines.count >= 5)
        for line in lines {
            #expect(line.contains("; HttpOnly"), "\(line)")
            #expect(line.contains("; SameSite=Lax"), "\(line)")
            #expect(line.contains("; Path=/;"), "\(line)")
            #expect(!line.contains("Domain="), "\(line)")
            #expect(line.contains("; Secure") == isSecure, "\(line)")
        }
        let names = Set(lines.map { String($0.prefix { $0 != "=" }) })
        let own = ["portico", "portico-visitor", "portico-device", "portico-halfway", "portico-language"]
        #expect(names.isSuperset(of: own.map { isSecure ? "__Host-\($0)" : $0 }))
        #expect(names.isDisjoint(with: own.map { isSecure ? $0 : "__Host-\($0)" }))
        for response in [page.response, answer.response] {
            #expect(response.fields["X-Content-Type-Options"] == "nosniff")
        }
    }

    @Test("a cookie from a connection that anybody could read does not count over TLS")
    func downgrade() throws {
        let browser = portal.browser()
        _ = try browser.signIn("anna@example.com")
        browser.isSecure = true
        #expect(try !browser.isIn)
    }

    @Test("links in mails lead to this portal, whatever host was asked for")
    func poisoning() throws {
        let browser = portal.browser()
        browser.host = "evil.example"
        let page = try browser.get("/password/forgot")
        _ = try browser.pressOnce("Send link", on: page, ["email": "anna@example.com"])
        try portal.work()
        let mails = try portal.mails()
        #expect(mails.count == 1)
        for mail in mails {
            #expect(mail.text.contains("http://portal.example/password/reset/"))
            #expect(!(mail.text + (mail.html ?? "")).contains("evil"))
        }
    }

    @Test(
        "no GET changes anything", arguments: ["/logout", "/login/verify", "/password/forgot?email=anna@example.com"])
    func safeGets(path: String) throws {
        let browser = try portal.browser(as: anna)
        _ = try? browser.get(path)
        #expect(try browser.isIn)
        try portal.work()
        #expect(try portal.mails().isEmpty)
        #expect(try portal.audit() == [])
    }
}
