import Base
import Database
import HTTP
import Jobs
import Leads
import Partners
import Programme
import TestKit
import Testing
import Web

@Suite struct OverviewPagesTests {
    private let world: DashboardPortal
    private let admin: ID<User>

    init() throws {
        world = try DashboardPortal(tier: "active")
        admin = try world.portal.user("Clara Amt", .admin)
    }

    private func overview() throws -> Page { try world.portal.browser(as: admin).visit("/admin") }

    @Test("an admin begins there, and everybody else has their own first page")
    func home() throws {
        #expect(try world.portal.browser(as: admin).get("/").location == "/admin")
        #expect(try world.portal.browser(as: world.anna).get("/").location == "/partner-dashboard")
        let agent = try world.portal.user("Sue", .agent)
        #expect(try world.portal.browser(as: agent).get("/").location == "/admin/partners")
        #expect(try world.portal.browser(as: agent).get("/admin").status == .forbidden)
        #expect(try world.portal.browser(as: world.anna).get("/admin").status == .forbidden)
    }

    @Test("an empty programme is told what will stand where")
    func empty() throws {
        let page = try overview()
        #expect(page.figure("Open applications")?.value == "0")
        #expect(page.shows("No partners at risk") && page.shows("No partners close to the next tier yet"))
        #expect(page.figure("Won this month")?.value == "€0")
    }

    @Test("until a firm is active, what an admin does first stands on top")
    func firstSteps() throws {
        let portal = try TestPortal()
        let clara = try portal.browser(as: portal.user("Clara Amt", .admin))
        let first = try clara.visit("/admin")
        #expect(first.link("Agreement") == "/admin/agreement")
        #expect(first.link("Add partner") == "/admin/partners/new")
        _ = try clara.press("Publish", on: clara.visit("/admin/agreement"), ["text": "We agree."])
        #expect(try clara.visit("/admin").html.all.filter { $0["data-done"] != nil }.count == 1)
        #expect(try !overview().shows("Publish the agreement"))
    }

    @Test("figures of all firms are those of the lists that they lead to")
    func figures() throws {
        try world.win("A", 1_000)
        try world.rival("Lang", 500)
        try world.win("Older", 70, daysAgo: 33)
        try world.lead("Open")
        let page = try overview()
        #expect(page.figure("Won this month")?.value == "€1,500")
        #expect(page.figure("Won this month")?.note.contains("€70") == true)
        #expect(page.figure("Deals this month")?.value == "2")
        #expect(page.figure("New leads this month")?.value == "4")
        #expect(page.figure("Active partners")?.value == "2")
        let browser = try world.portal.browser(as: admin)
        let won = try browser.visit(page.link("Deals this month") ?? "")
        #expect(won.html.first("tbody")?.all("tr").count == 2)
        let entered = try browser.visit(page.link("New leads this month") ?? "")
        #expect(entered.html.first("tbody")?.all("tr").count == 4)
    }

    @Test("what firms have used is told as a share of their tier, and leads to them")
    func adoption() throws {
        try world.rival("Lang", 500)
        try world.portal.database.write { writer in
            try PartnerUses.note(.imports, by: world.firm, at: world.now, in: writer)
        }
        let page = try overview()
        let link = try #require(page.link("50%"))
        let list = try world.portal.browser(as: admin).visit(link)
        #expect(list.shows("Weber & Partner") && !list.shows("Lang"))
    }

    @Test("a saved view counts as used")
    func savedViews() throws {
        let browser = try world.portal.browser(as: world.anna)
        _ = try browser.post(
            "/views",
            [("key", browser.formKey()), ("list", "leads"), ("name", "Mine"), ("query", "?q=a"), ("from", "/leads")])
        let uses = try world.portal.database.read { try PartnerUses.counts(in: $0) }
        #expect(uses == ["saved_views": ["active": 1]])
    }

    @Test("a job that has failed is counted, leads to its reason, and is tried again")
    func jobs() throws {
        let runner = JobRunner(
            [JobKind("maintenance.tidy", attempts: 1) { _ in throw JobStop.failed("The disk is full.") }],
            timetable: JobSchedule([]), world.portal.database, now: { [clock = world.portal.clock] in clock.now })
        _ = try world.portal.database.write { try $0.enqueue("maintenance.tidy", at: world.now) }
        try runner.settle()
        let page = try overview()
        let link = try #require(page.link("Failed jobs"))
        let browser = try world.portal.browser(as: admin)
        let list = try browser.visit(link)
        #expect(list.shows("The disk is full.") && list.shows("Clean-up"))
        let id = try world.portal.database.read { try JobStore.all(in: .failed, $0).first?.id.text ?? "" }
        _ = try browser.post("/admin/jobs/retries", [("key", browser.formKey()), ("pick", id)])
        #expect(try world.portal.database.read { try JobStore.failures($0) } == 0)
        #expect(try world.portal.audited(id) == ["job.retried"])
    }
}
