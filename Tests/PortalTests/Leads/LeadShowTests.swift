import Base
import Database
import HTTP
import Leads
import TestKit
import Testing
import Web

@Suite struct LeadShowTests {
    private let world: BoardWorld
    private let anna: Browser

    init() throws {
        world = try BoardWorld()
        anna = try world.browser(world.anna)
    }

    private func page(_ lead: Lead, _ query: String = "") throws -> Page {
        try anna.visit(LeadPath.show(lead.id) + query)
    }

    @Test(
        "the primary button is the next sensible step",
        arguments: [("new", "Move to Contacted"), ("proposal", "Close deal…")])
    func next(stage: String, label: String) throws {
        let shown = try page(world.lead("Bergmann", stage: stage))
        let primary = shown.html.all.filter { $0["data-kind"] == "primary" }.map(\.text)
        #expect(primary == [label])
    }

    @Test("a call is noted in one line, with what came of it")
    func log() throws {
        let lead = try world.lead("Bergmann")
        let shown = try anna.press(
            "Add", on: page(lead), ["kind": "call", "outcome": "reached", "note": "They want\r\nthe plan."])
        #expect(shown.notice == "Activity logged for Bergmann.")
        #expect(shown.shows("Anna Weber logged a call: Reached"))
        #expect(shown.shows("They want the plan."))
        #expect(try page(lead, "?kind=note").shows("No entries of this type yet."))
    }

    @Test("a note needs words")
    func emptyNote() throws {
        let again = try anna.press("Add", on: page(world.lead("Bergmann")), ["kind": "note"])
        #expect(again.problem("note") == "Please fill in this field.")
    }

    @Test("what is planned becomes the next action, and the primary button when it is due")
    func plan() throws {
        let lead = try world.lead("Bergmann")
        let form = try anna.visit(LeadPath.show(lead.id) + "/tasks/new")
        #expect(form.field("day")?["value"] == "2026-02-07")
        let shown = try anna.press("Save", on: form, ["title": "Send the offer", "day": "2026-02-06"])
        #expect(shown.shows("Send the offer"))
        let done = try anna.press("Complete Send the offer", on: page(lead))
        #expect(done.notice == "Done.")
        #expect(try world.now(lead.id)?.nextAction == nil)
        #expect(try page(lead).shows("Anna Weber completed: Send the offer"))
    }

    @Test("a logged call can plan what comes next")
    func callAndPlan() throws {
        let lead = try world.lead("Bergmann")
        let form = try anna.visit(LeadPath.show(lead.id) + "/activities/new?kind=call")
        let wrong = try anna.press("Save", on: form, ["next": "Send the offer"])
        #expect(wrong.problem("next_on") == "Please enter a due date.")
        _ = try anna.press("Save", on: wrong, ["next_on": "2026-02-09"])
        #expect(
            try world.now(lead.id)?.nextAction
                == Lead.NextAction("Send the offer", on: try #require(CivilDate("2026-02-09"))))
    }

    @Test("a lead is passed on to a colleague, and to nobody else")
    func assign() throws {
        let lead = try world.lead("Bergmann", owner: world.anna)
        let shown = try anna.press("Assign", on: page(lead), ["owner": world.ben.text])
        #expect(shown.notice == "Lead assigned.")
        #expect(try world.now(lead.id)?.owner == world.ben)
        let refused = try anna.press("Assign", on: page(lead), ["owner": world.peter.text])
        #expect(refused.status == .conflict)
        #expect(try world.now(lead.id)?.owner == world.ben)
    }

    @Test("an archived lead leaves the board, keeps its history, and comes back")
    func archive() throws {
        let lead = try world.lead("Bergmann")
        let board = try anna.press("Archive", on: page(lead))
        #expect(board.cards("new").isEmpty)
        #expect(try page(lead).shows("This lead is archived."))
        _ = try anna.press("Restore lead", on: page(lead))
        #expect(try anna.visit("/leads").cards("new") == ["Bergmann"])
    }

    @Test("who looks on as a partner sees the lead and changes nothing")
    func onlooker() throws {
        let lead = try world.lead("Bergmann")
        let admin = try world.portal.user("Clara Amt", .admin)
        let browser = try world.portal.browser(as: admin, viewing: world.anna)
        let shown = try browser.visit(LeadPath.show(lead.id))
        #expect(shown.heading == "Bergmann")
        #expect(try browser.pressOnce("Move to Contacted", on: shown).status == .forbidden)
        #expect(try world.now(lead.id)?.stage.code == "new")
    }
}
