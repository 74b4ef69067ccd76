import Base
import Database
import HTTP
import Jobs
import Programme
import Templates
import TestKit
import Testing
import Web

@Suite struct TiersTests {
    let measured: MeasuredPortal
    let admin: Browser
    var portal: TestPortal { measured.portal }

    init() throws {
        measured = try MeasuredPortal()
        admin = try measured.portal.browser(as: measured.portal.user("Ada Admin", .admin))
    }

    private func draft() throws -> RuleSet? {
        try portal.database.read { try RuleStore.draft($0)?.rules }
    }

    private func current() throws -> ProgrammeRules {
        try portal.database.read { try ProgrammeRules.current($0) }
    }

    @Test(
        "keeping a page as it stands changes nothing",
        arguments: ["", "/requirements", "/benefits", "/gates", "/types"])
    func unchanged(section: String) throws {
        let page = try admin.press("Save draft", on: admin.visit("/admin/tiers/draft\(section)"))
        #expect(page.notice?.contains("Draft saved") == true)
        #expect(try draft() == RuleSet.standard)
    }

    @Test("rules are drafted, rehearsed and published; only then do they hold")
    func publishing() throws {
        let weber = try measured.firm("Weber & Partner")
        measured.add(.leadsSubmitted, "A", 2, to: weber, daysAgo: 2)
        measured.add(.wonValue, "B", 500_000, to: weber, daysAgo: 2)
        measured.add(.modulesPassed, "C", 4, to: weber, daysAgo: 2)
        let kept = try admin.press(
            "Save draft", on: admin.visit("/admin/tiers/draft"), ["name-1": "Aktiv", "rate-1": "23,5"])
        #expect(kept.field("rate-1")?["value"] == "23.5")
        _ = try admin.press(
            "Save draft", on: admin.visit("/admin/tiers/draft/requirements"), ["needed-0-active": "2"])
        #expect(try current().version == 0)
        let rehearsal = try admin.press("Preview changes", on: admin.visit("/admin/tiers/draft"))
        #expect(rehearsal.heading == "Preview")
        #expect(rehearsal.shows("Weber & Partner Starter Aktiv"))
        #expect(rehearsal.shows("no sales data is available yet"))
        #expect(try current().version == 0)
        let published = try admin.press("Publish", on: rehearsal, ["note": "Two leads are enough"])
        #expect(published.notice?.contains("Version 1 is now in effect") == true)
        #expect(published.shows("Two leads are enough"))
        #expect(try current().rules.tiers[1].rate == Rate(basisPoints: 2_350))
        #expect(try draft() == nil)
        let version = try admin.visit("/admin/tiers/versions/1")
        #expect(version.shows("leads_submitted.calendar_month.active 3 2"))
        #expect(try admin.get("/admin/tiers/versions/9").status == .notFound)
    }

    @Test("what was typed stays when something is wrong, with the cure beside it")
    func mistakes() throws {
        let page = try admin.press(
            "Save draft", on: admin.visit("/admin/tiers/draft"),
            ["name-0": "Anfang", "rate-1": "200", "hours-2": ""])
        #expect(page.status == .unprocessableContent)
        #expect(page.field("name-0")?["value"] == "Anfang")
        #expect(page.field("rate-1")?["value"] == "200")
        #expect(page.problem("rate-1") == "Please enter a rate between 0% and 100%, for example 22.5.")
        #expect(page.problem("hours-2") == "Please fill in this field.")
        let requirements = try admin.press(
            "Save draft", on: admin.visit("/admin/tiers/draft/requirements"),
            ["needed-0-active": "many", "window-5": "lifetime"])
        #expect(requirements.problem("needed-0-active") == "Please enter a whole number.")
        #expect(requirements.problem("metric-5") == "Days in a tier always count from the day it was reached.")
        #expect(try draft() == nil)
    }

    @Test("what cannot be published is said, and is not")
    func unsound() throws {
        let page = try admin.press("Save draft", on: admin.visit("/admin/tiers/draft"), ["name-1": "Starter"])
        #expect(page.shows("Two tiers have the same name."))
        #expect(try admin.press("Preview changes", on: page).notice == "Fix the problems in the draft first.")
        let edition = page.field("edition")?["value"] ?? ""
        let refused = try admin.post("/admin/tiers/publish", [("key", admin.formKey()), ("edition", edition)])
        #expect(refused.location == "/admin/tiers/draft")
        #expect(try current().version == 0)
    }

    @Test("two admins do not overwrite each other")
    func stale() throws {
        let other = try portal.browser(as: portal.user("Bea Boss", .admin))
        let mine = try admin.visit("/admin/tiers/draft")
        _ = try other.press("Save draft", on: other.visit("/admin/tiers/draft"), ["name-0": "Theirs"])
        let page = try admin.press("Save draft", on: mine, ["name-0": "Mine"])
        #expect(page.shows("Someone else changed the draft in the meantime"))
        #expect(page.field("name-0")?["value"] == "Mine")
        #expect(try draft()?.tiers[0].name == "Theirs")
    }

