import Base
import Database
import HTTP
import Identity
import Jobs
import Mail
import Partners
import TestKit
import Testing
import Web

@testable import Leads

/// Writing to a partner firm, as a visitor does it, and as machines would.
@Suite struct LeadContactTests {
    let portal: TestPortal
    let firm: ID<Firm>
    let anna: ID<User>
    let visitor: Browser
    private static let path = "/r/weber-partner/contact"

    init() throws {
        portal = try TestPortal()
        firm = try portal.partner("Weber & Partner").id
        anna = try portal.user("Anna Weber", .owner, of: firm)
        visitor = portal.browser()
    }

    private static let input = [
        "name": "Katharina Berg", "company": "Bergmann GmbH", "email": "k.berg@bergmann.example",
        "message": "We look for an office.", "consent": "on",
    ]

    private func send(
        _ input: [String: String] = input, at path: String = path, after seconds: Int = 60, hasScript: Bool = true
    ) throws -> Page {
        let page = try visitor.visit(path)
        portal.clock.advance(by: .seconds(seconds))
        var input = input
        if hasScript { input["proof"] = ApplyTests.proof(of: page.field("challenge")?["value"] ?? "") }
        return try visitor.press("Send", on: page, input)
    }

    private func leads(of firm: ID<Firm>? = nil) throws -> [Lead] {
        try portal.database.read { reader in
            try reader.all("SELECT id FROM leads WHERE firm_id = $1 ORDER BY created_at, id", [firm ?? self.firm]) {
                try $0.next(ID<Lead>.self)
            }.compactMap { try LeadStore.lead($0, seenBy: .everything, in: reader) }
        }
    }

    private func move(_ states: PartnerState...) throws {
        try portal.database.write { writer in
            for state in states {
                let partner = try #require(try PartnerRecords.partner(firm, in: writer))
                try PartnerRecords.move(
                    partner, to: state, by: .admin, .program, why: "Test", at: portal.clock.now, in: writer)
            }
        }
    }

    @Test("who writes is a lead on the firm's board, and its owner hears of it")
    func whole() throws {
        let page = try send()
        #expect(page.shows("Weber & Partner has received your message"))
        let lead = try #require(try leads().first)
        #expect(lead.source == .form)
        #expect(lead.contact.hasConsent)
        #expect(lead.review == .accepted)
        #expect(lead.owner == nil)
        let owner = try portal.browser(as: anna)
        let shown = try owner.visit("/leads/\(lead.id)")
        #expect(shown.shows("Katharina Berg used the contact form"))
        #expect(shown.shows("We look for an office."))
        #expect(try owner.visit("/leads").cards("new") == ["Bergmann GmbH"])
        let mail = try #require(try portal.mails().first)
        #expect(mail.subject == "Bergmann GmbH contacted you through your form")
        #expect(mail.text.contains("We look for an office.") && mail.text.contains("/leads/\(lead.id)"))
        let notices = try portal.database.read { try EventLog.history(of: lead.id.text, $0) }
            .filter { $0.kind == LeadEvent.noticed.kind }
        #expect(notices.count == 1)
    }

    @Test("where the visit came from travels with the form and stays with the lead")
    func trail() throws {
        let query = "?utm_source=newsletter&utm_medium=mail&utm_campaign=spring&utm_term=%0Aoffice&other=x"
        let page = try visitor.get(Self.path + query, ["Referer: https://www.blog.example/post?id=1"])
        portal.clock.advance(by: .seconds(60))
        var input = Self.input
        input["proof"] = ApplyTests.proof(of: page.field("challenge")?["value"] ?? "")
        input["email"] = "wrong"
        let again = try visitor.press("Send", on: page, input)
        #expect(again.problem("email") != nil)
        input["email"] = "k.berg@bergmann.example"
        _ = try visitor.press("Send", on: again, input)
        let lead = try #require(try leads().first)
        #expect(lead.attribution.campaign == "spring")
        #expect(lead.attribution.first == lead.attribution.last)
        #expect(lead.attribution.last?.name == "newsletter, mail")
        #expect(lead.attribution.last?.referrer == "www.blog.example")
        #expect(try portal.browser(as: anna).visit("/leads/\(lead.id)").shows("newsletter, mail"))
    }

    @Test("what is missing is said beside its field, and nothing is kept without consent")
    func mistakes() throws {
        let page = try send(["name": "", "company": "Bergmann", "message": "Hello"])
        #expect(page.status == .unprocessableContent)
        #expect(page.problem("name") != nil && page.problem("email") != nil && page.problem("consent") != nil)
        #expect(page.field("company")?["value"] == "Bergmann")
        #expect(page.field("message")?.text == "Hello")
        #expect(try leads().isEmpty)
    }

