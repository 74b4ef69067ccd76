import Base
import Database
import HTTP
import Identity
import TestKit
import Testing

@testable import Leads
@testable import Web

/// The pages besides board, list and one lead, as people use them.
@Suite struct LeadPagesBesideTests {
    let leads: LeadPortal
    let anna: Browser

    init() throws {
        leads = try LeadPortal()
        anna = try leads.portal.browser(as: leads.anna.id)
    }

    private var imports: Imports { Imports(browser: anna, database: leads.database, path: LeadPath.imports) }

    @Test("a file goes its way from its columns to the rows that were left out")
    func importing() throws {
        let empty = try anna.visit("/leads/import")
        #expect(empty.heading == "Import leads")
        #expect(try anna.press("Upload file", on: empty).problem("file") == "Please choose a file.")
        let id = try imports.send("Firma,E-Mail\nBergmann,k@bergmann.example\nTalmann,\n=1+1,wrong\n")
        let columns = try imports.page(id)
        let twice = try anna.press("Check rows", on: columns, ["column.1": "company"])
        #expect(twice.notice?.contains("“Company”") == true)
        #expect(try anna.press("Check rows", on: columns).shows("Checking rows"))
        try leads.settle()
        let checked = try imports.page(id)
        #expect(checked.shows("1 row can be imported"))
        #expect(checked.shows("There is neither an e-mail address nor a phone number."))
        #expect(try anna.press("Import 1 row", on: checked).shows("Importing rows"))
        try leads.settle()
        let done = try imports.page(id)
        #expect(done.shows("1 row was imported"))
        #expect(done.shows("2 rows were left out"))
        #expect(try imports.page(id, "?view=added").link("Bergmann")?.hasPrefix("/leads/lead_") == true)
        let problems = try anna.get("/leads/import/\(id)/problems.csv").response.text
        #expect(problems.contains("Firma,E-Mail,Result,Problem\r\n"))
        #expect(problems.contains("'=1+1,wrong,Left out,"))
        #expect(!problems.contains("Bergmann"))
        #expect(try anna.visit("/leads/import").shows("leads.csv"))
    }

    @Test("the template that can be downloaded can be sent back as it is", arguments: ["en", "de"])
    func template(language: String) throws {
        try leads.database.write { writer in
            try UserStore.setProfile(leads.anna.id, name: leads.anna.name, language: language, zone: "UTC", in: writer)
        }
        let id = try imports.send(anna.get("/leads/import/template.csv").response.text)
        _ = try imports.press(language == "en" ? "Check rows" : "Zeilen prüfen", id)
        try leads.settle()
        #expect(try imports.rows(id).map(\.verdict) == [.new])
        #expect(try imports.rows(id).flatMap(\.notes).isEmpty)
        let count = try imports.page(id).html.all("option").filter { $0["selected"] != nil }.count
        #expect(count >= 18)
    }

    @Test("an owner sets a rule, tries it on a lead without effect, and turns it off")
    func automation() throws {
        let lead = try leads.lead()
        let empty = try anna.visit("/leads/automation")
        #expect(empty.shows("No rules yet"))
        let input = ["name": "Follow up", "cause": "idle", "deed": "task", "text": "Call again"]
        let wrong = try anna.press("Add rule", on: empty, input)
        #expect(wrong.problem("idle_days") != nil)
        #expect(wrong.field("name")?["value"] == "Follow up")
        let page = try anna.press("Add rule", on: wrong, ["idle_days": "7"])
        #expect(page.shows("No activity for 7 days"))
        let path = try #require(page.link("Follow up"))
        let trial = try anna.visit("\(path)?lead=\(lead.id)")
        #expect(trial.shows("Not in the lead's current state"))
        try leads.advance(by: .seconds(6 * 86_400))
        #expect(try leads.tasks(lead).isEmpty)
        let later = try leads.portal.browser(as: leads.anna.id)
        #expect(try later.press("Turn off", on: later.visit("/leads/automation")).shows("Off"))
    }

    @Test("a mail with a slot that there is not is refused beside its field")
    func slots() throws {
        let page = try anna.press(
            "Add rule", on: anna.visit("/leads/automation"),
            [
                "name": "Hi", "cause": "source:", "deed": "mail_contact", "subject": "Hi",
                "text": "Dear {{ name }}, {{ score }}",
            ])
        #expect(page.problem("text")?.contains("name, company, sender, firm") == true)
    }

    @Test("below the tier that opens it, automation is shown with what opens it, and cannot be used")
    func locked() throws {
        let starter = try LeadPortal(tier: "starter")
        let anna = try starter.portal.browser(as: starter.anna.id)
        let page = try anna.visit("/leads/automation")
        #expect(page.shows("Performer"))
        #expect(page.buttons.contains("Add rule") == false)
        let form = [
            ("key", try anna.formKey()), ("name", "x"), ("cause", "source:"), ("deed", "tag"), ("text", "new"),
        ]
        _ = try anna.post("/leads/automation", form)
        #expect(try starter.database.read { try LeadRuleStore.rules(of: starter.firm, in: $0) }.isEmpty)
    }

    @Test("doubles are shown side by side and become one")
    func merging() throws {
        let first = try leads.lead("Bergmann", email: "a@bergmann.example")
        let second = try leads.lead("Bergmann GmbH", email: "b@bergmann.example")
        let page = try anna.visit("/leads/\(first.id)/merge")
        #expect(page.shows("b@bergmann.example"))
        _ = try anna.pressOnce("Merge into this lead", on: page)
        #expect(try leads.find(second)?.mergedInto == first.id)
        #expect(try anna.visit("/leads/\(first.id)/merge").shows("No duplicates found"))
    }

    @Test("a calendar is found at a private address, until there is a new one")
    func calendar() throws {
        let lead = try leads.lead("Bergmann", owner: leads.anna)
        try leads.database.write { writer in
            _ = try LeadTaskStore.add(
                "Call", on: CivilDate(year: 2026, month: 2, day: 9), to: lead.id, seenBy: .everything,
                by: leads.by(leads.anna), in: writer)
        }
        let page = try anna.press("Create address", on: anna.visit("/leads/calendar"))
        let address = try #require(page.html.all("input").compactMap { $0["value"] }.first { $0.hasPrefix("http") })
        let path = String(address.dropFirst("http://portal.example".count))
        let calendar = try leads.portal.browser().get(path)
        #expect(calendar.response.fields["Content-Type"] == "text/calendar; charset=utf-8")
        #expect(calendar.response.text.contains("SUMMARY:Call: Bergmann\r\n"))
        #expect(calendar.response.text.contains("DTSTART;VALUE=DATE:20260209\r\n"))
        #expect(try !anna.visit("/leads/calendar").response.text.contains(path))
        _ = try anna.press("Create new address", on: anna.visit("/leads/calendar"))
        #expect(try leads.portal.browser().get(path).status == .notFound)
        #expect(try anna.press("Delete address", on: anna.visit("/leads/calendar")).shows("No calendar address yet"))
    }
}