    @Test("a ladder has eight tiers at most, also for whoever sends more")
    func mostTiers() throws {
        for _ in 0..<6 {
            let page = try admin.visit("/admin/tiers/draft")
            _ = try admin.post("/admin/tiers/draft", sent(page, "add"))
        }
        #expect(try draft()?.tiers.count == 8)
    }

    @Test("tiers are added, moved and removed")
    func ladder() throws {
        var page = try admin.press("Add tier", on: admin.visit("/admin/tiers/draft"))
        #expect(try draft()?.tiers.map(\.name) == ["Starter", "Active", "Performer", "Elite", "Tier 5"])
        page = try admin.post("/admin/tiers/draft", sent(page, "remove active"))
        #expect(try draft()?.tiers.map(\.name) == ["Starter", "Performer", "Elite", "Tier 5"])
        let feature = Feature("some", Text("Some"), from: .active)
        #expect(try draft()?.opening(of: feature)?.code == "starter")
        _ = try admin.post("/admin/tiers/draft", sent(admin.visit("/admin/tiers/draft"), "raise performer"))
        #expect(try draft()?.tiers.map(\.name) == ["Starter", "Elite", "Performer", "Tier 5"])
        _ = try admin.press("Discard draft", on: admin.visit("/admin/tiers/draft"))
        #expect(try draft() == nil)
    }

    /// The form of the ladder with one of its buttons that share a label.
    private func sent(_ page: Page, _ button: String) -> [(String, String)] {
        let form = page.html.all("form").first { $0.has(field: "code") }
        return (form?.sent ?? []) + [("do", button)]
    }

    @Test("gates, benefits and types are kept")
    func others() throws {
        _ = try admin.press(
            "Save draft", on: admin.visit("/admin/tiers/draft/gates"), ["own_dashboard": "active"])
        _ = try admin.press(
            "Save draft", on: admin.visit("/admin/tiers/draft/benefits"),
            ["text-0": "A seat at our table", "tier-0": "elite"])
        let types = try admin.visit("/admin/tiers/draft/types")
        let wrong = try admin.press("Save draft", on: types, ["lowest-0": "40", "name-7": "Ambassador"])
        #expect(wrong.problem("highest-0") == "The highest rate is lower than the lowest.")
        _ = try admin.press("Save draft", on: wrong, ["lowest-0": "12", "region-4": "Nordics"])
        let rules = try #require(try draft())
        #expect(rules.gates["own_dashboard"] == "active")
        #expect(rules.benefits == [Benefit("A seat at our table", from: "elite")])
        #expect(rules.partnerTypes.count == 8)
        #expect(rules.partnerTypes[0].lowest == Rate(basisPoints: 1_200))
        #expect(rules.regions.map(\.name) == ["Global", "UAE", "India", "DACH", "Nordics"])
    }

    @Test("the page shows where partners stand, who is near, and who is at risk; a pin keeps them")
    func overview() throws {
        let near = try measured.firm("Near")
        measured.add(.leadsSubmitted, "A", 2, to: near, daysAgo: 2)
        measured.add(.wonValue, "B", 500_000, to: near, daysAgo: 2)
        try measured.evaluate(near)
        let falling = try measured.firm("Falling", in: "active")
        try measured.evaluate(falling)
        let page = try admin.visit("/admin/tiers")
        #expect(page.shows("Near Starter 66% to Active"))
        #expect(page.shows("Falling Active until 8 Mar 2026"))
        #expect(page.shows("2 requirements are not measured yet."))
        #expect(page.link("Near") == "/admin/partners/\(near)")
        let pinned = try admin.press("Lock tier", on: page, ["reason": "Agreed in May"])
        #expect(pinned.notice == "Tier locked for Falling.")
        #expect(pinned.shows("No partners at risk"))
        #expect(try portal.database.read { try Standing.of(falling, $0).pin } == "Agreed in May")
    }

    @Test("while all partners are judged, admins see how far that is")
    func judging() throws {
        #expect(try !admin.visit("/admin/tiers").shows("Re-evaluating all partners"))
        try portal.database.write { writer in
            try writer.enqueue("programme.evaluate", key: "all", at: portal.clock.now)
            try writer.run("UPDATE jobs SET state = 'running', progress_done = 4200, progress_total = 10000")
        }
        let page = try admin.visit("/admin/tiers")
        #expect(page.shows("Re-evaluating all partners") && page.shows("4,200 of 10,000"))
        #expect(page.html.all("progress").contains { $0["value"] == "4200" && $0["max"] == "10000" })
        let owner = try portal.browser(as: portal.user("Anna", .owner, of: measured.firm("Weber")))
        #expect(try owner.visit("/admin/tiers").status == .forbidden)
    }
}
