import Base
import Database
import HTTP
import Identity
import Partners
import Programme
import TestKit
import Testing
import Web

@testable import Leads

/// What a lead is expected to bring, as the partner and staff see it.
@Suite struct LeadCommissionTests {
    let portal: TestPortal
    let firm: ID<Firm>
    let anna: Browser
    let clara: Browser

    init() throws {
        portal = try TestPortal()
        firm = try portal.partner("Weber & Partner", type: "broker", region: "global").id
        try portal.database.write { [portal, firm] writer in
            try Standings.place(firm, in: "performer", by: .program, at: portal.clock.now, writer)
        }
        anna = try portal.browser(as: portal.user("Anna Weber", .owner, of: firm))
        clara = try portal.browser(as: portal.user("Clara Amt", .agent))
    }

    private func lead(worth minor: Int64? = 12_400_00) throws -> Lead {
        var draft = Lead.Draft(
            contact: Lead.Contact(name: "Katharina Berg", email: try EmailAddress("k@bergmann.example")))
        draft.value = minor.map { Money(minor: $0, .eur) }
        return try portal.database.write { writer in
            try LeadStore.create(
                draft, source: .manual, for: firm, by: .program(at: portal.clock.now), in: writer)
        }
    }

    private func agree(_ rate: String, _ reason: String = "", on lead: Lead) throws -> Page {
        try clara.press(
            "Save rate", on: clara.visit("/admin/leads/\(lead.id)"), ["rate": rate, "rate_reason": reason])
    }

    private func find(_ lead: Lead) throws -> Lead {
        try #require(try portal.database.read { try LeadStore.lead(lead.id, seenBy: .everything, in: $0) })
    }

    @Test("a lead says what it would bring, at which rate, and where the rate comes from")
    func working() throws {
        let page = try anna.visit("/leads/\(lead().id)")
        #expect(page.shows("Expected commission"))
        #expect(page.shows("25%") && page.shows("rate of the Performer tier"))
        #expect(page.shows("€3,100.00"), "\(page)")
    }

    @Test("the rate agreed on the deal goes before the partner's own, and that before the tier's")
    func order() throws {
        let lead = try lead()
        try portal.database.write { writer in
            var partner = try #require(try PartnerRecords.partner(firm, in: writer))
            let former = partner
            partner.terms.rate = Rate(basisPoints: 1_850)
            try PartnerRecords.save(partner, was: former, by: .program, at: portal.clock.now, in: writer)
        }
        let own = try anna.visit("/leads/\(lead.id)")
        #expect(own.shows("18.5%") && own.shows("the firm's custom rate") && own.shows("€2,294.00"))
        #expect(try agree("20", on: lead).notice == "Agreed rate saved.")
        let agreed = try anna.visit("/leads/\(lead.id)")
        #expect(agreed.shows("20%") && agreed.shows("agreed for this deal") && agreed.shows("€2,480.00"))
        #expect(try agree("", on: lead).notice == "The agreed rate for this deal has been removed.")
        #expect(try find(lead).agreedRate == nil)
    }

    @Test("a rate outside the range of the type needs a reason, and is flagged for staff alone")
    func outside() throws {
        let lead = try lead()
        let refused = try agree("40", on: lead)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.problem("rate_reason")?.contains("15% to 25%") == true)
        #expect(refused.field("rate")?["value"] == "40")
        #expect(try find(lead).agreedRate == nil)
        let agreed = try agree("40", "Brought the whole chain", on: lead)
        #expect(agreed.shows("Outside the range"))
        let page = try anna.visit("/leads/\(lead.id)")
        #expect(page.shows("40%") && !page.shows("Outside the range") && !page.shows("whole chain"))
        #expect(throws: LeadProblem.rateNeedsReason) {
            try portal.database.write { writer in
                _ = try LeadStore.agree(
                    Rate(basisPoints: 4_100), reason: nil, on: lead.id, by: .program(at: portal.clock.now), in: writer)
            }
        }
    }

    @Test("without a value there is a rate and no amount; what is lost or rejected brings nothing")
    func nothing() throws {
        let lead = try lead(worth: nil)
        let page = try anna.visit("/leads/\(lead.id)")
        #expect(page.shows("25%") && page.shows("Add an expected value"))
        try portal.database.write { writer in
            let author = LeadAuthor.program(at: portal.clock.now)
            let lost = try #require(try LeadStore.stages(in: writer).lost)
            try LeadStore.move(
                lead.id, version: nil, LeadMove(to: lost, lostReason: .budget), seenBy: .everything, by: author,
                in: writer)
        }
        #expect(try !anna.visit("/leads/\(lead.id)").shows("Expected commission"))
    }

    @Test("a deal that is won says that the amount is not settled yet, and once it is, that it is approved")
    func won() throws {
        let lead = try lead()
        let author = LeadAuthor.program(at: portal.clock.now)
        try portal.database.write { writer in
            let won = try #require(try LeadStore.stages(in: writer).won)
            try LeadStore.move(
                lead.id, version: nil, LeadMove(to: won, value: Money(minor: 10_000_00, .eur), day: author.today),
                seenBy: .everything, by: author, in: writer)
        }
        let page = try anna.visit("/leads/\(lead.id)")
        #expect(page.shows("€2,500.00") && page.shows("It becomes final once"))
        try portal.database.write { try LeadStore.lock(lead.id, by: author, in: $0) }
        #expect(try anna.visit("/leads/\(lead.id)").shows("The commission for this deal is approved."))
        #expect(try agree("20", on: lead).notice?.contains("approved") == true)
    }

    @Test("a kind of partner that pays reads what it would owe")
    func owed() throws {
        let builder = try portal.partner("Nord Bau", type: "developer", region: "uae").id
        let nora = try portal.browser(as: portal.user("Nora Nord", .owner, of: builder))
        var draft = Lead.Draft(contact: Lead.Contact(name: "Tom", email: try EmailAddress("tom@talmann.example")))
        draft.value = Money(minor: 1_000_00, .eur)
        let lead = try portal.database.write { writer in
            try LeadStore.create(
                draft, source: .manual, for: builder, by: .program(at: portal.clock.now), in: writer)
        }
        #expect(try nora.visit("/leads/\(lead.id)").shows("Expected fee payable to us"))
    }
}
