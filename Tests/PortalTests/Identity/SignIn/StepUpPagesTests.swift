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

@Suite struct StepUpPagesTests {
    private let portal: TestPortal
    private let anna: ID<User>

    init() throws {
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .admin, email: "anna@example.com")
    }

    /// When the password was asked for last, in seconds before now.
    private func age(of user: ID<User>) throws -> Int64? {
        let checkedAt = try portal.database.read { reader in
            try reader.value("SELECT checked_at FROM sessions WHERE user_id = $1", [user], as: Timestamp.self)
        }
        return checkedAt.map { (portal.clock.now.milliseconds - $0.milliseconds) / 1000 }
    }

    @Test("the password once more confirms, and leads back")
    func confirming() throws {
        let browser = try portal.browser(as: anna)
        portal.clock.advance(by: .seconds(700))
        let page = try browser.get("/login/confirm?to=%2Faccount%2Fsecurity")
        #expect(page.field("email")?["value"] == "anna@example.com")
        let wrong = try browser.pressOnce("Confirm", on: page, ["password": "wrong horse battery"])
        #expect(wrong.problem("password") == "The password is incorrect.")
        #expect(try age(of: anna) == 700)
        let right = try browser.pressOnce("Confirm", on: wrong, ["password": TestPortal.password])
        #expect(right.location == "/account/security")
        #expect(try age(of: anna) == 0)
        #expect(try portal.audit() == ["user.confirmation_refused"])
    }

    @Test("the session has a new cookie then: whoever has a copy of the former one is out, and nothing is confirmed")
    func renewing() throws {
        let browser = try portal.browser(as: anna)
        let copy = portal.browser()
        copy.keep("portico=\(try #require(browser.cookies["portico"]))")
        portal.clock.advance(by: .seconds(700))
        _ = try browser.pressOnce("Confirm", on: browser.get("/login/confirm"), ["password": TestPortal.password])
        #expect(browser.cookies["portico"] != copy.cookies["portico"])
        #expect(try browser.get("/admin/users/rules").status == .ok)
        #expect(try copy.get("/account").location?.hasPrefix("/login?") == true)
        #expect(try portal.sessionCount(of: anna) == 1)
    }

    @Test("an admin who looks at the portal as a partner gives the own password")
    func onlooking() throws {
        let owner = try portal.user("Ben Lang", .owner, of: portal.firm("Lang"), email: "ben@example.com")
        let other = try portal.identity.hasher.make("the admin's own horse")
        try portal.database.write { try UserStore.setPassword(anna, other, at: portal.clock.now, in: $0) }
        let browser = try portal.browser(as: anna, viewing: owner)
        let page = try browser.get("/login/confirm")
        #expect(page.field("email")?["value"] == "anna@example.com")
        #expect(try browser.pressOnce("Confirm", on: page, ["password": TestPortal.password]).location == nil)
        #expect(try browser.pressOnce("Confirm", on: page, ["password": "the admin's own horse"]).location == "/")
    }

    @Test("whoever sits down at an open browser cannot guess for long")
    func guessing() throws {
        let browser = try portal.browser(as: anna)
        for _ in 0..<5 {
            _ = try browser.post("/login/confirm", [("key", browser.formKey()), ("password", "wrong horse battery")])
        }
        let form = [("key", try browser.formKey()), ("password", TestPortal.password)]
        #expect(try browser.post("/login/confirm", form).status == .tooManyRequests)
    }
}
