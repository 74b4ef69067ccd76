import Base
import Database
import HTTP
import Identity
import Mail
import Partners
import TestKit
import Testing
import Web

/// What the staff do with firms.
@Suite struct PartnerAdminTests {
    let portal: TestPortal
    let admin: Browser

    init() throws {
        portal = try TestPortal()
        admin = try portal.browser(as: portal.user("Ada", .admin))
    }

    private func rows(_ page: Page) -> [String] {
        page.html.all("tbody").first?.all("tr").compactMap { $0.all("a").first?.text } ?? []
    }

    @Test("the list is searched, filtered by state with its counts, and sorted, all in the address")
    func list() throws {
        try portal.partner("Weber Bau") { $0.profile.website = "https://weber.example" }
        try portal.partner("Lang Immobilien", .paused)
        try portal.partner("Huber", .suspended)
        let all = try admin.visit("/admin/partners")
        #expect(rows(all) == ["Huber", "Lang Immobilien", "Weber Bau"])
        #expect(all.link("Paused 1") == "/admin/partners?state=paused")
        #expect(rows(try admin.visit("/admin/partners?state=paused")) == ["Lang Immobilien"])
        #expect(rows(try admin.visit("/admin/partners?q=WEBER.example")) == ["Weber Bau"])
        #expect(rows(try admin.visit("/admin/partners?sort=-name")) == ["Weber Bau", "Lang Immobilien", "Huber"])
        #expect(try admin.visit("/admin/partners?q=nobody").shows("No results for these filters"))
    }

