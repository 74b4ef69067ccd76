import Base
import Database
import HTTP
import Identity
import Mail
import Partners
import Testing
import Web

/// How the staff deal with applications.
@Suite struct ApplicationAdminTests {
    let portal: TestPortal
    let admin: Browser
    let applicant: Browser

    init() throws {
        portal = try TestPortal()
        admin = try portal.browser(as: portal.user("Ada", .admin))
        applicant = portal.browser()
        let page = try applicant.visit("/apply")
        portal.clock.advance(by: .seconds(60))
        _ = try applicant.press("Send application", on: page, ApplyTests.input)
        _ = try applicant.press("Yes, this was me", on: applicant.visit(link()))
    }

    /// That of the newest mail to the applicant.
    private func link() throws -> String {
        let links = try portal.mails().compactMap { $0.text.firstMatch(of: /\/apply\/mine\/[0-9a-f]+/)?.output }
        return String(try #require(links.last))
    }

    private func application() throws -> Page {
        try admin.visit(#require(admin.visit("/admin/applications").link("Weber Bau")))
    }

    private var firm: ID<Firm> {
        get throws {
            try #require(
                try portal.database.read { try $0.value("SELECT id FROM partners", as: ID<Firm>.self) })
        }
    }

    @Test("approving makes a partner with the tier, and invites the owner")
    func approve() throws {
        portal.clock.advance(by: .seconds(3 * 86_400))
        let admin = try portal.browser(as: portal.user("Bea", .admin))
        let path = try #require(admin.visit("/admin/applications").link("Weber Bau"))
        let page = try admin.visit(path)
        #expect(page.shows("We build houses.") && page.shows("www.weber.example"))
        let wrong = try admin.press("Approve and invite", on: page, ["rate": "50"])
        #expect(wrong.problem("rate_reason") != nil)
        let queue = try admin.press(
            "Approve and invite", on: wrong, ["rate": "17", "rate_reason": "", "tier": "active", "kind": "broker.uae"])
        #expect(queue.notice?.contains("Weber Bau is now a partner") == true && queue.shows("3 days"))
        let firm = try firm
        let partner = try #require(try portal.database.read { try PartnerRecords.partner(firm, in: $0) })
        #expect(partner.state == .invited && partner.tier == "active" && partner.terms.type == "broker")
        #expect(partner.terms.rate == Rate(basisPoints: 1700))
        let owner = try portal.database.read {
            try UserStore.account(EmailAddress("anna@weber.example"), in: $0)
        }
        #expect(owner?.user.roles == [.owner] && owner?.user.firm?.id == partner.id)
        #expect(try applicant.visit(link()).shows("Welcome to the programme"))
        #expect(try portal.audited(partner.id.text) == ["partner.added", "partner.moved", "tier.placed"])
        #expect(try admin.press("Approve and invite", on: page, ["tier": "elite"]).shows("already exists"))
    }

    @Test("a question goes out by mail, and its answer comes back into the queue")
    func ask() throws {
        #expect(try admin.press("Send question", on: application()).problem("question") != nil)
        _ = try admin.press("Send question", on: application(), ["question": "How many people are you?"])
        let mail = try #require(try portal.mails().last)
        #expect(mail.subject == "A question about your application")
        #expect(mail.text.contains("How many people are you?"))
        #expect(try admin.visit("/admin/applications").shows("Waiting for the applicant"))
        let page = try applicant.visit(link())
        #expect(page.shows("How many people are you?") && !page.shows("Ada"))
        #expect(try applicant.press("Send reply", on: page).problem("answer") != nil)
        _ = try applicant.press("Send reply", on: page, ["answer": "Twelve."])
        #expect(try application().shows("Twelve."))
        #expect(try admin.visit("/admin/applications").shows("Waiting for you"))
    }

    @Test("a rejection is mailed with its reason and its date, and holds until then")
    func reject() throws {
        let page = try application()
        #expect(try admin.press("Reject with reason", on: page).problem("reason") != nil)
        _ = try admin.press(
            "Reject with reason", on: page, ["reason": "Your region is full.", "again_on": "2026-05-01"])
        let mail = try #require(try portal.mails().last)
        #expect(mail.text.contains("Your region is full.") && mail.text.contains("1 May 2026"))
        #expect(try portal.state(of: firm) == .archived)
        #expect(try admin.visit("/admin/applications").shows("No open applications"))
        let again = try applicant.visit("/apply")
        portal.clock.advance(by: .seconds(60))
        _ = try applicant.press("Send application", on: again, ApplyTests.input)
        let held = try applicant.press("Yes, this was me", on: applicant.visit(link()))
        #expect(held.notice?.contains("You can apply again from") == true)
        #expect(try admin.visit("/admin/applications").shows("No open applications"))
    }
}
