import Base
import Crypto
import Database
import HTTP
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct SecondFactorPagesTests {
    let portal: TestPortal
    let anna: ID<User>
    let browser: Browser

    init() throws {
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .admin)
        browser = try portal.browser(as: anna)
    }

    private func secret() throws -> Secret {
        try #require(try portal.database.read { try portal.identity.factors.newSecret(of: anna, in: $0) })
    }

    private func status() throws -> SecondFactorStore.Status? {
        try portal.database.read { try SecondFactorStore.status(of: anna, in: $0) }
    }

    /// Sets it up; gives the page with the recovery codes.
    private func enrol() throws -> Page {
        let page = try browser.press("Set up second factor", on: browser.visit("/account/security"))
        return try browser.press("Turn on", on: page, ["code": portal.code(of: secret())])
    }

    @Test("the app's first code turns it on, and the recovery codes are shown once")
    func enrolment() throws {
        let page = try browser.press("Set up second factor", on: browser.visit("/account/security"))
        #expect(page.heading == "Set up second factor")
        #expect(page.html.all("svg").contains { $0["viewBox"]?.hasPrefix("0 0 ") == true && $0["role"] == "img" })
        let typed = try #require(page.html.all("code").first?.text)
        let kept = try secret().bytes.base32
        #expect(typed.filter { $0 != " " } == kept)
        #expect(try status() == nil)

        let codes = try browser.press("Turn on", on: page, ["code": portal.code(of: secret())])
        let shown = codes.html.all("code").map(\.text)
        #expect(shown.count == 10)
        #expect(Set(shown).count == 10)
        #expect(try status()?.recoveryCodesLeft == 10)
        #expect(try portal.lastAudit()?.action == "user.second_factor_added")
        let after = try browser.visit("/account/security")
        #expect(after.html.all("code").isEmpty)
        #expect(after.shows("10 recovery codes left."))
        #expect(try browser.get("/account/security/second-factor").location == "/account/security")
    }

    @Test("a wrong code turns nothing on")
    func wrongCode() throws {
        let page = try browser.press("Set up second factor", on: browser.visit("/account/security"))
        let again = try browser.press("Turn on", on: page, ["code": "000 000 0"])
        #expect(again.status == .unprocessableContent)
        #expect(again.problem("code") != nil)
        #expect(try status() == nil)
    }

    @Test("a form with the right code that comes twice shows the codes once")
    func twice() throws {
        let page = try browser.press("Set up second factor", on: browser.visit("/account/security"))
        let code = ["code": try portal.code(of: secret())]
        #expect(try browser.pressOnce("Turn on", on: page, code).html.all("code").count == 10)
        let again = try browser.pressOnce("Turn on", on: page, code)
        #expect(again.location == "/account/security")
        #expect(try status()?.recoveryCodesLeft == 10)
    }

    @Test("new recovery codes take the place of the former ones")
    func renewal() throws {
        let former = try enrol().html.all("code").map(\.text)
        let codes = try browser.press("New recovery codes", on: browser.visit("/account/security"))
            .html.all("code").map(\.text)
        #expect(codes.count == 10)
        #expect(Set(codes).isDisjoint(with: former))
        #expect(try portal.database.write { try portal.identity.factors.recover(former[0], of: anna, in: $0) } == false)
        #expect(try portal.database.write { try portal.identity.factors.recover(codes[0], of: anna, in: $0) })
    }

    @Test("it can be turned off, but not by those whose role must have it")
    func removal() throws {
        _ = try enrol()
        try portal.database.write { try SecondFactorStore.setRequiredRoles([.admin], in: $0) }
        let page = try browser.visit("/account/security")
        #expect(!page.buttons.contains("Turn off"))
        _ = try browser.post("/account/security/second-factor/remove", [("key", browser.formKey())])
        #expect(try status() != nil)
        try portal.database.write { try SecondFactorStore.setRequiredRoles([], in: $0) }
        _ = try browser.press("Turn off", on: browser.visit("/account/security"))
        #expect(try status() == nil)
    }

    @Test(
        "all of it asks for the password again after ten minutes",
        arguments: ["/second-factor", "/second-factor/code", "/second-factor/remove", "/recovery-codes"])
    func stepUp(path: String) throws {
        let key = try browser.formKey()
        portal.clock.advance(by: .seconds(601))
        let page = try browser.post("/account/security\(path)", [("key", key)])
        #expect(page.location?.hasPrefix("/login/confirm") == true)
    }
}
