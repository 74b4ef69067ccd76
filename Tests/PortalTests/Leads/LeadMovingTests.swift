import Base
import Database
import HTTP
import Leads
import TestKit
import Testing
import Web

/// Moves of leads, as a person without scripts makes them.
@Suite struct LeadMovingTests {
    private let world: BoardWorld
    private let anna: Browser

    init() throws {
        world = try BoardWorld()
        anna = try world.browser(world.anna)
    }

    private func actions(_ lead: Lead, from: String = "/leads") throws -> Page {
        try anna.get(LeadPath.show(lead.id) + "/actions", ["Referer: http://portal.example\(from)"])
    }

    @Test("a press in the menu of a card moves it, and leads back to the board with its filters")
    func move() throws {
        let lead = try world.lead("Bergmann")
        let once = try anna.pressOnce("Qualified", on: actions(lead, from: "/leads?q=berg"))
        #expect(once.location == "/leads?q=berg")
        let board = try anna.visit("/leads?q=berg")
        #expect(board.cards("qualified") == ["Bergmann"])
        #expect(board.notice?.contains("Bergmann moved to Qualified.") == true)
    }

    @Test("a move of a moment ago can be taken back, and the lead is where it was since it was there")
    func undo() throws {
        let lead = try world.lead("Bergmann")
        world.portal.clock.advance(by: .seconds(3_600))
        let anna = try world.browser(world.anna)
        let page = try anna.get(LeadPath.show(lead.id) + "/actions", ["Referer: http://portal.example/leads"])
        let moved = try anna.press("Proposal", on: page)
        #expect(moved.cards("proposal") == ["Bergmann"])
        let back = try anna.press("Undo", on: moved)
        #expect(back.cards("new") == ["Bergmann"])
        #expect(try world.now(lead.id)?.stageSince == lead.stageSince)
    }

    @Test("who moves what somebody else has moved meanwhile is told so, and nothing is overwritten")
    func stale() throws {
        let lead = try world.lead("Bergmann", owner: world.ben)
        let page = try actions(lead)
        let ben = try world.browser(world.ben)
        _ = try ben.press("Contacted", on: ben.visit(LeadPath.show(lead.id) + "/actions"))
        let refused = try anna.pressOnce("Proposal", on: page)
        #expect(refused.status == .conflict)
        #expect(
            refused.heading?.contains("Ben Kurz changed this lead in the meantime. It is now in Contacted.") == true)
        #expect(try world.now(lead.id)?.stage.code == "contacted")
    }

    @Test("winning asks for how much and when, and keeps what was typed")
    func winning() throws {
        let lead = try world.lead("Bergmann", stage: "proposal", value: 500_00)
        let form = try anna.visit(LeadPath.show(lead.id) + "/stage?stage=won")
        #expect(form.field("value")?["value"] == "500.00")
        let wrong = try anna.press("Won", on: form, ["value": "", "day": "2026-02-01"])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.problem("value") == "Please enter the value of the deal.")
        #expect(wrong.field("day")?["value"] == "2026-02-01")
        let done = try anna.press("Won", on: wrong, ["value": "1.234,50"])
        #expect(done.heading == "Bergmann")
        #expect(try world.now(lead.id)?.worth == Money(minor: 123_450, .eur))
    }

    @Test("a day that is still to come is no day to have won on")
    func future() throws {
        let lead = try world.lead("Bergmann")
        let form = try anna.visit(LeadPath.show(lead.id) + "/stage?stage=won")
        let wrong = try anna.press("Won", on: form, ["value": "10", "day": "2026-12-31"])
        #expect(wrong.problem("day") == "This date is in the future.")
    }

    @Test("losing asks for a reason, and opening again for a why")
    func losing() throws {
        let lead = try world.lead("Bergmann", stage: "contacted")
        let form = try anna.visit(LeadPath.show(lead.id) + "/stage?stage=lost")
        #expect(try anna.press("Lost", on: form).problem("reason") == "Please give the reason for the loss.")
        _ = try anna.press("Lost", on: form, ["reason": "timing", "note": "Next year"])
        #expect(try world.now(lead.id)?.stage.kind == .lost)
        let again = try anna.visit(LeadPath.show(lead.id) + "/stage?stage=qualified")
        #expect(
            try anna.press("Qualified", on: again).problem("note") == "Please give a reason for reopening the lead.")
        _ = try anna.press("Qualified", on: again, ["note": "They called."])
        #expect(try world.now(lead.id)?.stage.code == "qualified")
    }

    @Test("pressing twice moves once")
    func twice() throws {
        let page = try actions(world.lead("Bergmann"))
        let first = try anna.pressOnce("Contacted", on: page)
        let second = try anna.pressOnce("Contacted", on: page)
        #expect(first.location == second.location)
        #expect(second.status == .seeOther)
    }

    @Test("a lead of another firm can be neither seen nor moved")
    func foreign() throws {
        let lead = try world.lead("Fremd AG", of: world.lang)
        #expect(try anna.get(LeadPath.show(lead.id)).status == .notFound)
        let sent = try anna.post(
            LeadPath.show(lead.id) + "/stage", [("key", anna.formKey()), ("stage", "contacted"), ("version", "1")])
        #expect(sent.status == .notFound)
        #expect(try world.now(lead.id)?.stage.code == "new")
    }

    @Test("a member does not reach what a colleague works on")
    func colleague() throws {
        let lead = try world.lead("Annas", owner: world.anna)
        #expect(try world.browser(world.ben).get(LeadPath.show(lead.id)).status == .notFound)
    }
}
