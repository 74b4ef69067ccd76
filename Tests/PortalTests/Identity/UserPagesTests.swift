import Base
import Database
import HTTP
import Templates
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct UserPagesTests {
    let portal: TestPortal
    let firm: ID<Firm>
    let ada: ID<User>
    let browser: Browser

    init() throws {
        portal = try TestPortal()
        firm = try portal.firm("Weber & Partner")
        ada = try portal.user("Ada Admin", .admin)
        browser = try portal.browser(as: ada)
    }

    @Test("everybody is found by name, address, role, firm and state, and all of it can be exported")
    func list() throws {
        let anna = try portal.user("Anna Weber", .owner, of: firm)
        _ = try portal.user("Sue Support", .support, .agent)
        try portal.database.write { try UserStore.setPaused(anna, true, in: $0) }
        let all = try browser.visit("/admin/users")
        for name in ["Ada Admin", "Anna Weber", "Sue Support"] {
            #expect(all.shows(name))
        }
        #expect(all.shows("Support, Sales agent"))
        for (query, name) in [
            ("search=anna", "Anna Weber"), ("search=suesupport@", "Sue Support"), ("role=agent", "Sue Support"),
            ("firm=weber", "Anna Weber"), ("state=paused", "Anna Weber"), ("role=admin", "Ada Admin"),
        ] {
            let rows = try browser.visit("/admin/users?\(query)").html.first("tbody")?.all("tr") ?? []
            #expect(rows.count == 1, "\(query)")
            #expect(rows.first?.text.contains(name) == true, "\(query)")
        }
        #expect(try browser.visit("/admin/users?search=nobody").shows("No results for these filters"))
        let export = try browser.get("/admin/users.csv?state=paused")
        #expect(export.response.fields["Content-Type"]?.hasPrefix("text/csv") == true)
        try portal.database.write { _ in }
        #expect(try portal.lastAudit()?.action == "list.exported")
    }

    @Test("a change of roles holds at once and signs the person out; it wants the password of the last ten minutes")
    func roles() throws {
        let sue = try portal.user("Sue Support", .support)
        let other = try portal.browser(as: sue)
        let page = try browser.visit("/admin/users/\(sue)/roles")
        #expect(page.heading == "Roles of Sue Support")
        let path = "/admin/users/\(sue)/roles"
        let done = try browser.post(path, [("key", browser.formKey()), ("roles", "agent"), ("roles", "team_lead")])
        #expect(done.location == "/admin/users/\(sue)")
        #expect(try portal.account(sue)?.user.roles == [.agent, .teamLead])
        #expect(try other.get("/account").location?.hasPrefix("/login") == true)
        #expect(try portal.lastAudit()?.changes == [.init("roles", from: "support", to: "agent team_lead")])
        portal.clock.advance(by: .seconds(601))
        #expect(try browser.get(path).location?.hasPrefix("/login/confirm") == true)
        let late = try browser.post(path, [("key", browser.formKey()), ("roles", "admin")])
        #expect(late.location?.hasPrefix("/login/confirm") == true)
        #expect(try portal.account(sue)?.user.roles == [.agent, .teamLead])
    }

    @Test("nobody changes their own account", arguments: ["roles", "pause", "remove", "end-sessions", "reset-factor"])
    func oneself(change: String) throws {
        _ = try portal.user("Otto", .admin)
        _ = try browser.post("/admin/users/\(ada)/\(change)", [("key", browser.formKey()), ("roles", "support")])
        #expect(try portal.account(ada)?.user.roles == [.admin])
        #expect(try portal.account(ada)?.state == .active)
        #expect(try browser.visit("/account").heading == "Account")
        #expect(try portal.lastAudit() == nil)
    }

    @Test("one admin who can sign in is always left")
    func lastAdmin() throws {
        let last = try #require(try portal.account(ada))
        let paused = try portal.user("Otto", .admin)
        try portal.database.write { try UserStore.setPaused(paused, true, in: $0) }
        let admins = try portal.database.read { try UserStore.accounts(having: .admin, in: $0) }
        #expect(admins.count == 2)
        let problem = { (roles: Set<Role>, isActive: Bool) in
            AccountChangePolicy.problem(with: last, becoming: roles, active: isActive, by: nil, admins: admins)?.english
        }
        #expect(problem([.support], true) == "This is the last admin who can sign in.")
        #expect(problem([.admin], false) == "This is the last admin who can sign in.")
        #expect(problem([.admin, .support], true) == nil)
        #expect(problem([], true) == "Choose at least one role.")
        #expect(problem([.admin, .owner], true) == "Staff roles and partner roles cannot be combined.")
    }

    @Test("staff become no partners, and partners no staff")
    func mixing() throws {
        let anna = try portal.user("Anna Weber", .owner, of: firm)
        let sue = try portal.user("Sue", .support)
        for (user, role) in [(anna, "admin"), (sue, "owner")] {
            _ = try browser.post("/admin/users/\(user)/roles", [("key", browser.formKey()), ("roles", role)])
        }
        #expect(try portal.account(anna)?.user.roles == [.owner])
        #expect(try portal.account(sue)?.user.roles == [.support])
    }

    @Test("who is invited gets a mail, and again when it is sent again; an address is nobody's twice")
    func inviting() throws {
        let page = try browser.visit("/admin/users/invite")
        let input = ["name": "Ben Lang", "email": "ben@example.com", "roles": "owner", "firm": firm.text]
        let shown = try browser.press("Invite", on: page, input)
        #expect(shown.heading == "Ben Lang")
        #expect(shown.shows("Invited"))
        let ben = try #require(
            try portal.database.read { try UserStore.account(EmailAddress("ben@example.com"), in: $0) })
        #expect(ben.user.roles == [.owner])
        #expect(ben.user.firm?.id == firm)
        #expect(try portal.mails().count == 1)
        portal.clock.advance(by: .seconds(60))
        _ = try browser.press("Resend invitation", on: shown)
        #expect(try portal.mails().count == 2)
        let again = try browser.press("Invite", on: browser.visit("/admin/users/invite"), input)
        #expect(again.problem("email") == "This address is already in use.")
        #expect(again.field("name")?["value"] == "Ben Lang")
    }

    @Test(
        "an invitation says what is missing",
        arguments: [
            (["roles": "owner"], "firm", "Owners and members belong to a firm. Choose one."),
            (["name": ""], "name", "Please fill in this field."),
            (["email": "nobody"], "email", "This is not a valid e-mail address. Example: name@example.com"),
            ([:], "roles", "Choose at least one role."),
        ])
    func incomplete(changes: [String: String], field: String, problem: String) throws {
        let input = ["name": "Ben", "email": "ben@example.com"].merging(changes) { $1 }
        let page = try browser.press("Invite", on: browser.visit("/admin/users/invite"), input)
        #expect(page.status == .unprocessableContent)
        #expect(page.problem(field) == problem)
    }

    @Test("who has lost their password, their phone or a device is helped")
    func help() throws {
        let sue = try portal.user("Sue", .support)
        _ = try portal.session(of: sue)
        try portal.database.write { writer in
            try portal.identity.factors.begin(sue, in: writer)
            let secret = try #require(try portal.identity.factors.newSecret(of: sue, in: writer))
            _ = try portal.identity.factors.confirm(portal.code(of: secret), of: sue, at: portal.clock.now, in: writer)
        }
        var page = try browser.visit("/admin/users/\(sue)")
        #expect(page.shows("Firefox on Windows"))
        page = try browser.press("Sign out everywhere", on: page)
        #expect(try portal.sessions(of: sue).isEmpty)
        page = try browser.press("Reset the second factor", on: page)
        #expect(try portal.database.read { try SecondFactorStore.status(of: sue, in: $0) } == nil)
        _ = try browser.press("Send password link", on: page)
        #expect(try portal.mails().count == 1)
        #expect(try portal.lastAudit()?.action == "user.reset_link_sent")
        #expect(try browser.visit("/admin/users/\(sue)").shows("Password link sent"))
    }

    @Test("a member becomes the owner, and the former owner a member")
    func owner() throws {
        let anna = try portal.user("Anna Weber", .owner, of: firm)
        let max = try portal.user("Max Roth", .member, of: firm)
        _ = try browser.press("Make owner of the firm", on: browser.visit("/admin/users/\(max)"))
        #expect(try portal.account(max)?.user.roles == [.owner])
        #expect(try portal.account(anna)?.user.roles == [.member])
    }

    @Test("an admin signs everybody out at once, stays in on this device alone, and it is kept")
    func everybody() throws {
        let anna = try portal.user("Anna Weber", .owner, of: firm)
        let hers = try portal.browser(as: anna)
        let elsewhere = try portal.browser(as: ada)
        let rules = try browser.visit("/admin/users/rules")
        let page = try browser.visit(try #require(rules.link("Sign out everyone")))
        #expect(page.shows("2 people are signed in. They are using 3 devices."))
        let done = try browser.press("Sign out everyone", on: page)
        #expect(done.notice == "2 devices have been signed out.")
        for former in [hers, elsewhere] {
            #expect(try former.get("/account").location?.hasPrefix("/login") == true)
        }
        #expect(try browser.visit("/account").heading == "Account")
        let entry = try #require(try portal.lastAudit())
        #expect(entry.action == "rules.all_sessions_ended" && entry.changes == [.init("devices", from: "2", to: "0")])
        portal.clock.advance(by: .seconds(601))
        let late = try browser.post("/admin/users/sessions", [("key", browser.formKey())])
        #expect(late.location?.hasPrefix("/login/confirm") == true)
    }

    @Test("a second factor can be made a rule for a role")
    func rules() throws {
        let page = try browser.visit("/admin/users/rules")
        _ = try browser.press("Save", on: page, ["roles": "admin"])
        #expect(try portal.database.read { try SecondFactorStore.requiredRoles(in: $0) } == [.admin])
        #expect(try portal.lastAudit()?.changes == [.init("roles", from: "", to: "admin")])
        _ = try browser.press("Save", on: browser.visit("/admin/users/rules"))
        #expect(try portal.database.read { try SecondFactorStore.requiredRoles(in: $0) } == [.admin])
    }
}
