import Base
import Database
import HTTP
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct ViewAsPagesTests {
    let portal: TestPortal
    let anna: ID<User>
    let browser: Browser

    init() throws {
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .owner, of: portal.firm("Weber & Partner"))
        browser = try portal.browser(as: portal.user("Ada Admin", .admin))
    }

    private func audits() throws -> [String] {
        try portal.database.read { reader in
            try reader.all("SELECT action || ' ' || COALESCE(viewed_as, '') FROM audit_entries ORDER BY number") {
                try $0.text()
            }
        }
    }

    @Test("an admin sees every page as the partner does, under a banner, until it is ended; both are audited")
    func journey() throws {
        #expect(try browser.post("/admin/view-as/\(anna)", [("key", browser.formKey())]).location == "/")
        let page = try browser.visit("/account/team")
        #expect(page.shows("You are viewing the portal as Anna Weber of Weber & Partner. You cannot make changes."))
        #expect(try browser.get("/admin/users").status == .forbidden)
        let refused = try browser.post("/account/team/sight", [("key", browser.formKey()), ("sight", "all")])
        #expect(refused.status == .forbidden)
        let back = try browser.pressOnce("Stop viewing", on: browser.visit("/account"))
        #expect(back.location == "/admin/users/\(anna)")
        #expect(try !browser.visit("/account").shows("You are viewing the portal as"))
        #expect(try audits() == ["view_as.begun ", "view_as.ended Anna Weber"])
    }

    @Test("nobody is looked at who is staff, and whoever looks at nobody ends nothing")
    func refusals() throws {
        let sue = try portal.user("Sue", .support)
        #expect(try browser.post("/admin/view-as/\(sue)", [("key", browser.formKey())]).status == .notFound)
        #expect(try browser.post("/view-as/end", [("key", browser.formKey())]).location == "/")
        #expect(try audits().isEmpty)
    }
}
