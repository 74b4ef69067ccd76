import Base
import HTTP
import TestKit
import Testing
import Web

@testable import App

@Suite struct MenuTests {
    let portal: TestPortal

    init() throws {
        portal = try TestPortal()
    }

    private func user(_ role: Role) throws -> ID<User> {
        try portal.user("Test", role, of: role.isStaff ? nil : portal.firm("Weber & Partner"))
    }

    @Test(
        "every place of the menu of staff is a page that they may see, and is marked there",
        arguments: Role.allCases.filter(\.isStaff))
    func places(role: Role) throws {
        let browser = try portal.browser(as: user(role))
        let links = try browser.visit("/account").html.element(id: "places")?.all("a").filter { $0["class"] == "place" }
        for path in try #require(links).compactMap({ $0["href"] }) {
            let page = try browser.get(path)
            #expect(page.status == .ok, "\(path)")
            let current = page.html.element(id: "places")?.all("a").filter { $0["aria-current"] == "page" }
            #expect(current?.map { $0["href"] ?? "" } == [path], "\(path)")
        }
    }

    @Test("the home is the first place there is, and whoever is not signed in is asked to", arguments: Role.allCases)
    func home(role: Role) throws {
        let browser = try portal.browser(as: user(role))
        let first = try browser.visit("/account").html.element(id: "places")?.all("a").first { $0["class"] == "place" }
        #expect(try browser.get("/").location == first?["href"] ?? "/account")
        #expect(try portal.browser().get("/").location == "/login")
    }

    @Test("a picture stands in the frame instead of the initials, and the person menu leads to one's own pages")
    func person() throws {
        let anna = try user(.owner)
        let hash = try portal.picture(of: anna)
        let page = try portal.browser(as: anna).visit("/account/security")
        #expect(page.html.first("header")?.all("img").map { $0["src"] ?? "" } == ["/account/pictures/\(hash)"])
        let menu = try #require(page.html.element(id: "person"))
        #expect(menu.all("a").compactMap { $0["href"] } == ["/account", "/account/security"])
        #expect(menu.text.contains("Owner, Weber & Partner"))
    }
}
