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

@Suite struct LinkPagesTests {
    private let portal: TestPortal
    private let anna: ID<User>
    private let password = "quite another horse"

    init() throws {
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .admin, email: "anna@example.com")
    }

    private func ask(_ email: String) throws -> Page {
        let browser = portal.browser()
        let page = try browser.press("Send link", on: browser.get("/password/forgot"), ["email": email])
        try portal.work()
        return page
    }

    private func link() throws -> String {
        _ = try ask("anna@example.com")
        return try #require(try portal.path(inLetterTo: "anna@example.com"))
    }

    @Test("known and unknown addresses are answered alike")
    func sameAnswer() throws {
        let pages = try ["anna@example.com", "nobody@example.com"].map { try ask($0) }
        #expect(pages[0].heading == "Check your inbox")
        #expect(pages[0].text == pages[1].text)
        #expect(pages[0].target == pages[1].target)
        #expect(try portal.mails().count == 1)
        // Both leave a job behind, so that the answer to both takes the same.
        let jobs = try portal.database.read { try $0.value("SELECT count(*) FROM jobs", as: Int.self) }
        #expect(jobs == 2)
    }

    @Test("a link that an earlier version mailed, and kept by the hash of its bits, still leads on")
    func earlier() throws {
        let path = try link()
        let bits = try #require(Bytes(hexadecimal: String(path.split(separator: "/").last ?? "")))
        try portal.database.write { try $0.run("UPDATE sign_in_links SET hash = $1", [Digest.sha256(bits)]) }
        #expect(try portal.browser().get(path).field("password") != nil)
    }

    @Test("a new password ends all sessions, and the link with it")
    func resetting() throws {
        let elsewhere = try portal.browser(as: anna)
        let path = try link()
        let browser = portal.browser()
        let page = try browser.get(path)
        #expect(page.field("password")?["autocomplete"] == "new-password")
        #expect(page.field("email")?["autocomplete"] == "username")
        let done = try browser.press("Change password", on: page, ["password": password])
        #expect(done.heading == "Sign in")
        #expect(done.notice == "Your password has been changed. Please sign in with it.")
        #expect(try !elsewhere.isIn)
        #expect(try browser.signIn("anna@example.com").status == .unprocessableContent)
        #expect(try browser.signIn("anna@example.com", password).location == "/")
        #expect(try portal.browser().get(path).status == .gone)
        #expect(try portal.audit().contains("user.password_reset"))
    }

    @Test(
        "a password that others would guess is refused, and the link stays good",
        arguments: [
            ("short", "Please use at least 12 characters."),
            ("anna@example.com", "Please do not use your e-mail address."),
            ("password1234", "This password is very common and among the first that attackers try."),
            ("", "Please fill in this field."),
        ])
    func badPassword(password: String, problem: String) throws {
        let path = try link()
        let browser = portal.browser()
        let page = try browser.pressOnce("Change password", on: browser.get(path), ["password": password])
        #expect(page.problem("password") == problem)
        #expect(try browser.get(path).status == .ok)
    }

    @Test("a link is good for an hour, and only the newest one")
    func lifetime() throws {
        let first = try link()
        portal.clock.advance(by: .seconds(3599))
        #expect(try portal.browser().get(first).status == .ok)
        let second = try link()
        #expect(first != second)
        #expect(try portal.browser().get(first).status == .gone)
        portal.clock.advance(by: .seconds(3600))
        let page = try portal.browser().get(second)
        #expect(page.status == .gone)
        #expect(page.heading == "This link no longer works")
        #expect(page.link("Send new link") == "/password/forgot")
    }

    @Test("a link is for one thing", arguments: ["/invite/", "/setup/"])
    func purpose(prefix: String) throws {
        let token = try #require(try link().split(separator: "/").last)
        #expect(try portal.browser().get(prefix + token).status == .gone)
    }

    @Test("of two who use a link at once, one wins")
    func race() async throws {
        let path = try link()
        let passwords = (0..<4).map { "horse battery number \($0)" }
        nonisolated(unsafe) let visits = try passwords.map { _ in
            let browser = portal.browser()
            return (browser: browser, page: try browser.get(path))
        }
        let won = try await withThrowingTaskGroup(of: String?.self) { group in
            for (number, password) in passwords.enumerated() {
                group.addTask {
                    let (browser, page) = unsafe visits[number]
                    let answer = try browser.pressOnce("Change password", on: page, ["password": password])
                    #expect(answer.location == "/login" || answer.status == .gone)
                    return answer.location == "/login" ? password : nil
                }
            }
            return try await group.reduce(into: [String]()) { $0 += $1.map { [$0] } ?? [] }
        }
        #expect(won.count == 1)
        for password in passwords {
            let account = try portal.database.read { try UserStore.account(anna, in: $0) }
            let isIt = try portal.identity.verify(password, of: account) != nil
            #expect(isIt == won.contains(password))
        }
    }

    @Test("nobody is flooded with links, and nobody can ask for many")
    func flood() throws {
        for _ in 0..<6 { _ = try ask("anna@example.com") }
        #expect(try portal.mails().count == 5)
        for number in 0..<14 { _ = try ask("user\(number)@example.com") }
        let browser = portal.browser()
        let page = try browser.pressOnce(
            "Send link", on: browser.get("/password/forgot"), ["email": "x@example.com"])
        #expect(page.status == .tooManyRequests)
        #expect(page.problem("email") == "Too many attempts. Please wait 1 minute.")
    }

    @Test("who is paused gets no link, and who has not come yet gets the invitation once more")
    func states() throws {
        try portal.database.write { try UserStore.setPaused(anna, true, in: $0) }
        _ = try ask("anna@example.com")
        #expect(try portal.mails().isEmpty)
        let new = NewUser(name: "Ben Lang", email: try EmailAddress("ben@example.com"), roles: [.support])
        _ = try portal.database.write { try UserStore.create(new, at: portal.clock.now, in: $0) }
        _ = try ask("ben@example.com")
        #expect(try portal.path(inLetterTo: "ben@example.com")?.hasPrefix("/invite/") == true)
    }

    @Test("the database knows no link that would let anybody in")
    func kept() throws {
        let token = try #require(try link().split(separator: "/").last.flatMap { Bytes(hexadecimal: String($0)) })
        let hashes = try portal.database.read { reader in
            try reader.all("SELECT hash FROM sign_in_links") { try $0.bytes() }
        }
        #expect(hashes.count == 1)
        #expect(!hashes.contains(token))
    }
}
