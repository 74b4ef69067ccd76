import Base
import Database
import HTTP
import Leads
import Partners
import Programme
import TestKit
import Testing
import Web

@Suite struct DashboardPagesTests {
    @Test("a firm without leads finds three steps, and no chart without anything in it")
    func firstRun() throws {
        let world = try DashboardPortal()
        let page = try world.dashboard()
        #expect(page.status == .ok)
        #expect(page.shows("Three steps to get started"))
        #expect(page.link("New lead") == "/leads/new")
        #expect(page.html.element(id: "chart") == nil)
        #expect(page.figure("Won this month") == nil)
        #expect(page.html.first("ol")?.all("li").count == 3)
    }

    @Test("figures are those of the lists that they lead to")
    func figures() throws {
        let world = try DashboardPortal(capacity: 5)
        try world.win("A", 1_200)
        try world.win("B", 300, daysAgo: 2)
        try world.win("Last month", 1_000, daysAgo: 33)
        try world.lead("Zeta", value: 700)
        let page = try world.dashboard()
        #expect(page.figure("Won this month")?.value == "€1,500")
        #expect(page.figure("Won this month")?.note.contains("50%") == true)
        #expect(page.figure("Potential value")?.value == "€700")
        #expect(page.figure("Active leads")?.value == "1 / 5")
        #expect(page.figure("Rank")?.value == "#1")
        let browser = try world.portal.browser(as: world.anna)
        let won = try browser.visit(page.link("Won this month") ?? "")
        #expect(won.shows("A") && won.shows("B") && !won.shows("Last month") && !won.shows("Zeta"))
        let open = try browser.visit(page.link("Potential value") ?? "")
        #expect(open.shows("Zeta") && !open.shows("Last month"))
    }

    @Test("a member who sees but their own leads finds only these, and no sums of the firm")
    func member() throws {
        let world = try DashboardPortal(tier: "performer", capacity: 5)
        try world.win("Annas client", 5_000, owner: world.anna)
        try world.win("Bens client", 40, owner: world.ben)
        let page = try world.dashboard(as: world.ben)
        #expect(page.figure("Won this month")?.value == "€40")
        #expect(page.figure("Active leads")?.value == "0")
        #expect(!page.shows("Annas client"))
        #expect(!page.shows("5,040"))
        #expect(!page.shows("Goal and forecast"))
        #expect(page.link("Goal and ranking") == nil)
        #expect(page.shows("Figures and lists cover your own leads"))
    }

    @Test("another firm's leads are never shown, and its name only where it agreed")
    func others() throws {
        let world = try DashboardPortal()
        try world.win("Own", 500)
        try world.rival("Loud Ltd", 900, isNamed: true)
        try world.rival("Quiet Ltd", 700)
        try world.rival("Absent Ltd", 9_000, isNamed: true, isRanked: false)
        let page = try world.dashboard()
        #expect(page.figure("Rank")?.value == "#3")
        #expect(page.figure("Rank")?.note == "of 3 firms")
        let ranking = try #require(page.html.element(id: "ranking"))
        #expect(ranking.all("li").map { $0.all("span").first?.text ?? "" } == ["1", "2", "3"])
        #expect(ranking.text.contains("Loud Ltd") && ranking.text.contains("€900"))
        #expect(!page.shows("Quiet Ltd") && !page.shows("€700"))
        #expect(!page.shows("Absent Ltd") && !page.shows("Client of"))
    }

    @Test("the chart follows its switches, and its table says the same")
    func chart() throws {
        let world = try DashboardPortal()
        try world.win("Now", 100)
        try world.win("Before", 900, daysAgo: 60)
        let rows = { (query: String) in
            try world.dashboard(query).html.element(id: "chart")?.first("table")?.all("tbody").first?.all("tr").count
        }
        #expect(try [rows(""), rows("?span=90d"), rows("?span=30d"), rows("?span=nonsense")] == [12, 13, 30, 12])
        let total = { (query: String) in
            try world.dashboard(query).html.element(id: "chart")?.first("strong")?.text
        }
        #expect(try [total(""), total("?span=30d"), total("?show=count")] == ["€1,000", "€100", "2"])
        let block = try world.portal.browser(as: world.anna).get("/partner-dashboard?span=30d", ["Fragment: dashboard"])
        #expect(block.html.element(id: "dashboard") != nil && block.html.first("h1") == nil)
    }

    @Test("what is to be done leads where it is done, the late first")
    func todo() throws {
        let world = try DashboardPortal()
        let lead = try world.lead("Waiting")
        try world.portal.database.write { writer in
            let author = LeadAuthor.program(at: world.now)
            try LeadTaskStore.add(
                "Call back", on: world.today.adding(-1), for: world.anna, to: lead.id, seenBy: .everything, by: author,
                in: writer)
        }
        let page = try world.dashboard()
        let todo = try #require(page.html.all("ul").first { $0["class"] == "rows todo" })
        #expect(todo.all("li").first?.text.contains("Call back") == true)
        #expect(todo.text.contains("1 day overdue"))
        #expect(todo.text.contains("needs a first response"))
        #expect(todo.all("a").first?["href"] == "/leads/\(lead.id)")
    }

    @Test(
        "each tier has its blocks, and is told what the next ones open",
        arguments: [
            ("starter", false, false, false), ("active", true, false, false), ("performer", true, true, false),
            ("elite", true, true, true),
        ])
    func tiers(tier: String, hasAnalytics: Bool, hasGoal: Bool, mayArrange: Bool) throws {
        let world = try DashboardPortal(tier: tier)
        try world.win("A", 100)
        let page = try world.dashboard()
        let heads = page.html.all("h2").map(\.text)
        #expect(heads.contains("Sources of deals") == hasAnalytics)
        #expect(heads.contains("Goal and forecast") == hasGoal)
        #expect((page.link("Customise") != nil) == mayArrange)
        #expect(page.shows("Available in higher tiers") == !mayArrange)
        #expect(page.shows("Attribution analytics") == !hasAnalytics)
    }
}
