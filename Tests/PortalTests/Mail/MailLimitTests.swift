import Base
import Database
import HTTP
import TestKit
import Testing
import Web

@testable import Identity
@testable import Leads

/// What keeps the portal from being a means to molest people by mail, or to try the contacts of others.
@Suite struct MailLimitTests {
    private let portal: TestPortal
    private let owner: ID<User>
    private let browser: Browser

    init() throws {
        portal = try TestPortal()
        owner = try portal.user("Anna Weber", .owner, of: portal.firm("Weber & Partner"))
        browser = try portal.browser(as: owner)
    }

    private func invite(_ number: Int) throws -> Page {
        let page = try browser.visit(AccountPath.team)
        return try browser.press("Invite", on: page, ["name": "Person", "email": "person\(number)@example.org"])
    }

    @Test("after five invitations the page asks for the password before it offers more")
    func confirmation() throws {
        portal.clock.advance(by: .seconds(1_200))
        let form = try browser.visit(AccountPath.team)
        for number in 0..<Invitations.unconfirmed { #expect(try invite(number).notice == "Person has been invited.") }
        let page = try browser.visit(AccountPath.team)
        #expect(page.field("email") == nil)
        #expect(page.link("Confirm password") == "/login/confirm?to=/account/team")
        let late = try browser.pressOnce("Invite", on: form, ["name": "Person", "email": "late@example.org"])
        #expect(late.location?.hasPrefix("/login/confirm") == true)
        #expect(try portal.mails().count == Invitations.unconfirmed)
    }

    @Test("a person who has sent as many mails as a day allows is told so beside the field, and keeps what was typed")
    func person() throws {
        try portal.database.write { writer in
            for _ in 0..<Limit.mailsByPerson.count {
                _ = try writer.use(.mailsByPerson, by: self.owner.text, at: self.portal.clock.now)
            }
        }
        let page = try invite(1)
        #expect(page.status == .unprocessableContent)
        #expect(page.problem("email")?.contains("limit") == true)
        #expect(page.field("email")?["value"] == "person1@example.org")
        #expect(try portal.mails().isEmpty)
        portal.clock.advance(by: .seconds(25 * 3_600))
        let again = try portal.browser(as: owner)
        let fresh = try again.visit(AccountPath.team)
        #expect(
            try again.press("Invite", on: fresh, ["name": "Person", "email": "a@example.org"]).notice
                == "Person has been invited.")
    }

    @Test("a firm whose people have sent as many mails as a day allows is told so")
    func firm() throws {
        let account = try portal.database.read { try UserStore.account(owner, in: $0) }
        let id = try #require(account?.user.firm?.id)
        try portal.database.write { writer in
            for _ in 0..<Limit.mailsByFirm.count {
                _ = try writer.use(.mailsByFirm, by: id.text, at: self.portal.clock.now)
            }
        }
        let page = try invite(1)
        #expect(page.status == .unprocessableContent)
        #expect(page.problem("email")?.contains("limit") == true)
        #expect(try portal.mails().isEmpty)
    }

    @Test("an address that did not ask gets five mails a day, whoever causes them")
    func address() throws {
        let recipient = Recipient(name: "Tom", address: try EmailAddress("tom@example.org"))
        for number in 0..<7 {
            try? portal.database.write { writer in
                try writer.post(
                    LeadContactLetter(heading: "Hello", paragraphs: [], sender: "Weber"), to: recipient,
                    cause: "test:\(number)", unasked: .visitor, by: self.portal.site)
            }
        }
        #expect(try portal.mails().count == Limit.mailsToAddress.count)
    }

    /// A form with this name in it, as browsers send it.
    private func fields(_ name: String) throws -> FormFields {
        var body = Bytes("name=".utf8)
        body.append(percentEncoding: name)
        return try FormFields(urlEncoded: body.span)
    }

    @Test(
        "a name that would carry a link or an address into a mail is refused",
        arguments: [
            ("Win a phone at http://x.example", false), ("Anna www.win.example", false), ("anna@x.example", false),
            ("Anna win.example.com", false), ("Anna bit.ly/x", false), ("Dr. Anna Weber", true),
            ("J.R. Weber", true), ("Dr.Weber", true), ("Anna Weber-Öztürk", true), ("O'Neil", true),
        ])
    func names(name: String, isTaken: Bool) throws {
        let field = Field("name", .personName(), try fields(name))
        #expect((field.problem == nil) == isTaken)
    }

    @Test("a company may be called as its website is, but carries no link")
    func companies() throws {
        #expect(try Field("name", .companyName(), fields("Booking.com")).problem == nil)
        #expect(try Field("name", .companyName(), fields("Win at x.example/now")).problem != nil)
    }

    @Test("a person asks about three hundred different clients an hour, and typing one on is no other client")
    func checks() throws {
        let limit = LeadCheckLimit()
        let now = portal.clock.now
        func ask(_ company: String, _ moment: Timestamp) -> Duration? {
            limit.wait(Lead.Contact(company: company), by: owner, at: moment)
        }
        for number in 0..<LeadCheckLimit.hourly {
            let name = "Client \(number) GmbH & Co"
            for length in [8 + String(number).count, name.count] {
                #expect(ask(String(name.prefix(length)), now) == nil)
            }
        }
        #expect(try #require(ask("One more", now)) <= .seconds(3_600))
        #expect(ask("One more", now + .seconds(3_600)) == nil)
    }

    @Test("too many checks are answered with 429 and the time, and staff find a note of it")
    func checksPage() throws {
        var last = try browser.get("/leads/check?company=Start")
        for number in 0...LeadCheckLimit.hourly { last = try browser.get("/leads/check?company=\(number)x") }
        #expect(last.status == .tooManyRequests)
        #expect(last.response.fields["Retry-After"] != nil)
        #expect(waitUntil { (try? portal.lastAudit()?.action) == "lead.checks_limited" })
    }
}
