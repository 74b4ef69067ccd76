import Base
import Database
import HTTP
import Identity
import Jobs
import TestKit
import Testing
import Web

@testable import Leads

/// The way of leads, as admins change it.
@Suite struct LeadSettingsTests {
    let leads: LeadPortal
    let admin: ID<User>
    let ada: Browser
    private let path = "/admin/leads/settings"

    init() throws {
        leads = try LeadPortal()
        admin = try leads.portal.user("Ada Amt", .admin)
        ada = try leads.portal.browser(as: admin)
    }

    private func stages() throws -> LeadStages { try leads.database.read { try LeadStore.stages(in: $0) } }

    private func keep(_ input: [String: String]) throws -> Page {
        try ada.press("Save stages", on: ada.visit(path), input)
    }

    @Test("stages get other names, colours, days and another order, and boards show it")
    func changing() throws {
        let page = try keep([
            "name-contacted": "Spoken to", "tone-contacted": "warning", "days-contacted": "", "place-contacted": "9",
            "days-new": "5",
        ])
        #expect(page.notice == "Saved.")
        let open = try stages().open
        #expect(open.map(\.code) == ["new", "qualified", "proposal", "contacted"])
        #expect(open.last?.name == "Spoken to")
        #expect(open.last?.tone == .warning)
        #expect(open.last?.rotsAfter == nil)
        #expect(open.first?.rotsAfter == 5)
        try leads.lead()
        #expect(try leads.portal.browser(as: leads.anna.id).visit("/leads").shows("Spoken to"))
        let actions = try leads.database.read { reader in
            try reader.value("SELECT count(*) FROM audit_entries WHERE action = 'lead_settings.changed'", as: Int.self)
        }
        #expect(actions == 1)
    }

    @Test("a new stage is one more column, in its place")
    func adding() throws {
        _ = try keep(["name-another": "Visit", "place-another": "2", "days-another": "10"])
        let open = try stages().open
        #expect(open.map(\.name) == ["New", "Contacted", "Visit", "Qualified", "Proposal"])
        #expect(open[2].code == "visit")
        #expect(try stages().won?.name == "Won")
        let again = try keep(["name-another": "visit"])
        #expect(again.status == .unprocessableContent)
        #expect(again.problem("name-another") == "Another stage already has this name.")
        #expect(again.field("name-another")?["value"] == "visit")
    }

    @Test(
        "what is no stage is refused beside its field, and nothing is changed",
        arguments: [
            ("name-new", ""), ("name-won", " "), ("days-new", "0"), ("days-new", "soon"), ("place-new", "0"),
            ("name-contacted", "new"), ("name-lost", "Won"),
        ])
    func refusing(field: String, input: String) throws {
        let page = try keep([field: input])
        #expect(page.status == .unprocessableContent)
        #expect(page.problem(field) != nil)
        #expect(try stages().all.map(\.name) == LeadStages.standard.all.map(\.name))
    }

    @Test("a stage goes only with a place for its leads; they go there without growing younger, and rules with them")
    func removing() throws {
        let lead = try leads.lead()
        try leads.move(lead, to: "contacted")
        let archived = try leads.lead("Talmann", email: "tom@talmann.example")
        try leads.move(archived, to: "contacted")
        try leads.database.write { writer in
            _ = try LeadStore.archive(archived.id, seenBy: .everything, by: leads.by(leads.anna), in: writer)
        }
        try leads.settle()
        try leads.rule(.stage("contacted"), .tag("spoken"))
        let since = try leads.find(lead)?.stageSince
        leads.portal.clock.advance(by: .seconds(3 * 86_400))
        let ada = try leads.portal.browser(as: admin)
        let page = try ada.visit(path + "/stages/contacted")
        #expect(page.shows("This stage contains 1 lead across all partners."))
        #expect(try ada.press("Remove stage", on: page).problem("to") != nil)
        let removed = try ada.press("Remove stage", on: page, ["to": "qualified"])
        #expect(removed.notice == "Contacted has been removed. Its leads move to Qualified.")
        try leads.settle()
        #expect(try stages().open.map(\.code) == ["new", "qualified", "proposal"])
        for each in [lead, archived] { #expect(try leads.find(each)?.stage.code == "qualified") }
        #expect(try leads.find(lead)?.stageSince == since)
        #expect(try leads.find(lead)?.tags == [], "it is no move that a rule waits for")
        let anna = try leads.portal.browser(as: leads.anna.id)
        #expect(try anna.visit("/leads/\(lead.id)").shows("moved the lead from Contacted to Qualified"))
        #expect(try anna.visit("/leads/automation").shows("Lead moves to: Qualified"))
        #expect(try anna.visit("/leads").cards("qualified") == ["Bergmann GmbH"])
        #expect(try ada.visit(path + "/stages/contacted").status == .notFound)
    }

    @Test("two open stages stay, and what is won or lost has its stage", arguments: ["won", "lost", "nothing"])
    func keeping(code: String) throws {
        #expect(try ada.visit(path + "/stages/\(code)").status == .notFound)
    }

    @Test("the last two open stages cannot go")
    func lastTwo() throws {
        for code in ["contacted", "qualified"] {
            _ = try ada.press("Remove stage", on: ada.visit(path + "/stages/\(code)"), ["to": "new"])
        }
        #expect(try stages().open.map(\.code) == ["new", "proposal"])
        #expect(try ada.visit(path + "/stages/proposal").status == .notFound)
        #expect(try !ada.visit(path).html.all("a").contains { $0["href"]?.hasSuffix("/stages/new") == true })
    }

    @Test("forms ask for what is ticked, and numbers are read for the country")
    func forms() throws {
        let page = try ada.visit(path)
        let wrong = try ada.press("Save", on: page, ["country": "Atlantis"])
        #expect(wrong.problem("country") != nil)
        var body: [(String, String)] = [("country", "at"), ("field-size", "on")]
        body.append(("key", try ada.formKey()))
        _ = try ada.post(path, body)
        let settings = try leads.database.read { try LeadSettings.current(in: $0) }
        #expect(settings.country == "AT")
        #expect(settings.fields == [.size])
        let new = try leads.portal.browser(as: leads.anna.id).visit("/leads/new")
        #expect(new.field("size") != nil && new.field("location") == nil)
    }

    @Test("names that come with the program are read in the reader's language wherever they stand")
    func german() throws {
        try leads.lead()
        try leads.rule(.stage("contacted"), .tag("x"))
        let admin = try leads.portal.user("Berta Amt", .admin)
        try leads.database.write { writer in
            for user in [leads.anna.id, admin] {
                try UserStore.setProfile(user, name: "Anna", language: "de", zone: "UTC", in: writer)
            }
        }
        let anna = try leads.portal.browser(as: leads.anna.id)
        #expect(try leads.portal.browser(as: admin).visit("/admin/leads").shows("Neu"))
        #expect(try anna.visit("/leads/automation").shows("Kontaktiert"))
    }
}
