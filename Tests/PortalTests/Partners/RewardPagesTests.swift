import Base
import Partners
import TestKit
import Testing
import Web

/// Badges, as admins and firms read them.
@Suite struct RewardPagesTests {
    private let portal: TestPortal
    private let admin: Browser
    private let anna: Browser
    private let firm: ID<Firm>

    init() throws {
        portal = try TestPortal()
        admin = try portal.browser(as: portal.user("Ada", .admin))
        firm = try portal.partner("Weber Bau").id
        anna = try portal.browser(as: portal.user("Anna", .owner, of: firm))
    }

    @Test("what earns a badge is written as amounts are, and the first cent not at all")
    func thresholds() throws {
        let form = try admin.visit("/admin/badges")
        #expect(!form.shows("0.01"))
        let badge = ["name": "Big deals", "note": "A lot", "metric": "won_value", "threshold": "12,500"]
        _ = try admin.press("Save", on: form, badge)
        #expect(try admin.visit("/admin/badges").shows("Won value: €12,500.00"))
        #expect(try anna.visit("/partner/achievements").shows("Won value: €12,500.00"))
    }

    @Test("badges that come with the program are read in the reader's language, others as they were written")
    func languages() throws {
        _ = try admin.press(
            "Save", on: admin.visit("/admin/badges"),
            ["name": "Big deals", "note": "A lot", "metric": "won_value", "threshold": "100"])
        _ = try anna.press("Save", on: anna.visit("/account"), ["language": "de"])
        let page = try anna.visit("/partner/achievements")
        #expect(page.shows("Zehn Leads") && page.shows("Ersten Abschluss erzielt."))
        #expect(page.shows("Big deals"))
    }

    @Test("staff see a firm's challenges without the way to what only partners can do")
    func challenges() throws {
        let today = portal.site.now()
        let day = TimeZone.utc.local(today).day
        _ = try admin.press(
            "Save", on: admin.visit("/admin/challenges"),
            [
                "name": "Ten in a week", "note": "For all", "metric": "leads_submitted", "target": "1,000",
                "first_day": "\(day.adding(-1))", "last_day": "\(day.adding(5))",
            ])
        let own = try anna.visit("/partner/achievements")
        #expect(own.shows("0 of 1,000") && own.link("Add a lead") == "/leads/new")
        let seen = try admin.visit("/admin/partners/\(firm)/badges")
        #expect(seen.shows("0 of 1,000") && seen.link("Add a lead") == nil)
    }
}