    @Test("who is with another partner, or is there already, is not told; staff see it")
    func doubles() throws {
        let lang = try portal.partner("Lang Immobilien").id
        let contact = Lead.Contact(name: "Katharina", email: try EmailAddress("k.berg@bergmann.example"))
        let held = try portal.database.write { writer in
            try LeadStore.create(
                Lead.Draft(contact: contact), source: .manual, for: lang, by: .program(at: portal.clock.now),
                in: writer)
        }
        let first = try send()
        #expect(first.shows("has received your message") && !first.shows("Protected"))
        #expect(try send().text == first.text)
        let all = try leads()
        #expect(all.map(\.review) == [.waiting, .accepted])
        let hints = try portal.database.read { reader in
            try all.map { try LeadStore.internals(of: $0.id, seenBy: .everything, in: reader)?.hint }
        }
        #expect(hints == [held.id.text, all[0].id.text])
    }

    @Test("machines get the same answer and leave nothing behind")
    func machines() throws {
        var input = Self.input
        input["fax"] = "1"
        #expect(try send(input).shows("has received your message"))
        #expect(try send(after: 1).shows("That was very quick"))
        #expect(try send(after: 10, hasScript: false).shows("That was very quick"))
        let page = try visitor.visit(Self.path)
        portal.clock.advance(by: .seconds(2 * 86_400))
        #expect(try visitor.press("Send", on: page, Self.input).shows("open for too long"))
        #expect(try leads().isEmpty)
    }

    @Test("a form counts once, and from one network only so many do in a day")
    func limits() throws {
        let page = try visitor.visit(Self.path)
        portal.clock.advance(by: .seconds(60))
        for _ in 1...2 { _ = try visitor.press("Send", on: page, Self.input) }
        #expect(try leads().count == 1)
        let changed = try visitor.press("Send", on: page, Self.input.merging(["name": "K. Berg"]) { $1 })
        #expect(changed.shows("This page was sent before"))
        #expect(try leads().count == 1)
        for number in 2...3 {
            var input = Self.input
            input["email"] = "person\(number)@other\(number).example"
            input["company"] = ""
            #expect(try send(input, hasScript: false).shows("has received your message"))
        }
        #expect(try send(hasScript: false).shows("Too many messages were sent from your network today"))
        portal.clock.advance(by: .seconds(86_400))
        #expect(try send(hasScript: false).shows("has received your message"))
    }

    @Test("nobody's address says so, and one of a firm that takes no leads is closed")
    func closed() throws {
        #expect(try visitor.visit("/r/nobody/contact").status == .notFound)
        let open = try visitor.visit(Self.path)
        for state in [PartnerState.paused, .suspended, .archived] {
            try move(state)
            #expect(try visitor.visit(Self.path).status == .gone, "\(state)")
            #expect(try visitor.visit(Self.path + "/sent").status == .gone, "\(state)")
            portal.clock.advance(by: .seconds(60))
            #expect(try visitor.press("Send", on: open, Self.input).status == .gone)
        }
        #expect(try leads().isEmpty)
    }

    @Test("an owner changes the address, and the old one still works; nobody gets another's")
    func addresses() throws {
        let other = try portal.partner("Weber & Partner").id
        #expect(try portal.database.read { try FirmSlugStore.current(of: other, in: $0) } == "weber-partner-2")
        let owner = try portal.browser(as: anna)
        let page = try owner.visit("/account/firm")
        #expect(page.html.all("input").contains { $0["value"]?.hasSuffix(Self.path) == true })
        let taken = try owner.press("Change address", on: page, ["slug": "weber-partner-2"])
        #expect(taken.problem("slug") == "This address is already taken.")
        #expect(try owner.press("Change address", on: page, ["slug": "we"]).problem("slug") != nil)
        _ = try owner.press("Change address", on: page, ["slug": "Weber"])
        for path in ["/r/weber/contact", "/r/WEBER/contact", Self.path] {
            #expect(try visitor.visit(path).shows("Contact Weber & Partner"), "\(path)")
        }
        let back = try owner.press("Change address", on: owner.visit("/account/firm"), ["slug": "weber-partner"])
        #expect(back.notice?.contains("new address") == true)
        #expect(try portal.database.read { try FirmSlugStore.current(of: firm, in: $0) } == "weber-partner")
    }

    @Test("a board without leads shows the form's address to take along")
    func emptyBoard() throws {
        let owner = try portal.browser(as: anna)
        for path in ["/leads", "/leads/list"] {
            let page = try owner.visit(path)
            #expect(page.html.all("input").contains { $0["value"]?.hasSuffix(Self.path) == true }, "\(path)")
            #expect(page.link("Import leads") == "/leads/import")
        }
        _ = try send()
        #expect(try !owner.visit("/leads").html.all("input").contains { $0["value"]?.hasSuffix(Self.path) == true })
    }

    @Test("the form speaks the visitor's language")
    func german() throws {
        visitor.language = "de"
        #expect(try visitor.visit(Self.path).shows("Weber & Partner schreiben"))
    }
}
