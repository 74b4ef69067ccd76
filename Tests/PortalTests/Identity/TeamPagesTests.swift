import Base
import Database
import HTTP
import Mail
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct TeamPagesTests {
    let portal: TestPortal
    let firm: ID<Firm>
    let anna: ID<User>
    let max: ID<User>
    let browser: Browser

    init() throws {
        portal = try TestPortal()
        firm = try portal.firm("Weber & Partner")
        anna = try portal.user("Anna Weber", .owner, of: firm)
        max = try portal.user("Max Roth", .member, of: firm)
        browser = try portal.browser(as: anna)
    }

    @Test("an owner sees everybody of the own firm, and nobody else")
    func index() throws {
        _ = try portal.user("Ben Lang", .member, of: portal.firm("Lang"))
        _ = try portal.user("Sue Staff", .support)
        let page = try browser.visit("/account/team")
        #expect(page.heading == "Team")
        #expect(page.shows("Anna Weber"))
        #expect(page.shows("Max Roth"))
        #expect(!page.shows("Ben Lang"))
        #expect(!page.shows("Sue Staff"))
    }

    @Test("who is paused is signed out and cannot sign in, until they are let in again")
    func pausing() throws {
        let member = try portal.browser(as: max)
        let page = try browser.press("Pause", on: browser.visit("/account/team"))
        #expect(page.notice?.hasPrefix("Max Roth can no longer sign in.") == true)
        #expect(try portal.account(max)?.state == .paused)
        #expect(try member.get("/account").location?.hasPrefix("/login") == true)
        #expect(try portal.lastAudit()?.action == "user.paused")
        _ = try browser.press("Undo", on: page)
        #expect(try portal.account(max)?.state == .active)
    }

    @Test("who is removed is gone from the team and signs in no more; what they did stays, and they can be taken back")
    func removing() throws {
        let page = try browser.press("Remove", on: browser.visit("/account/team"))
        #expect(try portal.account(max)?.state == .archived)
        #expect(try portal.sessions(of: max).isEmpty)
        #expect(page.buttons.contains("Restore"))
        _ = try browser.press("Restore", on: browser.visit("/account/team"))
        #expect(try portal.account(max)?.state == .active)
    }

    @Test("handing over makes one the owner and the other a member, and everybody's rights hold at once")
    func handingOver() throws {
        let heir = try portal.browser(as: max)
        let before = browser.cookies["portico"]
        let link = try #require(try browser.visit("/account/team").link("Transfer ownership"))
        let page = try browser.press("Transfer to Max Roth", on: browser.visit(link))
        #expect(page.notice == "Max Roth is now the owner of the firm.")
        #expect(try portal.account(max)?.user.roles == [.owner])
        #expect(try portal.account(anna)?.user.roles == [.member])
        #expect(browser.cookies["portico"] != before)
        #expect(try browser.get("/account/team").status == .forbidden)
        // A new id at a role change: the heir signs in anew.
        #expect(try heir.get("/account").location?.hasPrefix("/login") == true)
    }

    @Test("handing over asks for the password again after ten minutes, and nobody gets it who cannot sign in")
    func handingOverGuards() throws {
        let path = "/account/team/\(max)/owner"
        try portal.database.write { try UserStore.setPaused(max, true, in: $0) }
        _ = try browser.post(path, [("key", browser.formKey())])
        #expect(try portal.account(max)?.user.roles == [.member])
        portal.clock.advance(by: .seconds(601))
        #expect(try browser.get(path).location?.hasPrefix("/login/confirm") == true)
        #expect(try browser.post(path, [("key", browser.formKey())]).location?.hasPrefix("/login/confirm") == true)
    }

    @Test("nobody pauses or removes themselves", arguments: ["pause", "remove", "owner"])
    func oneself(verb: String) throws {
        let page = try browser.post("/account/team/\(anna)/\(verb)", [("key", browser.formKey())])
        #expect(page.status == .notFound)
        #expect(try portal.account(anna)?.state == .active)
    }

    @Test("what members see is the owner's choice")
    func visibleScope() throws {
        _ = try browser.press("Save", on: browser.visit("/account/team"), ["sight": "all"])
        #expect(try portal.database.read { try Firms.firm(firm, in: $0)?.visibleScope } == .all)
        #expect(try portal.lastAudit()?.changes == [.init("sight", from: "own", to: "all")])
        _ = try browser.post("/account/team/sight", [("key", browser.formKey()), ("sight", "everything")])
        #expect(try portal.database.read { try Firms.firm(firm, in: $0)?.visibleScope } == .all)
    }

    @Test("who is invited gets a mail, and is a member as soon as they have chosen a password")
    func inviting() throws {
        let page = try browser.press(
            "Invite", on: browser.visit("/account/team"), ["name": "Ben Lang", "email": "Ben@Example.com"])
        #expect(page.notice == "Ben Lang has been invited.")
        #expect(page.shows("Invited"))
        let mail = try #require(try portal.mails().first)
        #expect(mail.to.map(\.address.text) == ["Ben@example.com"])
        let account = try portal.database.read { try UserStore.account(EmailAddress("ben@example.com"), in: $0) }
        #expect(account?.user.roles == [.member])
        #expect(account?.user.firm?.id == firm)
        #expect(try portal.lastAudit()?.action == "user.invited")
        portal.clock.advance(by: .seconds(60))
        _ = try browser.press("Resend invitation", on: browser.visit("/account/team"))
        #expect(try portal.mails().count == 2)
    }

    @Test("an address that somebody has, anywhere, is not invited again, and what was typed stays")
    func invitedTwice() throws {
        _ = try portal.user("Ben", .owner, of: portal.firm("Lang"), email: "ben@example.com")
        let page = try browser.press(
            "Invite", on: browser.visit("/account/team"), ["name": "Ben Lang", "email": "BEN@example.com"])
        #expect(page.problem("email") == "This address is already in use.")
        #expect(page.field("name")?["value"] == "Ben Lang")
        #expect(try portal.mails().isEmpty)
    }
}