    @Test("an admin adds a firm, invites its owner and changes what was agreed; each is in the audit log")
    func add() throws {
        let form = try admin.visit("/admin/partners/new")
        let wrong = try admin.press("Save", on: form, ["name": "", "rate": "120"])
        #expect(wrong.problem("name") != nil && wrong.problem("rate") != nil && wrong.problem("kind") != nil)
        let team = try admin.press(
            "Save", on: form, ["name": "Weber Bau", "kind": "broker.uae", "rate": "17.5", "tags": "gold, vip, gold"])
        #expect(team.heading == "Weber Bau" && team.shows("No people yet"))
        let invited = try admin.press("Invite", on: team, ["name": "Anna Weber", "email": "anna@weber.example"])
        #expect(invited.shows("Anna Weber") && invited.shows("Owner"))
        #expect(
            try admin.press("Invite", on: invited, ["name": "B", "email": "ANNA@weber.example"]).problem("email") != nil
        )
        let id = try #require(team.target.split(separator: "/").dropLast().last.map(String.init))
        let edit = try admin.visit("/admin/partners/\(id)/edit")
        #expect(edit.field("rate")?["value"] == "17.5" && edit.field("tags")?["value"] == "gold, vip")
        let outside = try admin.press("Save", on: edit, ["rate": "40"])
        #expect(outside.problem("rate_reason")?.contains("15% to 25%") == true)
        let saved = try admin.press("Save", on: outside, ["rate_reason": "a large account"])
        #expect(saved.shows("40%"))
        #expect(
            try portal.audited(id) == ["partner.added", "tier.placed", "partner.invited", "partner.changed"])
    }

    @Test("suspending says what it entails, wants a reason, and signs everybody out")
    func suspend() throws {
        let firm = try portal.partner("Weber Bau")
        let anna = try portal.browser(as: portal.user("Anna", .owner, of: firm.id))
        #expect(try anna.visit("/partner/onboarding").status == .ok)
        let page = try admin.visit("/admin/partners/\(firm.id)/state/suspended")
        #expect(
            page.shows("signed out immediately") && page.shows("no longer earn commission")
                && page.shows("are put on hold"))
        #expect(try portal.state(of: firm.id) == .active, "looking changes nothing")
        #expect(try admin.press("Suspend", on: page).problem("reason") == "Please give a reason.")
        #expect(try portal.state(of: firm.id) == .active)
        let done = try admin.press("Suspend", on: page, ["reason": "made-up leads"])
        #expect(done.shows("made-up leads"))
        #expect(try portal.state(of: firm.id) == .suspended)
        #expect(try anna.get("/partner/onboarding").location?.hasPrefix("/login") == true)
    }

    @Test(
        "what cannot be done with a firm as it stands is not offered, and not there",
        arguments: ["archived", "applied", "x"])
    func impossible(state: String) throws {
        let firm = try portal.partner("Weber Bau")
        #expect(try admin.visit("/admin/partners/\(firm.id)/state/\(state)").status == .notFound)
        #expect(
            try admin.post("/admin/partners/\(firm.id)/state/\(state)", [("key", admin.formKey()), ("reason", "x")])
                .status != .ok)
        #expect(try portal.state(of: firm.id) == .active)
    }

    @Test("notes are for admins and support, and stand nowhere else")
    func notes() throws {
        let firm = try portal.partner("Weber Bau")
        let page = try admin.visit("/admin/partners/\(firm.id)/notes")
        let noted = try admin.press("Add note", on: page, ["text": "Pays late."])
        #expect(noted.shows("Pays late.") && noted.shows("Ada"))
        let support = try portal.browser(as: portal.user("Sue", .support))
        #expect(try support.visit("/admin/partners/\(firm.id)/notes").shows("Pays late."))
        let agent = try portal.browser(as: portal.user("Al", .agent))
        #expect(try agent.visit("/admin/partners/\(firm.id)/notes").status == .forbidden)
        let anna = try portal.browser(as: portal.user("Anna", .owner, of: firm.id))
        for path in ["/partner/onboarding", "/account/firm", "/partner/onboarding/agreement"] {
            #expect(try !anna.visit(path).shows("Pays late."))
        }
        let file = try admin.get("/admin/partners.csv").streamed()
        #expect(file.contains("Weber Bau") && !file.contains("Pays late."))
    }

    @Test("more firms than can be changed at once are refused, and none is changed")
    func bulkLimit() throws {
        let firm = try portal.partner("Weber")
        let others = (0..<500).map { _ in ("pick", ID<Firm>.make().text) }
        let picks = [("pick", firm.id.text)] + others
        let answer = try admin.post("/admin/partners", [("key", admin.formKey()), ("do", "pause")] + picks)
        #expect(try admin.visit(answer.location ?? "").notice == "Select at most 500 firms.")
        #expect(try portal.state(of: firm.id) == .active)
    }

    @Test("many firms are changed at once after a look at them, each with its own entry in the log")
    func bulk() throws {
        let weber = try portal.partner("Weber")
        let lang = try portal.partner("Lang")
        let huber = try portal.partner("Huber", .suspended)
        let picks = [weber, lang, huber].map { ("pick", $0.id.text) }
        let preview = try admin.post("/admin/partners", [("key", admin.formKey()), ("do", "pause")] + picks)
        #expect(preview.shows("Weber") && preview.shows("Lang") && preview.shows("Not possible"))
        #expect(try portal.state(of: weber.id) == .active)
        let missing = try admin.press("Pause", on: preview)
        #expect(missing.problem("reason") != nil)
        _ = try admin.press("Pause", on: missing, ["reason": "summer"])
        #expect(try portal.state(of: weber.id) == .paused)
        #expect(try portal.state(of: lang.id) == .paused)
        #expect(try portal.state(of: huber.id) == .suspended)
        for firm in [weber, lang] { #expect(try portal.audited(firm.id.text).last == "partner.moved") }
        let tags = try admin.post("/admin/partners", [("key", admin.formKey()), ("do", "tag")] + picks)
        #expect(try admin.press("Add tag", on: tags, ["tag": "fair"]).notice?.contains("3 firms updated") == true)
        #expect(try rows(admin.visit("/admin/partners?tag=fair")).count == 3)
        let tier = try admin.post("/admin/partners", [("key", admin.formKey()), ("do", "tier")] + picks)
        #expect(try admin.press("Change tier", on: tier, ["tier": "elite"]).problem("reason") != nil)
        _ = try admin.press("Change tier", on: tier, ["tier": "elite", "reason": "a tender"])
        #expect(try rows(admin.visit("/admin/partners?tier=elite")).count == 3)
    }

    @Test("a message goes to the owner of each firm")
    func message() throws {
        let firm = try portal.partner("Weber")
        _ = try portal.user("Anna", .owner, of: firm.id, email: "anna@weber.example")
        _ = try portal.user("Ben", .member, of: firm.id, email: "ben@weber.example")
        let page = try admin.post(
            "/admin/partners", [("key", admin.formKey()), ("do", "message"), ("pick", firm.id.text)])
        _ = try admin.press("Send message", on: page, ["subject": "News", "text": "Come to the fair."])
        let mails = try portal.mails()
        #expect(mails.map(\.subject) == ["News"])
        #expect(mails.first?.to.map(\.address.text) == ["anna@weber.example"])
        #expect(mails.first?.text.contains("Come to the fair.") == true)
    }

    @Test("who looks after firms without being an admin reads, and changes nothing")
    func readers() throws {
        let firm = try portal.partner("Weber")
        let agent = try portal.browser(as: portal.user("Al", .agent))
        let page = try agent.visit("/admin/partners/\(firm.id)")
        #expect(page.heading == "Weber" && page.link("Edit") == nil && page.link("Suspend") == nil)
        #expect(try agent.visit("/admin/partners").link("Add partner") == nil)
    }
}
