import Base
import Database
import HTTP
import Mail
import Templates
import TestKit
import Testing
import Web

@testable import Crypto
@testable import Identity

@Suite struct VerifyPagesTests {
    private let portal: TestPortal
    private let anna: ID<User>

    init() throws {
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .admin, email: "anna@example.com")
    }

    /// Sets up a second factor; its codes are new half a minute later.
    private func enrol() throws -> (secret: Secret, codes: [String]) {
        let factors = portal.identity.factors
        let enrolled = try portal.database.write { writer in
            try factors.begin(anna, in: writer)
            let secret = try #require(try factors.newSecret(of: anna, in: writer))
            let codes = try factors.confirm(portal.code(of: secret), of: anna, at: portal.clock.now, in: writer)
            return (secret, try #require(codes))
        }
        portal.clock.advance(by: .seconds(30))
        return enrolled
    }

    private func pendingSignIn(_ browser: Browser, to: String = "/") throws -> Page {
        let page = try browser.signIn("anna@example.com", to: to)
        #expect(page.location == "/login/verify")
        #expect(try !browser.isIn)
        return try browser.get("/login/verify")
    }

    @Test("the password alone does not let in; with the code of the app it does, once")
    func code() throws {
        let (secret, _) = try enrol()
        let browser = portal.browser()
        let page = try pendingSignIn(browser, to: "/leads")
        #expect(page.field("code")?["autocomplete"] == "one-time-code")
        let code = try portal.code(of: secret)
        #expect(try browser.pressOnce("Continue", on: page, ["code": code]).location == "/leads")
        #expect(try browser.isIn)
        #expect(browser.cookies["portico-halfway"] == nil)
        let other = portal.browser()
        let again = try other.pressOnce("Continue", on: pendingSignIn(other), ["code": code])
        #expect(again.problem("code") == "This code is incorrect or has already been used. Enter the latest code.")
        #expect(try !other.isIn)
    }

    @Test("a recovery code lets in, and says how many are left")
    func recovery() throws {
        let (_, codes) = try enrol()
        let browser = portal.browser()
        let link = try #require(try pendingSignIn(browser).link("Don't have the app with you? Use a recovery code"))
        let page = try browser.press("Continue", on: browser.get(link), ["code": codes[3]])
        #expect(page.notice == "You are signed in. 9 recovery codes left.")
        #expect(try browser.isIn)
        let again = try pendingSignIn(portal.browser())
        #expect(again.heading == "Second factor")
        #expect(try portal.audit().contains("user.recovery_code_used"))
    }

    @Test("who must have a second factor and has none sets it up before they are in")
    func enrolling() throws {
        try portal.database.write { try SecondFactorStore.setRequiredRoles([.admin], in: $0) }
        let browser = portal.browser()
        let page = try pendingSignIn(browser, to: "/leads")
        #expect(page.heading == "Set up second factor")
        #expect(page.html.all("svg").contains { $0.first("title")?.text == "QR code" })
        let secret = try #require(
            try portal.database.read { try portal.identity.factors.newSecret(of: anna, in: $0) })
        let wrong = try browser.pressOnce("Continue", on: page, ["code": "000000"])
        #expect(wrong.problem("code") != nil)
        let done = try browser.pressOnce("Continue", on: wrong, ["code": portal.code(of: secret)])
        #expect(done.heading == "Your recovery codes")
        #expect(done.html.all("li").count == 10)
        #expect(done.link("I have saved the codes") == "/leads")
        #expect(try browser.isIn)
        #expect(try portal.audit().contains("user.second_factor_added"))
    }

    @Test("the role that asks for it asks nobody else")
    func otherRole() throws {
        try portal.database.write { try SecondFactorStore.setRequiredRoles([.support], in: $0) }
        #expect(try portal.browser().signIn("anna@example.com").location == "/")
    }

    @Test("half a sign-in ends after ten minutes, and with the password that it was made with")
    func ending() throws {
        let (secret, _) = try enrol()
        let slow = portal.browser()
        let page = try pendingSignIn(slow)
        portal.clock.advance(by: .seconds(600))
        let late = try slow.press("Continue", on: page, ["code": portal.code(of: secret)])
        #expect(late.heading == "Sign in")
        #expect(late.notice == "Your sign-in has expired. Please sign in again.")
        let other = portal.browser()
        _ = try pendingSignIn(other)
        let hash = try portal.identity.hasher.make("another horse battery")
        try portal.database.write { try UserStore.setPassword(anna, hash, at: portal.clock.now, in: $0) }
        #expect(try other.visit("/login/verify").heading == "Sign in")
    }

    @Test("half a sign-in is good in its own browser only, and as it was written")
    func bound() throws {
        let (secret, _) = try enrol()
        let browser = portal.browser()
        _ = try pendingSignIn(browser)
        let cookie = try #require(browser.cookies["portico-halfway"])
        let thief = portal.browser()
        _ = try thief.get("/login")
        thief.keep("portico-halfway=\(cookie)")
        #expect(try thief.get("/login/verify").location == "/login")
        let ben = try portal.user("Ben Lang", .support)
        for forged in [
            cookie.replacing(anna.text, with: ben.text), String(cookie.dropFirst()),
            "0.\(cookie.drop { $0 != "." }.dropFirst())",
            "x", ".", String(cookie.drop { $0 != "." }),
        ] {
            browser.keep("portico-halfway=\(forged)")
            let answer = try browser.post(
                "/login/verify", [("key", browser.formKey()), ("code", portal.code(of: secret))])
            #expect(answer.location == "/login", "\(forged)")
        }
        #expect(try !browser.isIn)
    }

    @Test("codes cannot be guessed: after five wrong ones the right one must wait, too")
    func guessing() throws {
        let (secret, _) = try enrol()
        let browser = portal.browser()
        var page = try pendingSignIn(browser)
        for _ in 0..<5 {
            page = try browser.pressOnce("Continue", on: page, ["code": "000000"])
            #expect(page.status == .unprocessableContent)
        }
        page = try browser.pressOnce("Continue", on: page, ["code": portal.code(of: secret)])
        #expect(page.status == .tooManyRequests)
        #expect(try portal.letters(to: "anna@example.com") == ["Failed attempts to sign in to your account"])
        portal.clock.advance(by: .seconds(30))
        page = try browser.pressOnce("Continue", on: page, ["code": portal.code(of: secret)])
        #expect(page.location == "/")
    }
}
