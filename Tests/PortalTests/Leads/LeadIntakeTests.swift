import Base
import Database
import HTTP
import Identity
import Testing
import Web

@testable import Leads
@testable import Partners

@Suite struct LeadIntakeTests {
    let portal: TestPortal

    init() throws { portal = try TestPortal() }

    private func owner(of partner: Partner) throws -> Browser {
        try portal.browser(as: portal.user("Omar Lang", .owner, of: partner.id))
    }

    private let sent = ["name": "Tom Tal", "company": "Talmann", "email": "tom@talmann.example"]

    @Test("a firm that is paused finishes what it has, but enters nothing new, whatever page was open")
    func paused() throws {
        let partner = try portal.partner("Lang Immobilien")
        let omar = try owner(of: partner)
        let page = try omar.visit("/leads/new")
        try portal.database.write { writer in
            try PartnerRecords.move(
                partner, to: .paused, by: .admin, .program, why: "Holidays", at: portal.clock.now, in: writer)
        }
        let refused = try omar.press("Add lead", on: page, sent)
        #expect(refused.status == .conflict)
        #expect(refused.shows("cannot take new leads at the moment"))
        #expect(try omar.visit("/leads/new").notice?.contains("cannot take new leads at the moment") == true)
        #expect(try omar.visit("/leads").status == .ok)
    }

    @Test("where a number of registration is needed, no lead is entered without it")
    func registration() throws {
        let agent = try portal.partner("Mehta Homes", type: "rera_agent", region: "india")
        #expect(try owner(of: agent).visit("/leads/new").notice?.contains("registration number") == true)
        let known = try portal.partner("Rao Homes", type: "rera_agent", region: "india") {
            $0.profile.registration = "A518"
        }
        let omar = try portal.browser(as: portal.user("Ravi Rao", .owner, of: known.id))
        let page = try omar.press("Add lead", on: omar.visit("/leads/new"), sent)
        #expect(page.shows("Talmann"))
    }
}
