import Base
import Database
import HTTP
import Leads
import TestKit
import Testing
import Web

@Suite struct LeadEntryTests {
    private let world: BoardWorld
    private let anna: Browser

    init() throws {
        world = try BoardWorld()
        anna = try world.browser(world.anna)
    }

    @Test("a company and one way to reach it are enough")
    func short() throws {
        let form = try anna.visit("/leads/new")
        let shown = try anna.press("Add lead", on: form, ["company": "Bergmann", "phone": "+49 89 123456"])
        #expect(shown.heading == "Leads")
        #expect(shown.cards("new") == ["Bergmann"])
        #expect(shown.notice == "Bergmann has been added to your board.")
    }

    @Test("every mistake is said at once, beside its field, and what was typed stays")
    func mistakes() throws {
        let form = try anna.visit("/leads/new")
        let again = try anna.press(
            "Add lead", on: form, ["email": "anna@", "value": "viel", "country": "Atlantis", "city": "Passau"])
        #expect(again.status == .unprocessableContent)
        #expect(again.problem("company") == "Please enter a company or contact name.")
        #expect(again.problem("email") != nil)
        #expect(again.problem("value") == "Please enter an amount, for example 12480.50.")
        #expect(again.problem("country") != nil)
        #expect(again.field("city")?["value"] == "Passau")
        #expect(again.field("email")?["value"] == "anna@")
    }

    @Test("an amount is read as the reader's language writes it, and asked again where it could be another one")
    func amounts() throws {
        let form = try anna.visit("/leads/new")
        let again = try anna.press(
            "Add lead", on: form, ["company": "Bergmann", "phone": "+49 89 123456", "value": "12.500"])
        #expect(
            again.problem("value")
                == "“12.500” is ambiguous. Please enter it without the separator: 12500.")
        let shown = try anna.press("Add lead", on: again, ["value": "12,500"])
        #expect(shown.notice == "Bergmann has been added to your board.")
        #expect(shown.shows("€12,500"))
    }

    @Test("a form that is sent twice gets one answer, and one that says something else is another lead")
    func twice() throws {
        let form = try anna.visit("/leads/new")
        let input = ["company": "Bergmann", "phone": "+49 89 123456"]
        let first = try anna.pressOnce("Add lead", on: form, input)
        let again = try anna.pressOnce("Add lead", on: form, input)
        #expect(again.status == .seeOther)
        #expect(again.location == first.location)
        let other = try anna.press("Add lead", on: form, ["company": "Kettner", "phone": "+49 89 987654"])
        #expect(other.notice == "Kettner has been added to your board.")
        #expect(try anna.visit("/leads").cards("new").sorted() == ["Bergmann", "Kettner"])
    }

    @Test("a name alone reaches nobody")
    func unreachable() throws {
        let again = try anna.press("Add lead", on: anna.visit("/leads/new"), ["company": "Bergmann"])
        #expect(again.problem("email") == "Please enter an e-mail address or a phone number.")
    }

    @Test("while one types, the page says whether somebody was first, and never who")
    func check() throws {
        try world.lead("Bergmann")
        try world.lead("Huber Bau", of: world.lang)
        func verdict(_ query: String) throws -> String {
            try anna.get("/leads/check?\(query)", ["Fragment: verdict"]).html.text
        }
        #expect(try verdict("company=").contains("Not checked yet"))
        #expect(try verdict("company=Neu&email=a@neu.example").contains("Free"))
        #expect(try verdict("email=info@bergmann.example").contains("Already one of your leads"))
        let protected = try verdict("email=info@huberbau.example")
        #expect(protected.contains("Protected"))
        #expect(!protected.contains("Lang"))
    }

    @Test("what may be another partner's is asked about once, then entered and looked at")
    func overlap() throws {
        try world.lead("Huber Bau", of: world.lang)
        let form = try anna.visit("/leads/new")
        let asked = try anna.press("Add lead", on: form, ["company": "Huber", "email": "info@huberbau.example"])
        #expect(asked.shows("Another partner registered this lead first."))
        #expect(!asked.response.text.contains("Lang"))
        let board = try anna.press("Add anyway", on: asked)
        #expect(board.notice?.contains("We will review it") == true)
        #expect(board.shows("In review"))
    }

    @Test("a colleague's lead that a member does not see has no way to it")
    func hiddenDouble() throws {
        let lead = try world.lead("Bergmann", owner: world.anna)
        let ben = try world.browser(world.ben)
        let page = try ben.get("/leads/check?email=info@bergmann.example")
        #expect(page.response.text.contains("Already one of your leads"))
        #expect(!page.response.text.contains(lead.id.text))
    }

    @Test("a change keeps the history of every field")
    func change() throws {
        let lead = try world.lead("Bergmann", owner: world.anna)
        let form = try anna.visit(LeadPath.show(lead.id) + "/edit")
        #expect(form.field("company")?["value"] == "Bergmann")
        let shown = try anna.press(
            "Save", on: form, ["company": "Bergmann & Söhne", "value": "900", "tags": "fair, hot"])
        #expect(shown.heading == "Bergmann & Söhne")
        let history = try anna.visit(LeadPath.show(lead.id) + "?kind=change").text
        #expect(history.contains("Company: Bergmann → Bergmann & Söhne"))
        #expect(history.contains("Expected value: – → 900.00 EUR"))
        #expect(history.contains("Tags: – → fair, hot"))
    }

    @Test("a change to what somebody has changed meanwhile is refused")
    func staleChange() throws {
        let lead = try world.lead("Bergmann")
        let form = try anna.visit(LeadPath.show(lead.id) + "/edit")
        let other = try world.browser(world.anna)
        _ = try other.press("Save", on: other.visit(LeadPath.show(lead.id) + "/edit"), ["city": "Passau"])
        let refused = try anna.press("Save", on: form, ["city": "Linz"])
        #expect(refused.status == .conflict)
        #expect(try world.now(lead.id)?.contact.city == "Passau")
    }
}
