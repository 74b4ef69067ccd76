import Base
import Crypto
import Database
import HTTP
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct SecurityPagesTests {
    let portal: TestPortal
    let anna: ID<User>
    let browser: Browser

    init() throws {
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .owner, of: portal.firm("Weber & Partner"))
        browser = try portal.browser(as: anna)
    }

    @Test("a new password ends all other sessions, and gives this one a new cookie")
    func password() throws {
        _ = try portal.session(of: anna)
        let stolen = try portal.browser(as: anna)
        let before = browser.cookies["portico"]
        let page = try browser.press(
            "Change password", on: browser.visit("/account/security"),
            ["current": TestPortal.password, "new": "mild soup in october"])
        #expect(page.notice == "Your password has been changed. All other devices have been signed out.")
        #expect(try portal.sessions(of: anna).count == 1)
        #expect(browser.cookies["portico"] != before)
        #expect(try stolen.get("/account").location?.hasPrefix("/login") == true)
        let copy = portal.browser()
        copy.keep("portico=\(try #require(before))")
        #expect(try copy.get("/account").location?.hasPrefix("/login") == true)
        let hash = try #require(try portal.account(anna)?.password)
        #expect(try portal.identity.hasher.verify("mild soup in october", against: hash).matches)
        #expect(try portal.lastAudit()?.changes == [.secret("password")])
    }

    @Test("who guesses the password of an open session has to wait")
    func guessing() throws {
        let sent = ["current": "not the one it is", "new": "mild soup in october"]
        let page = try browser.visit("/account/security")
        for _ in 1...Throttle.account.free {
            #expect(try browser.press("Change password", on: page, sent).status == .unprocessableContent)
        }
        let right = ["current": TestPortal.password, "new": "mild soup in october"]
        #expect(try browser.press("Change password", on: page, right).status == .tooManyRequests)
        portal.clock.advance(by: .seconds(3600))
        let changed = try browser.press("Change password", on: browser.visit("/account/security"), right)
        #expect(changed.notice?.hasPrefix("Your password has been changed.") == true)
    }

    @Test(
        "a password that is wrong, or no good, is not taken",
        arguments: [
            ("not the one it is", "mild soup in october", "current", "The password is incorrect."),
            (TestPortal.password, "short", "new", "Please use at least 12 characters."),
            (
                TestPortal.password, "annaweber@example.com", "new",
                "Please do not use your e-mail address."
            ),
            (TestPortal.password, "", "new", "Please fill in this field."),
            (TestPortal.password, "Weber-Partner 26", "new", "Please do not use the company's name."),
            (TestPortal.password, "!Portico! 2026", "new", "Please do not use the company's name."),
        ])
    func refused(current: String, new: String, field: String, problem: String) throws {
        let known = try portal.account(anna)?.password
        let page = try browser.press(
            "Change password", on: browser.visit("/account/security"), ["current": current, "new": new])
        #expect(page.status == .unprocessableContent)
        #expect(page.problem(field) == problem)
        #expect(page.field("current")?["value"].map(\.isEmpty) != false)
        #expect(try portal.account(anna)?.password == known)
    }

    @Test("devices are named, this one is marked, and each other can be signed out alone or all at once")
    func sessions() throws {
        for device in ["Firefox/140.0 (Windows)", "Chrome/130.0 (Macintosh)", "curl/8"] {
            _ = try portal.session(of: anna, device: device)
        }
        var page = try browser.visit("/account/security")
        #expect(page.shows("Firefox on Windows"))
        #expect(page.shows("203.0.113.9"))
        #expect(page.text.ranges(of: "This device").count == 1)
        #expect(page.buttons.filter { $0 == "Sign out" }.count >= 3)
        let firefox = try #require(try portal.sessions(of: anna).first { $0.device.hasPrefix("Firefox") })
        #expect(try browser.post(AccountPath.endSession(firefox.id), [("key", browser.formKey())]).status == .seeOther)
        #expect(try !browser.visit("/account/security").shows("Firefox on Windows"))
        page = try browser.press("Sign out all other devices", on: browser.visit("/account/security"))
        #expect(page.notice == "All other devices have been signed out.")
        #expect(!page.buttons.contains("Sign out all other devices"))
        #expect(try portal.sessions(of: anna).count == 1)
    }

    @Test("nobody ends a session of somebody else")
    func strangers() throws {
        let session = try portal.session(of: portal.user("Ben", .support))
        let page = try browser.post(AccountPath.endSession(session), [("key", browser.formKey())])
        #expect(page.status == .notFound)
    }
}
