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

@Suite struct LoginPagesTests {
    private let portal: TestPortal
    private let anna: ID<User>

    init() throws {
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .admin, email: "anna@example.com")
    }

    @Test("the right password lets in, however the address is written, and leads to where one wanted to go")
    func entering() throws {
        let browser = portal.browser()
        let page = try browser.signIn("  Anna@Example.COM ", to: "/preferences?a=b&c=d")
        #expect(page.location == "/preferences?a=b&c=d")
        #expect(try browser.isIn)
        #expect(try portal.sessionCount(of: anna) == 1)
        #expect(try portal.audit() == ["user.signed_in"])
    }

    @Test(
        "a wrong password and an unknown address are answered alike, and what was typed stays, but for the password",
        arguments: [("anna@example.com", "wrong horse battery"), ("nobody@example.com", TestPortal.password)])
    func refusing(email: String, password: String) throws {
        let browser = portal.browser()
        let page = try browser.signIn(email, password, keeping: true, to: "/leads")
        #expect(page.status == .unprocessableContent)
        #expect(page.problem("password") == "The e-mail address or password is incorrect.")
        #expect(page.field("email")?["value"] == email)
        #expect(page.field("to")?["value"] == "/leads")
        #expect(page.field("keep")?["checked"] != nil)
        #expect(page.field("password")?["value"] == nil)
        #expect(page.field("password")?["autofocus"] != nil)
        #expect(try !browser.isIn)
        #expect(try portal.audit() == ["user.sign_in_failed"])
    }

    @Test("an address that is none is told beside its field")
    func noAddress() throws {
        let page = try portal.browser().signIn("anna")
        #expect(page.problem("email") == "This is not a valid e-mail address. Example: name@example.com")
        #expect(try portal.audit() == [])
    }

    @Test("fields say what they are to password managers")
    func managers() throws {
        let page = try portal.browser().get("/login")
        #expect(page.field("email")?["autocomplete"] == "username")
        #expect(page.field("password")?["autocomplete"] == "current-password")
    }

    @Test("who may not sign in learns so only with the right password", arguments: [true, false])
    func paused(isRight: Bool) throws {
        try portal.database.write { try UserStore.setPaused(anna, true, in: $0) }
        let browser = portal.browser()
        let page = try browser.signIn("anna@example.com", isRight ? TestPortal.password : "wrong horse battery")
        #expect(page.problem("password")?.contains("currently closed") == isRight)
        #expect(try !browser.isIn)
    }

    @Test("who was invited and has no password yet cannot guess it")
    func invited() throws {
        let new = NewUser(name: "Ben Lang", email: try EmailAddress("ben@example.com"), roles: [.support])
        _ = try portal.database.write { try UserStore.create(new, at: portal.clock.now, in: $0) }
        let page = try portal.browser().signIn("ben@example.com", " ")
        #expect(page.status == .unprocessableContent)
    }

    @Test("a hash that was made with other parameters is renewed at the next sign-in, and others are left alone")
    func renewal() throws {
        let old = try PasswordHash.make(
            TestPortal.password, PasswordHash.Parameters(memory: 16, passes: 1, lanes: 1))
        try portal.database.write { try UserStore.setPassword(anna, old, at: portal.clock.now, in: $0) }
        func hash() throws -> String? { try portal.database.read { try UserStore.account(anna, in: $0)?.password } }
        let browser = portal.browser()
        #expect(try browser.signIn("anna@example.com").location == "/")
        let renewed = try #require(try hash())
        #expect(renewed.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
        _ = try portal.browser().signIn("anna@example.com")
        #expect(try hash() == renewed)
        #expect(try browser.isIn, "the same password ends no session")
    }

    @Test("pages before the sign-in speak the language of who was here last")
    func language() throws {
        try portal.database.write { try UserStore.setProfile(anna, name: "Anna", language: "de", zone: "UTC", in: $0) }
        let browser = portal.browser()
        #expect(try browser.get("/login").heading == "Sign in")
        _ = try browser.signIn("anna@example.com")
        #expect(browser.cookies["portico-language"] == "de")
    }

    @Test("the language can be chosen before signing in, and the way is kept")
    func chosenLanguage() throws {
        let browser = portal.browser()
        let page = try browser.press("Deutsch", on: browser.get("/login?to=%2Fleads"))
        #expect(page.target == "/login?to=%2Fleads")
        #expect(page.heading == "Anmelden")
        #expect(page.field("to")?["value"] == "/leads")
    }

    @Test("signing out ends the session at once, here and in the database")
    func leaving() throws {
        let browser = try portal.browser(as: anna)
        let stolen = portal.browser()
        browser.cookies.forEach { stolen.keep("\($0.key)=\($0.value)") }
        #expect(try stolen.isIn)
        let page = try browser.post("/logout", [("key", browser.formKey())])
        #expect(page.location == "/")
        #expect(try !browser.isIn)
        #expect(try !stolen.isIn)
        #expect(try portal.audit() == ["user.signed_out"])
    }

    @Test("a sign-in from a new device is mailed; the first one, and one from a known device, is not")
    func devices() throws {
        let first = portal.browser()
        _ = try first.signIn("anna@example.com")
        #expect(try portal.letters(to: "anna@example.com") == [])
        _ = try first.post("/logout", [("key", first.formKey())])
        _ = try first.signIn("anna@example.com")
        #expect(try portal.letters(to: "anna@example.com") == [])
        _ = try portal.browser().signIn("anna@example.com")
        #expect(try portal.letters(to: "anna@example.com") == ["New sign-in to your account"])
    }

    @Test("a browser that two people share is known to both")
    func sharedDevice() throws {
        _ = try portal.user("Ben Lang", .support, email: "ben@example.com")
        for email in ["anna@example.com", "ben@example.com"] { _ = try portal.browser().signIn(email) }
        let shared = portal.browser()
        for email in ["anna@example.com", "ben@example.com", "anna@example.com", "ben@example.com"] {
            _ = try shared.signIn(email)
            _ = try shared.post("/logout", [("key", shared.formKey())])
        }
        #expect(try portal.mails().count == 2)
    }

    @Test("a kept sign-in outlives the browser and twelve idle hours, another does not", arguments: [true, false])
    func keeping(isKept: Bool) throws {
        let browser = portal.browser()
        let page = try browser.signIn("anna@example.com", keeping: isKept)
        let cookie = page.response.fields.lines.first { $0.value.hasPrefix("portico=") }?.value
        #expect(cookie?.contains("Max-Age=2592000") == isKept)
        portal.clock.advance(by: .seconds(13 * 3600))
        #expect(try browser.isIn == isKept)
    }
}
