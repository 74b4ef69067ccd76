import Base
import Database
import Leads
import TestKit
import Testing
import Web

@Suite struct LeadBoardTests {
    private let world: BoardWorld
    private let anna: Browser

    init() throws {
        world = try BoardWorld()
        anna = try world.browser(world.anna)
    }

    @Test("the board shows the firm's leads by stage, with counts and sums, and nobody else's")
    func board() throws {
        try world.lead("Bergmann", owner: world.anna, value: 12_400_00)
        try world.lead("Huber Bau", stage: "contacted", value: 2_600_00)
        try world.lead("Rossi", stage: "contacted")
        try world.lead("Fremd AG", of: world.lang)
        let board = try anna.visit("/leads")
        #expect(board.heading == "Leads")
        #expect(board.cards("new") == ["Bergmann"])
        #expect(Set(board.cards("contacted")) == ["Huber Bau", "Rossi"])
        #expect(!board.shows("Fremd"))
        let lane = try #require(board.html.element(id: "lane-contacted")?.first("header")?.text)
        #expect(lane == "Contacted 2 €2,600")
        let stats = try #require(board.html.element(id: "stats")?.text)
        #expect(stats.contains("Active leads 3"))
        #expect(stats.contains("Potential value €15,000"))
        #expect(stats.contains("In progress 2"))
    }

    @Test("won and lost leads stand in one column, and make the conversion rate")
    func closed() throws {
        try world.lead("Bergmann", stage: "won", value: 5_000_00)
        try world.lead("Huber Bau", stage: "lost")
        let board = try anna.visit("/leads")
        #expect(board.cards("closed").count == 2)
        let stats = try #require(board.html.element(id: "stats")?.text)
        #expect(stats.contains("Won 1") && stats.contains("Conversion rate 50"))
        #expect(board.html.element(id: "lane-closed")?["data-asks"] == "move")
    }

    @Test("a card says in words how long it has waited too long, and what is overdue")
    func words() throws {
        let lead = try world.lead("Bergmann", owner: world.anna)
        try world.database.write { writer in
            let author = try world.author(world.anna, in: writer)
            try LeadTaskStore.add(
                "Call back", on: author.today, to: lead.id, seenBy: .firm(world.weber), by: author, in: writer)
        }
        world.portal.clock.advance(by: .seconds(3 * 86_400))
        let card = try #require(try world.browser(world.anna).visit("/leads").card(lead.id)?.text)
        #expect(card.contains("3 days, too long"))
        #expect(card.contains("overdue: Call back"))
        #expect(card.contains("Katharina Berg, Added manually"))
    }

    @Test(
        "filters in the address say which leads are shown and counted",
        arguments: [
            ("?q=huber", ["Huber Bau"]), ("?source=form", ["Huber Bau"]), ("?tag=fair", ["Rossi"]),
            ("?min=1000&max=3000", ["Rossi"]), ("?owner=nobody", ["Huber Bau"]), ("?q=nichts", []),
        ])
    func filters(query: String, found: [String]) throws {
        try world.lead("Huber Bau", source: .form)
        try world.lead("Rossi", owner: world.anna, value: 2_000_00, tags: ["fair"])
        try world.lead("Bergmann", owner: world.anna, value: 9_000_00)
        let board = try anna.visit("/leads" + query)
        #expect(board.cards("new") == found)
        #expect(board.html.element(id: "stats")?.text.contains("Active leads \(found.count)") == true)
        #expect(board.link("Clear filters") == "/leads")
    }

    @Test(
        "the list reads an address as the board does",
        arguments: [
            "?q=bau+huber", "?q=Huber", "?tag=fair", "?tag=FAIR", "?tag=fai", "?q=fair&tag=fair", "?campaign=x",
        ])
    func sameQuery(query: String) throws {
        try world.lead("Huber Bau", source: .form)
        try world.lead("Rossi", owner: world.anna, value: 2_000_00, tags: ["fair", "new"])
        try world.lead("Fairtrade", owner: world.anna, tags: ["fairly"])
        let list = try anna.visit(LeadPath.list + query).html.all("td").map(\.text)
        #expect(
            Set(try anna.visit("/leads" + query).cards("new"))
                == Set(["Huber Bau", "Rossi", "Fairtrade"].filter(list.contains)))
    }

    @Test("more cards of a column than fit at first come on demand")
    func more() throws {
        for number in 0..<53 { try world.lead("Firma \(String(repeating: "x", count: number))") }
        let first = try anna.visit("/leads")
        #expect(first.cards("new").count == 50)
        let path = try #require(first.link("Show 3 more"))
        let second = try anna.visit(path)
        #expect(second.cards("new").count == 53)
        #expect(Set(second.cards("new")).count == 53)
    }

    @Test("a script gets the one part of the page that it asks for")
    func fragment() throws {
        try world.lead("Bergmann")
        let part = try anna.get("/leads", ["Fragment: pipeline"])
        #expect(part.cards("new") == ["Bergmann"])
        #expect(part.html.first("html") == nil)
    }

    @Test("a member sees their own leads and those of nobody")
    func memberScope() throws {
        try world.lead("Annas", owner: world.anna)
        try world.lead("Bens", owner: world.ben)
        try world.lead("Niemands")
        #expect(Set(try world.browser(world.ben).visit("/leads").cards("new")) == ["Bens", "Niemands"])
        #expect(try anna.visit("/leads").cards("new").count == 3)
    }

    @Test("a firm without leads is told what to do first")
    func empty() throws {
        let board = try anna.visit("/leads")
        #expect(board.shows("No leads yet"))
        #expect(board.html.element(id: "board") == nil)
    }

    @Test("what is internal stands on no page of a partner")
    func internals() throws {
        let lead = try world.lead("Bergmann")
        try world.database.write { writer in
            try writer.run(
                """
                INSERT INTO lead_internals (lead_id, temperature, score, hint, notes) VALUES ($1, 'hot', 987654, $2, $3)
                ON CONFLICT (lead_id) DO UPDATE SET temperature = 'hot', score = 987654, hint = $2, notes = $3
                """, [lead.id, "lead_of_another", "Geheime Notiz"])
        }
        let path = LeadPath.show(lead.id)
        for address in ["/leads", path, path + "/edit", path + "/actions", path + "/stage"] {
            let text = try anna.visit(address).response.text
            #expect(!text.contains("Geheime"), "\(address)")
            #expect(!text.contains("lead_of_another"), "\(address)")
            #expect(!text.contains("987654"), "\(address)")
        }
    }
}
