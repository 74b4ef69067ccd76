import Base
import Database
import HTTP
import Partners
import Programme
import TestKit
import Testing
import Web

/// The step that later tiers add.
@Suite struct AccountPlanTests {
    let portal: TestPortal
    let firm: Partner
    let anna: Browser

    init() throws {
        portal = try TestPortal()
        firm = try portal.partner("Weber", .active)
        anna = try portal.browser(as: portal.user("Anna", .owner, of: firm.id))
    }

    private func place(_ tier: String) throws {
        try portal.database.write { writer in
            try Standings.place(firm.id, in: tier, by: .program, at: portal.clock.now, writer)
        }
    }

    @Test("a firm finds its account plan among the steps from the third tier on, and not before")
    func fromWhen() throws {
        for tier in ["starter", "active"] {
            try place(tier)
            #expect(try !anna.visit("/partner/onboarding").shows("Account plan"))
            #expect(try anna.visit("/partner/onboarding/plan").status == .notFound)
            let sent = try anna.post("/partner/onboarding/plan", [("key", anna.formKey()), ("leads", "3")])
            #expect(sent.status == .notFound)
        }
        try place("performer")
        let list = try anna.visit("/partner/onboarding")
        #expect(list.shows("Account plan") && list.shows("0 of 5 completed"))
        #expect(try portal.state(of: firm.id) == .active, "a later step takes nobody's state away")
    }

    @Test("the plan is saved, changed and read by the firm and by its account manager")
    func plan() throws {
        try place("performer")
        let page = try anna.visit("/partner/onboarding/plan")
        let wrong = try anna.press("Save", on: page, ["leads": "many", "customers": "Builders", "review_on": "soon"])
        #expect(wrong.problem("leads") != nil && wrong.problem("measures") != nil && wrong.problem("review_on") != nil)
        #expect(wrong.shows("Builders"), "what was typed is kept")
        let fields = ["leads": "7", "measures": "Two fairs", "review_on": "2027-01-15"]
        #expect(try anna.press("Save", on: wrong, fields).shows("1 of 5 completed"))
        let again = try anna.visit("/partner/onboarding/plan")
        #expect(again.field("leads")?["value"] == "7" && again.shows("by Anna"))
        _ = try anna.press("Save", on: again, ["leads": "9"])
        let ben = try portal.browser(as: portal.user("Ben", .member, of: firm.id))
        let read = try ben.visit("/partner/onboarding/plan")
        #expect(read.shows("Two fairs") && !read.buttons.contains("Save"))
        let agent = try portal.browser(as: portal.user("Al", .agent))
        #expect(try agent.visit("/admin/partners/\(firm.id)/onboarding").shows("Two fairs"))
        #expect(try portal.audited(firm.id.text).filter { $0 == "partner.planned" }.count == 2)
    }
}
