import Base
import Database
import HTTP
import Identity
import Programme
import Settings
import TestKit
import Testing

@testable import Web

/// What is refused to whom: it stands in the log, and whoever asks for too much waits.
@Suite struct RefusalTests {
    private let portal: TestPortal
    private let anna: ID<User>
    private let browser: Browser
    private let log: LogFile

    init() throws {
        log = try LogFile.shared.get()
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .member, of: portal.firm("Weber & Partner"), email: "anna@example.com")
        browser = try portal.browser(as: anna)
    }

    private func lines() throws -> [Substring] {
        try log.lines(with: "\"message\":\"refused\"", anna.text)
    }

    @Test(
        "a page that is not open to somebody, and one that is not there for them, are lines with their id and the route",
        arguments: [
            ("/admin/users", "GET /admin/users", "not open to them"),
            ("/leads/lead_00000000000000000000000001", "GET /leads/:id\\u003clead\\u003e", "not there for them"),
        ])
    func pages(path: String, route: String, why: String) throws {
        #expect(try [.forbidden, .notFound].contains(browser.get(path).status))
        let line = String(try #require(try lines().last))
        #expect(
            line.hasSuffix(
                "\"user\":\"\(anna)\",\"route\":\"\(route)\",\"why\":\"\(why)\",\"unsaid\":0}"))
        #expect(line.contains("\"request\":\""))
        for secret in ["Anna", "anna@", "203.0.113", "lead_0000"] { #expect(!line.contains(secret)) }
    }

    @Test("a form from elsewhere is a line, also from who is not signed in, and has nothing of what it holds")
    func foreignForms() throws {
        let key = try browser.formKey()
        for (fields, value) in [
            (["Origin: https://evil.example"], key), ([], "0123"), (["Sec-Fetch-Site: cross-site"], key),
        ] {
            let sent = try browser.post("/account", [("key", value), ("name", "Zaphod")], fields)
            #expect(sent.status == .forbidden)
        }
        let own = try lines()
        #expect(own.count == 3)
        #expect(own.allSatisfy { $0.contains("the form is not ours") && $0.contains("\"POST /account\"") })
        let before = try log.lines(with: "refused", "\"user\":\"nobody\"", "POST /password/forgot").count
        _ = try portal.browser().post("/password/forgot", [("key", "none"), ("email", "zaphod@example.com")])
        #expect(try log.lines(with: "refused", "\"user\":\"nobody\"", "POST /password/forgot").count > before)
        #expect(try log.lines(with: "aphod").isEmpty)
    }

    @Test("who is not signed in and is sent to sign in makes no line, and neither does a page that is there")
    func ordinary() throws {
        let before = try log.lines(with: "refused", "GET /account/security").count
        _ = try portal.browser().get("/account/security")
        _ = try browser.get("/account/security")
        #expect(try log.lines(with: "refused", "GET /account/security").count == before)
        #expect(try lines().isEmpty)
    }

    @Test("a wrong second factor is a line with the id of whose it is")
    func secondFactor() throws {
        try portal.database.write { try SecondFactorStore.setRequiredRoles([.member], in: $0) }
        let other = portal.browser()
        let form = [("key", try other.formKey()), ("email", "anna@example.com"), ("password", TestPortal.password)]
        #expect(try other.post("/login", form).location == "/login/verify")
        let page = try other.get("/login/verify")
        #expect(try other.pressOnce("Continue", on: page, ["code": "000000"]).status == .unprocessableContent)
        #expect(try lines().last?.contains("\"POST /login/verify\",\"why\":\"wrong second factor\"") == true)
    }

    @Test("who is refused again and again does not fill the log; how many lines were left out stands in the next")
    func flood() throws {
        for _ in 0..<50 { _ = try browser.get("/admin/users") }
        #expect(try lines().count == RefusalLog.perMinute)
        portal.clock.advance(by: .seconds(60))
        _ = try browser.get("/admin/users")
        #expect(try lines().count == RefusalLog.perMinute + 1)
        #expect(try lines().last?.hasSuffix("\"unsaid\":30}") == true)
    }

    @Test("an admin who looks at the portal as a partner is named, and not the partner")
    func onlooker() throws {
        let ada = try portal.user("Ada", .admin)
        _ = try portal.browser(as: ada, viewing: anna).get("/admin/users")
        #expect(try lines().isEmpty)
        #expect(try log.lines(with: "refused", ada.text).count == 1)
    }
}

@Suite struct ServerErrorPageTests {
    @Test("the page for what the server refuses looks like the last one, and asks nothing of the database")
    func look() throws {
        let portal = try TestPortal()
        func call(_ company: String) throws {
            var settings = Settings()
            settings.company = company
            try portal.database.write { try SettingsStore.save(settings, by: .program, at: portal.clock.now, $0) }
        }
        try call("Nordlicht")
        _ = try portal.browser().get("/login")
        try call("Südlicht")
        let page = portal.site.errorPage(Refusal(.notFound, "Nothing."), Request())
        #expect(page.status == .notFound)
        #expect(page.text.contains("Nordlicht") && !page.text.contains("Südlicht"))
    }
}

@Suite struct AllowanceTests {
    private let portal: TestPortal
    private let anna: ID<User>

    init() throws {
        portal = try TestPortal(allowances: RateLimiter(perMinute: 30))
        anna = try portal.user("Anna Weber", .support)
    }

    @Test("who asks for more than a person can waits, on all their devices, and is told for how long")
    func tooOften() throws {
        let browser = try portal.browser(as: anna)
        for _ in 1...30 { #expect(try browser.get("/account").status == .ok) }
        let page = try portal.browser(as: anna).get("/account")
        #expect(page.status == .tooManyRequests)
        #expect(page.heading == "Too many requests")
        #expect(page.response.fields["Retry-After"] == "3")
        #expect(try browser.post("/account", [("key", "none")]).status == .tooManyRequests)
        portal.clock.advance(by: .seconds(3))
        #expect(try browser.get("/account").status == .ok)
    }

    @Test("nobody waits for others, and who is not signed in has limits of their own")
    func others() throws {
        let ben = try portal.browser(as: portal.user("Ben", .support))
        let browser = try portal.browser(as: anna)
        for _ in 1...31 { _ = try browser.get("/account") }
        #expect(try ben.get("/account").status == .ok)
        for _ in 1...40 { #expect(try portal.browser().get("/login").status == .ok) }
    }
}
