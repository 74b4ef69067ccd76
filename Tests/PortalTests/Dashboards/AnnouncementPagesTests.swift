import Base
import Database
import HTTP
import Programme
import TestKit
import Testing
import Web

@Suite struct AnnouncementPagesTests {
    private let world: DashboardPortal
    private let admin: ID<User>

    init() throws {
        world = try DashboardPortal()
        admin = try world.portal.user("Clara Amt", .admin)
        try world.win("A", 100)
    }

    private func announce(_ title: String, _ fields: [(String, String)] = []) throws -> Page {
        let browser = try world.portal.browser(as: admin)
        let standard = [("title", title), ("text", "The text of it."), ("first_day", "\(world.today)")]
        let names = Set(fields.map(\.0))
        return try browser.post(
            "/admin/announcements",
            [("key", browser.formKey())] + standard.filter { !names.contains($0.0) } + fields)
    }

    @Test("what an admin writes stands on the partners' first page, until it is over", arguments: [nil, 3])
    func shown(days: Int?) throws {
        let last = days.map { [("last_day", "\(world.today.adding($0))")] } ?? []
        #expect(try announce("Big news", last).location == "/admin/announcements")
        #expect(try world.dashboard().shows("Big news"))
        #expect(try world.dashboard(as: world.ben).shows("The text of it."))
        world.portal.clock.advance(by: .seconds(3 * 86_400))
        #expect(try world.dashboard().shows("Big news"))
        world.portal.clock.advance(by: .seconds(86_400))
        #expect(try world.dashboard().shows("Big news") == (days == nil))
    }

    @Test("it is for the tiers that are ticked, and for none before its first day")
    func meant() throws {
        _ = try announce("For the best", [("tier", "elite"), ("tier", "performer")])
        _ = try announce("Later", [("first_day", "\(world.today.adding(1))")])
        let page = try world.dashboard()
        #expect(!page.shows("For the best") && !page.shows("Later"))
        try world.place(world.firm, in: "elite")
        #expect(try world.dashboard().shows("For the best"))
    }

    @Test("whoever has read it puts it away for themselves, and can have it back")
    func dismissed() throws {
        _ = try announce("Big news")
        let browser = try world.portal.browser(as: world.anna)
        let away = try browser.press("Dismiss Big news", on: browser.visit("/partner-dashboard"))
        #expect(away.html.all("article").isEmpty)
        #expect(away.notice?.contains("dismissed") == true)
        #expect(try world.dashboard(as: world.ben).shows("Big news"))
        #expect(try browser.press("Undo", on: away).html.all("article").count == 1)
    }

    @Test("it is changed, withdrawn and brought back, and each is kept in the audit log")
    func changed() throws {
        _ = try announce("Big news")
        let browser = try world.portal.browser(as: admin)
        let list = try browser.visit("/admin/announcements")
        let path = try #require(list.link("Big news"))
        _ = try browser.press("Save", on: browser.visit(path), ["title": "Bigger news"])
        #expect(try world.dashboard().shows("Bigger news"))
        let withdrawn = try browser.press("Withdraw", on: browser.visit(path))
        #expect(withdrawn.shows("Withdrawn"))
        #expect(try !world.dashboard().shows("Bigger news"))
        _ = try browser.press("Restore", on: browser.visit(path))
        #expect(try world.dashboard().shows("Bigger news"))
        let id = String(path.split(separator: "/").last ?? "")
        let verbs = ["added", "changed", "withdrawn", "restored"].map { "announcement.\($0)" }
        #expect(try world.portal.audited(id) == verbs)
    }

    @Test("a form with mistakes keeps what was typed and says what is wrong")
    func mistakes() throws {
        let page = try announce("", [("text", "Kept"), ("last_day", "\(world.today.adding(-1))")])
        #expect(page.status == .unprocessableContent)
        #expect(page.problem("title") != nil && page.problem("last_day") == "The end is before the start.")
        #expect(page.field("text")?.text.contains("Kept") == true)
    }

    @Test("the list is searched and filtered by state, and empty it says what to do first")
    func list() throws {
        let browser = try world.portal.browser(as: admin)
        #expect(try browser.visit("/admin/announcements").shows("No announcements yet"))
        _ = try announce("Now")
        _ = try announce("Planned one", [("first_day", "\(world.today.adding(4))")])
        let titles = { (query: String) in
            try browser.visit("/admin/announcements?\(query)").html.all("td").compactMap { $0.first("a")?.text }
        }
        #expect(try titles("state=shown") == ["Now"])
        #expect(try titles("state=planned") == ["Planned one"])
        #expect(try titles("q=plan") == ["Planned one"])
        let export = try browser.get("/admin/announcements.csv")
        #expect(export.response.fields["Content-Type"]?.hasPrefix("text/csv") == true)
    }
}
