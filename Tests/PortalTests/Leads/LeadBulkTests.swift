import Base
import Database
import Leads
import TestKit
import Testing
import Web

@Suite struct LeadBulkTests {
    private let world: BoardWorld
    private let anna: Browser

    init() throws {
        world = try BoardWorld()
        anna = try world.browser(world.anna)
    }

    /// The page that asks once, for these leads.
    private func ask(_ action: String, _ leads: [Lead]) throws -> Page {
        let picks = leads.map { ("pick", $0.id.text) }
        return try anna.post(
            "/leads/bulk", [("key", anna.formKey()), ("do", action), ("from", "/leads?q=a")] + picks)
    }

    @Test("many leads are moved after one question that names how many")
    func move() throws {
        let leads = [try world.lead("Bergmann"), try world.lead("Huber Bau")]
        let asked = try ask("move", leads)
        #expect(asked.heading == "Move 2 leads")
        let wrong = try anna.press("Change 2 leads", on: asked)
        #expect(wrong.problem("stage") == "Please fill in this field.")
        let done = try anna.pressOnce("Change 2 leads", on: asked, ["stage": "qualified"])
        #expect(done.location == "/leads?q=a")
        #expect(Set(try anna.visit("/leads").cards("qualified")) == ["Bergmann", "Huber Bau"])
    }

    @Test("they are assigned, tagged and given a next action in the same way")
    func others() throws {
        let leads = [try world.lead("Bergmann", tags: ["fair"]), try world.lead("Huber Bau")]
        _ = try anna.press("Change 2 leads", on: ask("assign", leads), ["owner": world.ben.text])
        _ = try anna.press("Change 2 leads", on: ask("tag", leads), ["tag": "hot, messe"])
        _ = try anna.press(
            "Change 2 leads", on: ask("task", leads), ["title": "Call", "day": "2026-02-10"])
        let lead = try #require(try world.now(leads[0].id))
        #expect(lead.owner == world.ben)
        #expect(lead.tags == ["fair", "hot", "messe"])
        #expect(lead.nextAction?.title == "Call")
    }

    @Test("they are archived after one question, and nothing is deleted")
    func archive() throws {
        let leads = [try world.lead("Bergmann"), try world.lead("Huber Bau")]
        let asked = try ask("archive", leads)
        #expect(asked.heading == "Archive 2 leads")
        _ = try anna.press("Change 2 leads", on: asked)
        #expect(try leads.allSatisfy { try world.now($0.id)?.archivedAt != nil })
        #expect(try anna.visit("/leads").cards("new").isEmpty)
    }

    @Test("a lead that does not allow it stays as it is, and the others are changed")
    func partly() throws {
        let leads = [try world.lead("Bergmann"), try world.lead("Zu", stage: "won", value: 100)]
        let done = try anna.press("Change 2 leads", on: ask("move", leads), ["stage": "contacted"])
        #expect(done.notice?.contains("1 of 2 leads changed.") == true)
        #expect(try world.now(leads[1].id)?.stage.kind == .won)
    }

    @Test("leads of another firm are passed over, however they got into the form")
    func foreign() throws {
        let foreign = try world.lead("Fremd AG", of: world.lang)
        let asked = try ask("move", [try world.lead("Bergmann"), foreign])
        #expect(asked.heading == "Move 1 lead")
        #expect(!asked.response.text.contains("Fremd"))
        #expect(try ask("move", [foreign]).location == "/leads?q=a")
        #expect(try world.now(foreign.id)?.stage.code == "new")
    }

    @Test("a firm whose tier does not open it is told which does, and picks nothing")
    func locked() throws {
        let lead = try world.lead("Fremd AG", of: world.lang)
        let peter = try world.browser(world.peter)
        let board = try peter.visit("/leads")
        #expect(board.field("pick") == nil)
        #expect(board.shows("Bulk actions, saved views and reminders"))
        let sent = try peter.post(
            "/leads/bulk",
            [("key", peter.formKey()), ("do", "move"), ("pick", lead.id.text), ("sure", "1"), ("stage", "contacted")])
        #expect(sent.location == "/leads")
        #expect(try world.now(lead.id)?.stage.code == "new")
    }
}
