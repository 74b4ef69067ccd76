import Base
import Database
import HTTP
import Programme
import TestKit
import Testing
import Web

@Suite struct TierProgressionTests {
    let measured: MeasuredPortal
    let weber: ID<Firm>
    let anna: Browser

    init() throws {
        measured = try MeasuredPortal()
        weber = try measured.firm("Weber & Partner")
        anna = try measured.portal.browser(as: measured.portal.user("Anna Weber", .owner, of: weber))
    }

    @Test("a partner sees where they stand, what is missing in words, and where to earn it")
    func standing() throws {
        measured.add(.leadsSubmitted, "Bergmann & Söhne", to: weber, daysAgo: 2)
        measured.add(.wonValue, "Café Zentral", 200_000, to: weber, daysAgo: 80)
        let page = try anna.visit("/tier-progression")
        #expect(page.heading == "Your tier")
        // A third of the leads, two fifths of the value, no modules, all of the days.
        #expect(page.shows("43% complete"))
        #expect(page.shows("Next: Active"))
        #expect(page.shows("2 to go"))
        #expect(page.shows("€3,000.00 to go"))
        #expect(page.shows("Not started"))
        #expect(page.shows("Met"))
        #expect(!page.shows("Not measured yet"))
        #expect(page.link("Add a lead") == "/leads/new")
    }

    @Test("opening a requirement shows what counted, and what leaves the window when")
    func records() throws {
        measured.add(.leadsSubmitted, "Bergmann & Söhne", to: weber, daysAgo: 2)
        measured.add(.wonValue, "Café Zentral", 200_000, to: weber, daysAgo: 80)
        measured.add(.wonValue, "Huber Bau", 100_000, to: weber, daysAgo: 5)
        measured.add(.wonValue, "Long ago", 100_000, to: weber, daysAgo: 95)
        let page = try anna.visit("/tier-progression")
        let leads = try #require(page.html.element(id: "leads_submitted-calendar_month"))
        #expect(leads.text.contains("Bergmann & Söhne"))
        let value = try #require(page.html.element(id: "won_value-rolling_90d"))
        #expect(value.text.contains("Expires soon Café Zentral €2,000.00 on 16 Feb 2026"))
        #expect(value.text.contains("Huber Bau"))
        #expect(!value.text.contains("Long ago"))
    }

    @Test("the page says when the next tier is reached, and what it assumes; else what is missing")
    func estimate() throws {
        #expect(try anna.visit("/tier-progression").shows("Won value: nothing in the last 90 days"))
        measured.add(.leadsSubmitted, "A", 9, to: weber, daysAgo: 30)
        measured.add(.wonValue, "B", 450_000, to: weber, daysAgo: 3)
        measured.add(.modulesPassed, "C", 3, to: weber, daysAgo: 60)
        let page = try anna.visit("/tier-progression")
        // Three leads in one month take 30 days, and February has not that many left.
        #expect(page.shows("Around Monday, 30 March 2026"))
        #expect(page.shows("Leads submitted and not rejected: 9 in 90 days"))
        let young = try measured.firm("Young", daysAgo: 10)
        let bert = try measured.portal.browser(as: measured.portal.user("Bert Young", .owner, of: young))
        #expect(try bert.visit("/tier-progression").shows("You have 10 days of history"))
    }

    @Test("what if there were more")
    func whatIf() throws {
        measured.add(.wonValue, "B", 600_000, to: weber, daysAgo: 3)
        measured.add(.modulesPassed, "C", 4, to: weber, daysAgo: 60)
        let before = try anna.visit("/tier-progression")
        #expect(before.shows("Leads submitted and not rejected: nothing in the last 90 days"))
        let page = try anna.visit("/tier-progression?leads_submitted=3")
        #expect(page.field("leads_submitted")?["value"] == "3")
        #expect(page.shows("Estimated date for Active:"))
        // Nonsense is passed over.
        #expect(
            try anna.visit("/tier-progression?leads_submitted=-7&won_value=x").shows(
                "Move a slider to see an estimate."))
    }

    @Test("a tier that was reached is celebrated once with each person")
    func celebration() throws {
        #expect(try !anna.visit("/tier-progression").shows("You have reached"))
        measured.add(.leadsSubmitted, "A", 3, to: weber, daysAgo: 2)
        measured.add(.wonValue, "B", 500_000, to: weber, daysAgo: 2)
        measured.add(.modulesPassed, "C", 4, to: weber, daysAgo: 2)
        try measured.evaluate(weber)
        let page = try anna.visit("/tier-progression")
        #expect(page.shows("You have reached Active"))
        #expect(page.shows("Met all requirements"))
        try measured.portal.database.write { _ in }
        #expect(try !anna.visit("/tier-progression").shows("You have reached"))
        let max = try measured.portal.browser(as: measured.portal.user("Max Weber", .member, of: weber))
        #expect(try max.visit("/tier-progression").shows("You have reached Active"))
    }

    @Test("a partner at risk is told until when, and what is missing")
    func risk() throws {
        let firm = try measured.firm("Falling", in: "active")
        measured.add(.modulesPassed, "C", 4, to: firm, daysAgo: 90)
        try measured.evaluate(firm)
        let owner = try measured.portal.browser(as: measured.portal.user("Otto Falling", .owner, of: firm))
        let page = try owner.visit("/tier-progression")
        #expect(page.shows("Your tier is at risk"))
        #expect(page.shows("by Sunday, 8 March 2026, you move down to Starter"))
        #expect(page.shows("Won value : €0.00 of €5,000.00"))
    }

    @Test("nobody sees what counted for another firm")
    func others() throws {
        let other = try measured.firm("Lang Immobilien")
        measured.add(.leadsSubmitted, "Secret Client", to: other, daysAgo: 2)
        #expect(try !anna.visit("/tier-progression").shows("Secret Client"))
    }

    @Test("the way so far has each tier with its days, and nothing internal")
    func timeline() throws {
        let admin = Actor(nil, address: "")
        try measured.portal.database.write {
            try Standings.place(
                weber, in: "elite", why: "Friend of the boss", by: admin, at: measured.portal.clock.now, $0)
        }
        let page = try anna.visit("/tier-progression")
        #expect(page.shows("Starter Joined the programme"))
        #expect(page.shows("120 days in this tier"))
        #expect(page.shows("Elite Changed manually"))
        #expect(page.shows("Highest tier"))
        #expect(!page.shows("Friend of the boss"))
    }

    @Test("in German")
    func german() throws {
        measured.add(.wonValue, "Café Zentral", 200_000, to: weber, daysAgo: 80)
        let member = try measured.portal.user("Max Weber", .member, of: weber)
        let browser = try measured.portal.browser(as: member)
        _ = try browser.post("/preferences", [("key", browser.formKey()), ("language", "de")])
        let page = try browser.visit("/tier-progression")
        #expect(page.status == .ok)
        #expect(page.shows("Your tier") || page.shows("Ihre Stufe"))
    }
}
