import Base
import Database
import HTTP
import Identity
import Partners
import TestKit
import Testing
import Web

@testable import Leads

/// Chain managers work with the leads of the firms of their chain; no other lead is there for them.
@Suite struct LeadChainTests {
    private let portal: TestPortal
    private let carl: Browser
    private let dealer: Partner
    private let branch: Partner
    private let other: Partner
    private let own: Lead
    private let below: Lead
    private let foreign: Lead

    init() throws {
        portal = try TestPortal()
        let manager = try portal.user("Carl", .chainManager)
        carl = try portal.browser(as: manager)
        let top = try portal.partner("Krug", .active, type: "distributor") { partner in
            partner.terms.manager = Partner.Manager(id: manager, name: "Carl")
        }
        dealer = top
        branch = try portal.partner("Krug Kiel", .active, type: "dealer") { $0.terms.parent = top.id }
        other = try portal.partner("Lang", .active)
        own = try portal.lead("Bergmann", of: dealer.id)
        below = try portal.lead("Talmann", of: branch.id)
        foreign = try portal.lead("Seemann", of: other.id)
    }

    @Test("the list, its file and its search have the leads of the chain, whatever is filtered")
    func list() throws {
        for query in ["", "?firm=\(other.id)", "?search=seemann", "?source=manual", "?search=mann"] {
            let page = try carl.visit("/admin/leads\(query)")
            #expect(page.status == .ok)
            #expect(!page.shows("Seemann"), "\(query)")
            let file = try carl.get("/admin/leads.csv\(query)").streamed()
            #expect(!file.contains("Seemann"), "\(query)")
        }
        let all = try carl.visit("/admin/leads")
        #expect(all.shows("Bergmann") && all.shows("Talmann") && all.shows("Krug Kiel"))
        let file = try carl.get("/admin/leads.csv").streamed()
        #expect(file.contains("Bergmann") && file.contains("Talmann"))
        #expect(try carl.visit("/admin/leads?search=talmann").shows("Talmann"))
        #expect(try carl.visit("/admin/leads?firm=\(branch.id)").shows("Talmann"))
        #expect(try carl.visit("/search?q=talmann").link("Talmann") == "/admin/leads/\(below.id)")
        #expect(try carl.visit("/search?q=seemann").shows("Nothing found"))
    }

    @Test("a lead of the chain is there with what is internal, another is not there, and nothing can be done with it")
    func one() throws {
        for lead in [own, below] {
            let page = try carl.visit("/admin/leads/\(lead.id)")
            #expect(page.heading == lead.title && page.field("notes") != nil)
            let kept = try carl.press("Save", on: page, ["temperature": "hot", "score": "7", "notes": "Word"])
            #expect(kept.field("score")?["value"] == "7")
        }
        for path in ["", "/transfer"] {
            #expect(try carl.get("/admin/leads/\(foreign.id)\(path)").status == .notFound)
        }
        #expect(try carl.get("/leads/\(foreign.id)/merge").status == .notFound)
        for path in ["/review", "/internals", "/rate", "/transfer"] {
            let sent = try carl.post(
                "/admin/leads/\(foreign.id)\(path)",
                [("key", carl.formKey()), ("verdict", "accept"), ("notes", "x"), ("partner", dealer.id.text)])
            #expect(sent.status == .notFound, "\(path)")
        }
        let after = try portal.database.read { try LeadStore.lead(foreign.id, seenBy: .everything, in: $0) }
        #expect(after?.version == foreign.version && after?.firm == other.id)
    }

    @Test("what a lead of the chain may be a double of is not named where it is none of theirs")
    func doubles() throws {
        let double = try portal.database.write { writer in
            let contact = Lead.Contact(name: "Tom", company: "Tomfirm", email: foreign.contact.email)
            return try LeadStore.create(
                Lead.Draft(contact: contact), source: .manual, for: dealer.id, by: .program(at: portal.clock.now),
                in: writer)
        }
        let page = try carl.visit("/admin/leads/\(double.id)")
        #expect(page.status == .ok && !page.shows("Seemann") && !page.shows("Lang"))
        let agent = try portal.browser(as: portal.user("Amt", .agent))
        #expect(try agent.visit("/admin/leads/\(double.id)").shows("Seemann"))
    }

    @Test("a lead is given on within the chain, and to no other firm")
    func transfer() throws {
        let path = "/admin/leads/\(own.id)/transfer"
        #expect(try carl.visit(path + "?q=lang").shows("No partner matches this name"))
        _ = try carl.post(path, [("key", carl.formKey()), ("partner", other.id.text)])
        #expect(try find(own)?.firm == dealer.id)
        #expect(try carl.visit(path + "?q=kiel").shows("Krug Kiel"))
        let given = try carl.post(path, [("key", carl.formKey()), ("partner", branch.id.text)])
        #expect(given.location == "/admin/leads/\(own.id)")
        #expect(try find(own)?.firm == branch.id)
    }

    @Test("a chain of nobody is empty, and who is an agent besides sees all")
    func others() throws {
        let nobody = try portal.browser(as: portal.user("Nora", .chainManager))
        #expect(try !nobody.visit("/admin/leads").shows("mann"))
        #expect(try nobody.visit("/search?q=bergmann").shows("Nothing found"))
        #expect(try nobody.get("/admin/leads/\(own.id)").status == .notFound)
        let both = try portal.browser(as: portal.user("Bea", .chainManager, .agent))
        #expect(try both.visit("/admin/leads").shows("Seemann"))
        #expect(try both.get("/admin/leads/\(foreign.id)").status == .ok)
    }

    private func find(_ lead: Lead) throws -> Lead? {
        try portal.database.read { try LeadStore.lead(lead.id, seenBy: .everything, in: $0) }
    }
}

extension TestPortal {
    /// A lead that the program has made, by the name of its company.
    fileprivate func lead(_ company: String, of firm: ID<Firm>) throws -> Lead {
        try database.write { writer in
            let address = try EmailAddress("k@\(company.lowercased()).example")
            let contact = Lead.Contact(name: "Kim", company: company, email: address)
            return try LeadStore.create(
                Lead.Draft(contact: contact), source: .manual, for: firm, by: .program(at: clock.now), in: writer)
        }
    }
}
