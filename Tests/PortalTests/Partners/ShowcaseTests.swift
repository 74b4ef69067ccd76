import Base
import HTTP
import TestKit
import Testing
import Web

/// The public page of the programme.
@Suite struct ShowcaseTests {
    let portal: TestPortal
    let admin: Browser

    init() throws {
        portal = try TestPortal()
        admin = try portal.browser(as: portal.user("Ada", .admin))
    }

    @Test("everybody sees the programme as it is now, and can apply")
    func programme() throws {
        let page = try portal.browser().visit("/partnership")
        #expect(page.status == .ok)
        for name in ["Starter", "Performer", "Elite", "30%"] { #expect(page.shows(name)) }
        #expect(page.link("Become a partner") == "/apply")
        let metas = page.html.all("meta")
        #expect(metas.contains { $0["name"] == "description" && $0["content"]?.isEmpty == false })
        #expect(metas.contains { $0["property"] == "og:url" && $0["content"] == "http://portal.example/partnership" })
        #expect(page.html.all("script").count <= 1)
        #expect(page.response.text.utf8.count < 15_000)
    }

    @Test("what an admin writes stands there in its language, and goes when it is removed")
    func blocks() throws {
        let page = try admin.visit("/admin/partnership?language=de")
        let saved = try admin.press(
            "Save", on: page, ["kind": "story", "title": "Weber Bau", "body": "Zehn Kunden in <b>einem</b> Jahr."])
        #expect(saved.shows("Weber Bau"))
        let german = portal.browser()
        german.language = "de"
        #expect(try german.visit("/partnership").shows("Zehn Kunden in <b>einem</b> Jahr."))
        #expect(try !portal.browser().visit("/partnership").shows("Weber Bau"))
        let edit = try admin.visit(#require(saved.link("Weber Bau")))
        _ = try admin.press("Save", on: edit, ["title": "Weber & Söhne"])
        let changed = try german.visit("/partnership")
        #expect(changed.shows("Weber & Söhne") && !changed.shows("Weber Bau"))
        _ = try admin.press("Remove", on: admin.visit("/admin/partnership?language=de"))
        #expect(try !german.visit("/partnership").shows("Weber & Söhne"))
    }

    @Test("a block without a text is refused beside its field")
    func mistakes() throws {
        let page = try admin.visit("/admin/partnership")
        let again = try admin.press("Save", on: page, ["title": "Only a title"])
        #expect(again.problem("body") != nil && again.field("title")?["value"] == "Only a title")
    }
}
