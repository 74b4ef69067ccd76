import Base
import Database
import HTTP
import Identity
import TestKit
import Testing
import Web

@testable import Leads

@Suite struct LeadAdminPagesTests {
    let leads: LeadPortal
    let clara: Browser
    let other: ID<Firm>

    init() throws {
        leads = try LeadPortal()
        clara = try leads.portal.browser(as: leads.portal.user("Clara Amt", .agent))
        other = try leads.portal.firm("Lang Immobilien")
    }

    private func double() throws -> Lead {
        let contact = Lead.Contact(name: "Tom", company: "Talmann", email: try EmailAddress("k.berg@bergmann.example"))
        return try leads.database.write { writer in
            try LeadStore.create(
                Lead.Draft(contact: contact), source: .manual, for: other, by: .program(at: leads.now), in: writer)
        }
    }

    @Test("staff see all leads, find them by any word, and by what waits for them")
    func list() throws {
        try leads.lead()
        _ = try double()
        let all = try clara.visit("/admin/leads")
        #expect(all.shows("Bergmann GmbH") && all.shows("Talmann") && all.shows("Lang Immobilien"))
        let waiting = try clara.visit("/admin/leads?review=waiting")
        #expect(waiting.shows("Talmann") && !waiting.shows("Bergmann GmbH"))
        let found = try clara.visit("/admin/leads?search=katha")
        #expect(found.shows("Bergmann GmbH") && !found.shows("Talmann"))
        #expect(try clara.visit("/admin/leads?search=nobody").shows("No results for these filters"))
        let csv = try clara.get("/admin/leads.csv?search=talm").response
        #expect(csv.status == .ok)
    }

    @Test("staff learn whom a lead may be a double of, and take it or reject it with a reason")
    func review() throws {
        try leads.lead()
        let lead = try double()
        let page = try clara.visit("/admin/leads/\(lead.id)")
        #expect(page.shows("Possible duplicate"))
        #expect(page.link("Bergmann GmbH") != nil)
        #expect(try clara.press("Reject", on: page).notice?.contains("give a reason") == true)
        #expect(try leads.find(lead)?.review == .waiting)
        let rejected = try clara.press("Reject", on: page, ["reason": "Theirs first"])
        #expect(rejected.shows("Theirs first"))
        #expect(try leads.find(lead)?.review == .rejected)
        _ = try clara.press("Accept", on: rejected)
        #expect(try leads.find(lead)?.review == .accepted)
    }

    @Test("what staff note stays with staff")
    func internals() throws {
        let lead = try leads.lead()
        let page = try clara.visit("/admin/leads/\(lead.id)")
        let kept = try clara.press("Save", on: page, ["temperature": "hot", "score": "70", "notes": "Secret word"])
        #expect(kept.field("score")?["value"] == "70")
        #expect(kept.shows("Secret word"))
        let anna = try leads.portal.browser(as: leads.anna.id)
        #expect(try !anna.get("/leads/\(lead.id)/merge").response.text.contains("Secret"))
        let found = try leads.database.read { try LeadSearch.find("secret", seenBy: .everything, in: $0) }
        #expect(found.isEmpty)
    }

    @Test(
        "what cannot be kept as it was typed is said, not bent until it fits",
        arguments: [
            ("score", "1000"), ("score", "-1"), ("score", "much"), ("notes", String(repeating: "n", count: 4_001)),
        ])
    func limits(field: String, typed: String) throws {
        let lead = try leads.lead()
        var input = ["score": "70", "notes": "Kept"]
        input[field] = typed
        let page = try clara.press("Save", on: clara.visit("/admin/leads/\(lead.id)"), input)
        #expect(page.status == .unprocessableContent)
        #expect(page.problem(field) != nil)
        #expect(page.field(field)?["value"] ?? page.field(field)?.text == typed)
        let kept = try leads.database.read { try LeadStore.internals(of: lead.id, seenBy: .everything, in: $0) }
        #expect(kept?.score == nil && (kept?.notes ?? "").isEmpty)
        let refused = try clara.press(
            "Reject", on: clara.visit("/admin/leads/\(lead.id)"), ["reason": String(repeating: "r", count: 1_001)])
        #expect(refused.problem("reason") != nil)
    }

    @Test("the way back from merging is to the lead as its reader sees it")
    func wayBack() throws {
        let lead = try leads.lead()
        let anna = try leads.portal.browser(as: leads.anna.id)
        #expect(try clara.visit("/leads/\(lead.id)/merge").link(lead.title) == "/admin/leads/\(lead.id)")
        #expect(try anna.visit("/leads/\(lead.id)/merge").link(lead.title) == "/leads/\(lead.id)")
    }

    @Test("staff look for a partner by name and give it the lead")
    func transfer() throws {
        let lead = try leads.lead()
        let page = try clara.visit("/admin/leads/\(lead.id)")
        let form = try #require(page.html.all("form").first { $0["action"]?.hasSuffix("/transfer") == true })
        let path = try #require(form["action"])
        #expect(try clara.visit(path + "?q=nobody").shows("No partner matches this name"))
        let found = try clara.visit(path + "?q=LANG")
        #expect(found.shows("Lang Immobilien") && !found.shows("Weber & Partner"))
        #expect(try clara.visit(path + "?q=weber").buttons.contains("Transfer lead") == false, "it has it already")
        let given = try clara.press("Transfer lead", on: found)
        #expect(given.notice == "The lead now belongs to Lang Immobilien.")
        #expect(try leads.find(lead)?.firm == other)
        let key = try clara.formKey()
        #expect(try clara.post(path, [("key", key), ("partner", "nobody")]).location?.hasSuffix("/transfer") == true)
    }
}
