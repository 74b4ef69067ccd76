import Identity
import Testing
import Web

@testable import Leads

@Suite struct SearchPagesTests {
    let leads: LeadPortal
    let anna: Browser

    init() throws {
        leads = try LeadPortal()
        anna = try leads.portal.browser(as: leads.anna.id)
        try leads.lead()
    }

    private func found(_ words: String, by browser: Browser) throws -> Page {
        try browser.visit("/search?q=" + words)
    }

    @Test("a partner finds the firm's own leads by the beginning of a word, and goes on to the list")
    func own() throws {
        let page = try found("bergm", by: anna)
        #expect(page.link("Bergmann GmbH") != nil)
        let list = try anna.visit(try #require(page.link("View all in the list")))
        #expect(list.shows("Bergmann GmbH"))
    }

    @Test("nobody finds what is another firm's, or only for staff")
    func others() throws {
        let other = try leads.portal.browser(
            as: leads.portal.user("Omar Lang", .owner, of: leads.portal.firm("Lang Immobilien")))
        #expect(try found("bergm", by: other).shows("Nothing found"))
        #expect(try found("lang", by: other).shows("Nothing found"))
        #expect(try found("anna", by: anna).shows("Nothing found"))
    }

    @Test("staff find what their role may see: leads those who sell, people the admins")
    func staff() throws {
        let portal = leads.portal
        let agent = try portal.browser(as: portal.user("Clara Amt", .agent))
        let lead = try #require(try found("bergm", by: agent).link("Bergmann GmbH"))
        #expect(lead.hasPrefix("/admin/leads/"))
        #expect(try found("anna", by: agent).shows("Nothing found"))
        let admin = try portal.browser(as: portal.user("Ada Boss", .admin))
        #expect(try #require(try found("clara", by: admin).link("Clara Amt")).hasPrefix("/admin/users/"))
        let support = try portal.browser(as: portal.user("Sam Help", .support))
        #expect(try found("bergm", by: support).shows("Nothing found"))
    }

    @Test("hostile words find nothing and break nothing", arguments: ["%25", "_", "'", "%22*%20OR", "%F0%9F%98%80"])
    func hostile(words: String) throws {
        let admin = try leads.portal.browser(as: leads.portal.user("Ada Boss", .admin))
        #expect(try found(words, by: admin).shows("Nothing found"))
    }

    @Test("without words the page says what to look for")
    func empty() throws {
        #expect(try anna.visit("/search").shows("What are you looking for?"))
    }
}
