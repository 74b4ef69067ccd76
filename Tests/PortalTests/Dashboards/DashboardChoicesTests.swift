import Base
import Database
import HTTP
import Partners
import Programme
import TestKit
import Testing
import Web

@Suite struct DashboardChoicesTests {
    @Test("an owner sets a goal, sees how far it is, and takes it away")
    func goal() throws {
        let world = try DashboardPortal(tier: "performer")
        try world.win("A", 250)
        let browser = try world.portal.browser(as: world.anna)
        #expect(try browser.visit("/partner-dashboard").shows("No goal set yet."))
        let form = try browser.visit("/partner-dashboard/settings")
        let saved = try browser.press("Save", on: form, ["goal": "1000"])
        #expect(saved.notice?.contains("Saved.") == true)
        #expect(saved.shows("€1,000") && saved.shows("25%"))
        #expect(saved.shows("€750 to go"))
        #expect(try world.portal.audited(world.firm.text).contains("goal.set"))
        let member = try world.dashboard(as: world.ben)
        #expect(!member.shows("€1,000"))
        let gone = try browser.press("Save", on: browser.visit("/partner-dashboard/settings"), ["goal": ""])
        #expect(gone.shows("No goal set yet."))
    }

    @Test("an amount that is none is kept, with the cure beside it")
    func wrongGoal() throws {
        let world = try DashboardPortal(tier: "performer")
        let browser = try world.portal.browser(as: world.anna)
        let page = try browser.press("Save", on: browser.visit("/partner-dashboard/settings"), ["goal": "much"])
        #expect(page.status == .unprocessableContent)
        #expect(page.field("goal")?["value"] == "much")
        #expect(page.problem("goal")?.contains("12480.50") == true)
    }

    @Test("below the tier that opens goals none can be set")
    func lockedGoal() throws {
        let world = try DashboardPortal(tier: "active")
        try world.win("A", 250)
        let browser = try world.portal.browser(as: world.anna)
        #expect(try browser.visit("/partner-dashboard/settings").field("goal") == nil)
        _ = try browser.post(
            "/partner-dashboard/settings", [("key", browser.formKey()), ("ranked", "on"), ("goal", "1000")])
        try world.place(world.firm, in: "performer")
        #expect(try world.dashboard().shows("No goal set yet."))
    }

    @Test("a firm that does not want to be ranked has no place, and can have it back")
    func ranking() throws {
        let world = try DashboardPortal()
        try world.win("A", 250)
        let browser = try world.portal.browser(as: world.anna)
        let form = try browser.visit("/partner-dashboard/settings")
        #expect(form.field("ranked")?["checked"] != nil)
        #expect(form.field("named")?["checked"] == nil)
        _ = try browser.post("/partner-dashboard/settings", [("key", browser.formKey())])
        let out = try browser.visit("/partner-dashboard")
        #expect(out.figure("Rank")?.value == "–")
        #expect(out.shows("hidden by your ranking settings"))
        _ = try browser.post(
            "/partner-dashboard/settings", [("key", browser.formKey()), ("ranked", "on"), ("named", "on")])
        let back = try browser.visit("/partner-dashboard")
        #expect(back.figure("Rank")?.value == "#1")
        #expect(try world.portal.audited(world.firm.text).filter { $0 == "partner.ranking" }.count == 2)
    }

    @Test("on the highest tier everybody arranges their blocks for themselves, without a script")
    func arrangement() throws {
        let world = try DashboardPortal(tier: "elite")
        try world.win("A", 250)
        let browser = try world.portal.browser(as: world.anna)
        let heads = { (page: Page) in
            page.html.element(id: "dashboard")?.all("h2").map(\.text).filter { ["To do", "Your tier"].contains($0) }
        }
        #expect(try heads(browser.visit("/partner-dashboard")) == ["To do", "Your tier"])
        let form = try browser.visit("/partner-dashboard/arrangement")
        let moved = try browser.press("Move Your tier up", on: form)
        #expect(moved.heading == "Customise dashboard")
        #expect(try heads(browser.visit("/partner-dashboard")) == ["Your tier", "To do"])
        #expect(try heads(world.dashboard(as: world.ben)) == ["To do", "Your tier"])
        let hidden = try browser.post(
            "/partner-dashboard/arrangement", [("key", browser.formKey()), ("show", "todo"), ("show", "nonsense")])
        #expect(hidden.location == "/partner-dashboard")
        #expect(try heads(browser.visit("/partner-dashboard")) == ["To do"])
        let reset = try browser.press("Reset to default", on: browser.visit("/partner-dashboard/arrangement"))
        #expect(reset.status == .ok)
        #expect(try heads(browser.visit("/partner-dashboard")) == ["To do", "Your tier"])
    }

    @Test("below that tier the page says what opens it, and nothing is kept")
    func lockedArrangement() throws {
        let world = try DashboardPortal(tier: "performer")
        try world.win("A", 250)
        let browser = try world.portal.browser(as: world.anna)
        #expect(try browser.visit("/partner-dashboard/arrangement").shows("Elite"))
        _ = try browser.post("/partner-dashboard/arrangement", [("key", browser.formKey())])
        try world.place(world.firm, in: "elite")
        #expect(try world.dashboard().html.all("h2").contains { $0.text == "To do" })
    }
}
