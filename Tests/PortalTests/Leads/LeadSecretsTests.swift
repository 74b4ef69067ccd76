import Base
import Database
import HTTP
import Jobs
import Leads
import Programme
import TestKit
import Testing
import Web

/// What staff keep for themselves never reaches a partner: it is written into every internal field, and looked for in
/// everything that a partner can get.
@Suite struct LeadSecretsTests {
    private static let notes = "xyzzy-notes"
    private static let reason = "xyzzy-reason"
    private static let holder = "Xyzzy Holding"
    /// In the forms that a page would show them in.
    private static let words = ["xyzzy", "temperature", "73519", "hot lead", "lang immobilien"]

    private let world: RoleWorld
    private let hint: ID<Lead>

    init() throws {
        world = try RoleWorld()
        let (portal, world) = (world.portal, world)
        hint = try portal.database.write { writer in
            let author = LeadAuthor.program(at: portal.clock.now)
            let contact = Lead.Contact(
                name: "Xyzzy Person", company: Self.holder, email: try EmailAddress("info@xyzzy.example"))
            let held = try LeadStore.create(
                Lead.Draft(contact: contact), source: .manual, for: world.otherFirm, by: author, in: writer)
            try LeadStore.setInternals(
                Lead.Internals(temperature: .hot, score: 73_519, hint: held.id.text, notes: Self.notes), of: world.lead,
                by: author, in: writer)
            try LeadStore.agree(Rate(basisPoints: 2_000), reason: Self.reason, on: world.lead, by: author, in: writer)
            // It comes from us, and not from the other firm.
            let other = Lead.Contact(name: "Paula", email: try EmailAddress("paula@pohl.example"))
            let given = try LeadStore.create(
                Lead.Draft(contact: other), source: .shared, for: world.otherFirm, by: author, in: writer)
            try LeadStore.transfer(given.id, to: world.firm, by: author, in: writer)
            return held.id
        }
    }

    private func check(_ text: String, _ place: String) {
        let text = text.lowercased()
        for word in Self.words + [hint.text] {
            #expect(!text.contains(word), "\(place) tells “\(word)”")
        }
    }

    @Test("no page, file or feed of a partner tells what is internal", arguments: [Role.owner, .member])
    func everyRoute(role: Role) throws {
        let browser = try world.browser(as: role)
        for row in roleTable where row.method == "GET" && row.who.includes(role) && row.path != "/live" {
            let path = row.own?(world) ?? row.path
            check(try browser.get(path).response.text, row.route)
        }
        for query in ["/leads?q=xyzz", "/leads/list?search=xyzz", "/leads/list.csv?search=xyzz"] {
            // The page repeats what was typed, so only part of the word is typed.
            check(
                try browser.get(query).response.text.replacing("xyzz\"", with: "").replacing("xyzz&", with: ""), query)
        }
        let picked = try browser.post(
            "/leads/picked.csv", [("key", browser.formKey()), ("pick", world.lead.text), ("pick", hint.text)])
        check(picked.response.text, "what is picked")
    }

    @Test("the check for overlaps names nobody")
    func overlap() throws {
        let browser = try world.browser(as: .owner)
        let answer = try browser.get("/leads/check?email=someone@xyzzy.example")
        #expect(answer.response.text.contains("Protected"))
        check(answer.response.text, "the check")
    }

    @Test("a partner's search finds no internal word")
    func search() throws {
        for word in ["xyzzy", "73519"] {
            let found = try world.portal.database.read {
                try LeadSearch.find(word, seenBy: .firm(world.firm), in: $0)
            }
            #expect(found.isEmpty, "\(word)")
        }
    }

    @Test("a live message is the name of a topic, and nothing of a lead")
    func live() throws {
        let wire = try WirePortal(world.portal)
        let socket = try wire.listener(try world.browser(as: .owner), to: "leads:board")
        let listener = EventDispatcher(Leads().listeners(world.portal.site), of: world.portal.site)
        try listener.settle()
        try world.portal.database.write { writer in
            try LeadStore.agree(nil, reason: nil, on: world.lead, by: .program(at: world.portal.clock.now), in: writer)
        }
        try listener.settle()
        #expect(try socket.frame() == .text("leads:board"))
    }

    @Test("staff see all of it")
    func staff() throws {
        let page = try world.browser(as: .agent).visit("/admin/leads/\(world.lead)")
        #expect(page.shows(Self.notes))
        #expect(page.shows(Self.holder))
        #expect(page.field("score")?["value"] == "73519")
        #expect(page.field("rate_reason")?["value"] == Self.reason)
    }
}
