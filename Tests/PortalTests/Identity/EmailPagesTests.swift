import Base
import Crypto
import Database
import HTTP
import Mail
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct EmailPagesTests {
    private let portal: TestPortal
    private let firm: ID<Firm>
    private let anna: ID<User>
    private let browser: Browser

    init() throws {
        portal = try TestPortal()
        firm = try portal.firm("Weber & Partner")
        anna = try portal.user("Anna Weber", .owner, of: firm, email: "anna@example.com")
        browser = try portal.browser(as: anna)
    }

    private func ask(_ email: String, _ password: String = TestPortal.password) throws -> Page {
        let account = try browser.visit("/account")
        let page = try browser.visit(try #require(account.link("Change e-mail address")))
        return try browser.press("Send link", on: page, ["email": email, "password": password])
    }

    private func email(of user: ID<User>) throws -> String? { try portal.account(user)?.user.email.text }

    @Test("a new address holds when its link was followed and confirmed; the former one gets a note, and is out")
    func changing() throws {
        #expect(try ask("Anna@weber.example").notice?.hasPrefix("Check the inbox of Anna@weber.example") == true)
        #expect(try email(of: anna) == "anna@example.com")
        let path = try #require(try portal.path(inLetterTo: "Anna@weber.example"))
        // On another device, where nobody is signed in.
        let phone = portal.browser()
        let page = try phone.get(path)
        #expect(page.shows("Anna Weber now signs in with Anna@weber.example"))
        #expect(try email(of: anna) == "anna@example.com")
        #expect(try phone.press("Use this address", on: page).heading == "Sign in")
        #expect(try email(of: anna) == "Anna@weber.example")
        #expect(try portal.letters(to: "anna@example.com") == ["Your e-mail address has been changed"])
        #expect(try portal.mails().last?.text.contains("Anna@weber.example") == true)
        #expect(try phone.signIn("anna@example.com").status == .unprocessableContent)
        #expect(try phone.signIn("anna@weber.example").location == "/")
        #expect(try phone.get(path).status == .gone)
        #expect(try phone.post(path, [("key", phone.formKey())]).status == .gone)
        #expect(
            try portal.audit().filter { $0.contains("email") } == ["user.email_change_asked", "user.email_changed"])
    }

    @Test(
        "without the password, or with no address, nothing is sent",
        arguments: [
            ("anna@weber.example", "not the one it is", "password", "The password is incorrect."),
            ("anna@weber.example", "", "password", "Please fill in this field."),
            ("anna@example.com", TestPortal.password, "email", "This is already the current address."),
            ("anna", TestPortal.password, "email", nil),
        ] as [(String, String, String, String?)])
    func refused(email: String, password: String, field: String, problem: String?) throws {
        let page = try ask(email, password)
        #expect(page.status == .unprocessableContent)
        #expect(page.problem(field) != nil)
        if let problem { #expect(page.problem(field) == problem) }
        #expect(page.field("email")?["value"] == email)
        #expect(try portal.mails().isEmpty)
    }

    @Test("who asks for the address of somebody else learns nothing, and they get no mail")
    func taken() throws {
        let ben = try portal.user("Ben", .support, email: "ben@example.com")
        let page = try ask("BEN@example.com")
        #expect(page.notice?.hasPrefix("Check the inbox of") == true)
        #expect(try portal.mails().isEmpty)
        // Nor is it theirs if the other takes it while the link is on its way.
        _ = try ask("free@example.com")
        let path = try #require(try portal.path(inLetterTo: "free@example.com"))
        try portal.database.write { writer in
            try UserStore.setEmail(ben, EmailAddress("free@example.com"), in: writer)
        }
        #expect(try browser.get(path).status == .gone)
        #expect(try email(of: anna) == "anna@example.com")
    }

    @Test("a link is good for a day, and only the newest; nobody can guess one")
    func lifetime() throws {
        _ = try ask("one@example.com")
        let first = try #require(try portal.path(inLetterTo: "one@example.com"))
        portal.clock.advance(by: .seconds(60))
        _ = try ask("two@example.com")
        let second = try #require(try portal.path(inLetterTo: "two@example.com"))
        #expect(try browser.get(first).status == .gone)
        portal.clock.advance(by: .seconds(86_400 - 1))
        #expect(try portal.browser().get(second).status == .ok)
        portal.clock.advance(by: .seconds(1))
        #expect(try portal.browser().get(second).status == .gone)
        #expect(try portal.browser().get("/account/email/00ff").status == .gone)
    }

    @Test("nobody fills the mailbox of somebody else with links")
    func flood() throws {
        for _ in 1...Throttle.account.free { _ = try ask("victim@example.com") }
        let page = try ask("victim@example.com")
        #expect(page.status == .tooManyRequests)
        #expect(try portal.letters(to: "victim@example.com").count == Throttle.account.free)
    }

    @Test("a link for a new password that went to the former address no longer works")
    func formerLinks() throws {
        let reset = try portal.database.write { writer in
            try SignInLink.make(.reset, for: anna, at: portal.clock.now, in: writer)
        }
        _ = try ask("new@example.com")
        let path = try #require(try portal.path(inLetterTo: "new@example.com"))
        _ = try browser.press("Use this address", on: browser.get(path))
        #expect(try portal.browser().get(reset.path).status == .gone)
    }

    @Test("an admin asks for somebody, an owner for a member; the person confirms")
    func others() throws {
        let max = try portal.user("Max Roth", .member, of: firm, email: "max@example.com")
        let admin = try portal.browser(as: portal.user("Ada", .admin))
        for (browser, path) in [(admin, "/admin/users/\(max)/email"), (browser, "/account/team/\(max)/email")] {
            let address = "\(path.dropFirst().prefix(5))@example.com"
            let done = try browser.press("Send", on: browser.visit(path), ["email": address])
            #expect(
                done.notice == "We have sent a link to \(address). The change takes effect once the link is opened.")
            #expect(try email(of: max) != address)
            let link = try #require(try portal.path(inLetterTo: address))
            let guest = portal.browser()
            _ = try guest.press("Use this address", on: guest.get(link))
            #expect(try email(of: max) == address)
            let again = try browser.press("Send", on: browser.visit(path), ["email": "anna@example.com"])
            #expect(again.problem("email") == "This address is already in use.")
        }
        #expect(try portal.letters(to: "max@example.com") == ["Your e-mail address has been changed"])
    }

    @Test("who was invited and has not come yet is invited anew at the right address")
    func invited() throws {
        let admin = try portal.browser(as: portal.user("Ada", .admin))
        let input = ["name": "Ben Lang", "email": "bne@example.com", "roles": "support"]
        _ = try admin.press("Invite", on: admin.visit("/admin/users/invite"), input)
        let wrong = try #require(try portal.path(inLetterTo: "bne@example.com"))
        let ben = try #require(
            try portal.database.read { try UserStore.account(EmailAddress("bne@example.com"), in: $0) }
        ).user.id
        let page = try admin.visit("/admin/users/\(ben)/email")
        let done = try admin.press("Send", on: page, ["email": "ben@example.com"])
        #expect(done.notice == "The invitation has been sent to ben@example.com.")
        #expect(try email(of: ben) == "ben@example.com")
        #expect(try portal.browser().get(wrong).status == .gone)
        let right = try #require(try portal.path(inLetterTo: "ben@example.com"))
        #expect(try portal.browser().get(right).status == .ok)
    }

    @Test("nobody changes the address of others in another firm, of who is removed, or their own that way")
    func limits() throws {
        let stranger = try portal.user("Sue", .member, of: portal.firm("Lang"))
        let ada = try portal.user("Ada", .admin)
        let admin = try portal.browser(as: ada)
        let gone = try portal.user("Gone", .support)
        try portal.database.write { try UserStore.setArchived(gone, at: portal.clock.now, in: $0) }
        for (browser, path) in [
            (browser, "/account/team/\(stranger)/email"), (browser, "/account/team/\(anna)/email"),
            (admin, "/admin/users/\(ada)/email"), (admin, "/admin/users/\(gone)/email"),
        ] {
            #expect(try browser.get(path).status == .notFound)
            let sent = try browser.post(path, [("key", browser.formKey()), ("email", "x@example.com")])
            #expect(sent.status == .notFound)
        }
        portal.clock.advance(by: .seconds(601))
        #expect(try admin.get("/admin/users/\(anna)/email").location?.hasPrefix("/login/confirm") == true)
        #expect(try portal.mails().isEmpty)
    }
}
