import Base
import Database
import HTTP
import Leads
import Partners
import Programme
import TestKit
import Testing
import Web

/// Where a firm stands, as its page for the staff tells and changes it.
@Suite struct PartnerTierTests {
    let portal: TestPortal
    let admin: Browser

    init() throws {
        portal = try TestPortal()
        admin = try portal.browser(as: portal.user("Ada", .admin))
    }

    private func standing(_ firm: ID<Firm>) throws -> Standing {
        try portal.database.read { try Standing.of(firm, $0) }
    }

    private func lead(_ name: String, of firm: ID<Firm>) throws {
        try portal.database.write { writer in
            _ = try LeadStore.create(
                Lead.Draft(contact: Lead.Contact(name: name, email: EmailAddress("\(name.count)@lead.example"))),
                source: .manual, for: firm, by: .program(at: portal.clock.now), in: writer)
        }
    }

    @Test("an admin puts a firm into a tier with a reason, which staff read in its history and the firm does not")
    func place() throws {
        let firm = try portal.partner("Weber Bau")
        let anna = try portal.browser(as: portal.user("Anna", .owner, of: firm.id))
        let page = try admin.visit("/admin/partners/\(firm.id)/tier")
        let missing = try admin.press("Change tier", on: page, ["tier": "elite"])
        #expect(missing.problem("reason") != nil)
        let chosen = missing.field("tier")?.all("option").filter { $0["selected"] != nil }
        #expect(chosen?.map { $0["value"] } == ["elite"], "what was chosen is kept")
        #expect(try standing(firm.id).tier == "starter")
        let done = try admin.press("Change tier", on: missing, ["tier": "elite", "reason": "a large tender"])
        #expect(done.shows("Elite") && done.shows("a large tender"))
        #expect(try standing(firm.id).tier == "elite")
        #expect(try admin.visit("/admin/partners/\(firm.id)").shows("a large tender"))
        #expect(try admin.visit("/admin/partners?tier=elite").shows("Weber Bau"))
        #expect(try portal.audited(firm.id.text) == ["partner.added", "tier.placed"])
        let own = try anna.visit("/tier-progression")
        #expect(own.shows("Elite") && !own.shows("a large tender"))
    }

    @Test("a pin says why it is there and is taken out again, each with a reason in the history and in the log")
    func pin() throws {
        let firm = try portal.partner("Weber Bau")
        let path = "/admin/partners/\(firm.id)/tier"
        let page = try admin.visit(path)
        #expect(try admin.press("Lock tier", on: page).problem("pin_reason") != nil)
        let pinned = try admin.press("Lock tier", on: page, ["pin_reason": "rebuilding"])
        #expect(pinned.shows("Tier locked") && pinned.shows("rebuilding"))
        #expect(try standing(firm.id).pin == "rebuilding")
        #expect(try admin.press("Unlock tier", on: pinned).problem("pin_reason") != nil)
        let free = try admin.press("Unlock tier", on: pinned, ["pin_reason": "built"])
        #expect(!free.shows("Tier locked"))
        #expect(try standing(firm.id).pin == nil)
        let history = try admin.visit("/admin/partners/\(firm.id)")
        #expect(history.shows("rebuilding") && history.shows("built"))
        #expect(try portal.audited(firm.id.text) == ["partner.added", "tier.pinned", "tier.unpinned"])
    }

    @Test("what has applied or has left is put nowhere")
    func offTheLadder() throws {
        for state in [PartnerState.applied, .archived] {
            let firm = try portal.partner("Weber \(state.rawValue)", state)
            let path = "/admin/partners/\(firm.id)/tier"
            #expect(try admin.visit(path).html.all("form").allSatisfy { $0.button("Change tier") == nil })
            for (target, field) in [(path, "reason"), (path + "/pin", "pin_reason")] {
                let sent = [("key", try admin.formKey()), ("tier", "elite"), (field, "x")]
                #expect(try admin.post(target, sent).status == .notFound)
            }
            #expect(try standing(firm.id).tier == "starter")
        }
    }

    @Test("from a firm's page one gets to its leads, and sees the portal as its owner does")
    func ways() throws {
        let firm = try portal.partner("Weber Bau")
        let other = try portal.partner("Lang")
        let none = try admin.visit("/admin/partners/\(firm.id)")
        #expect(none.html.all("form").allSatisfy { $0.button("View as the owner") == nil }, "there is nobody yet")
        _ = try portal.user("Anna", .owner, of: firm.id)
        for (name, id) in [("Own lead", firm.id), ("Other lead", other.id)] { try lead(name, of: id) }
        let page = try admin.visit("/admin/partners/\(firm.id)")
        let tabs = page.html.all("nav").filter { $0["class"] == "tabs" }.flatMap { $0.all("a") }
        let leads = try admin.visit(try #require(tabs.first { $0.text == "Leads" }?["href"]))
        #expect(leads.shows("Own lead") && !leads.shows("Other lead"))
        let seen = try admin.press("View as the owner", on: page)
        #expect(try admin.visit("/account/firm").shows("Your firm") && seen.status == .ok)
        let agent = try portal.browser(as: portal.user("Al", .agent))
        let read = try agent.visit("/admin/partners/\(firm.id)")
        #expect(read.html.all("form").allSatisfy { $0.button("View as the owner") == nil })
    }
}
