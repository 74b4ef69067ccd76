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

@Suite struct SignInThrottleTests {
    private let portal: TestPortal

    init() throws {
        portal = try TestPortal()
        _ = try portal.user("Anna Weber", .admin, email: "anna@example.com")
    }

    private func fail(_ count: Int, _ email: String = "anna@example.com", in browser: Browser? = nil) throws {
        for number in 0..<count {
            let page = try (browser ?? portal.browser()).signIn(email, "wrong horse battery \(number)")
            #expect(page.status == .unprocessableContent)
        }
    }

    @Test("after five failures even the right password must wait, and then it lets in")
    func waiting() throws {
        try fail(5)
        let page = try portal.browser().signIn("anna@example.com")
        #expect(page.status == .tooManyRequests)
        #expect(page.problem("password") == "Too many attempts. Please wait 1 minute.")
        #expect(page.response.fields["Retry-After"] == "30")
        portal.clock.advance(by: .seconds(30))
        #expect(try portal.browser().signIn("anna@example.com").location == "/")
        try fail(4)
        #expect(try portal.browser().signIn("anna@example.com").location == "/", "the count began anew")
    }

    @Test("an account that nobody has is throttled the same, and nobody is mailed")
    func unknown() throws {
        try fail(5, "nobody@example.com")
        #expect(try portal.browser().signIn("nobody@example.com").status == .tooManyRequests)
        #expect(try portal.mails().isEmpty)
    }

    @Test("its owner is mailed once")
    func mail() throws {
        try fail(5)
        for _ in 0..<3 {
            portal.clock.advance(by: .seconds(900))
            try fail(1)
        }
        #expect(try portal.letters(to: "anna@example.com") == ["Failed attempts to sign in to your account"])
    }

    @Test("strangers cannot keep the owner out of a browser in which they were signed in before")
    func knownDevice() throws {
        let own = portal.browser()
        _ = try own.signIn("anna@example.com")
        _ = try own.post("/logout", [("key", own.formKey())])
        try fail(5)
        #expect(try portal.browser().signIn("anna@example.com").status == .tooManyRequests)
        #expect(try own.signIn("anna@example.com").location == "/")
    }

    @Test("a known browser is throttled, too, by itself")
    func knownDeviceFails() throws {
        let own = portal.browser()
        _ = try own.signIn("anna@example.com")
        _ = try own.post("/logout", [("key", own.formKey())])
        try fail(5, in: own)
        #expect(try own.signIn("anna@example.com").status == .tooManyRequests)
        #expect(try portal.browser().signIn("anna@example.com").location == "/")
    }

    @Test("after twenty failures from one address it must wait for every account")
    func address() throws {
        for number in 0..<20 { try fail(1, "user\(number)@example.com") }
        #expect(try portal.browser().signIn("anna@example.com").status == .tooManyRequests)
        portal.clock.advance(by: .seconds(30))
        #expect(try portal.browser().signIn("anna@example.com").location == "/")
    }

    @Test("the table of failures tells nobody's address")
    func kept() throws {
        try fail(1)
        let subjects = try portal.database.read { reader in
            try reader.all("SELECT subject FROM sign_in_failures") { try $0.bytes() }
        }
        #expect(subjects.count == 2)
        #expect(subjects.allSatisfy { $0.count == 32 })
    }
}
