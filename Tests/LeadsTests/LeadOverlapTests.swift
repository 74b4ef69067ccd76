import Base
import Database
import Testing
import Web

@testable import Leads

@Suite struct LeadOverlapTests {
    let world: LeadWorld

    init() throws {
        world = try LeadWorld()
    }

    private func verdict(
        _ company: String = "", email: String? = nil, phone: String? = nil, website: String? = nil,
        for user: User? = nil
    ) throws -> LeadOverlap {
        var contact = try LeadWorld.contact(company, email: email, phone: phone)
        contact.website = website
        let firm = try #require((user ?? world.anna).firm).id
        return try world.database.read { try LeadOverlap.check(contact, for: firm, in: $0) }
    }

    @Test("who has the address, number or domain first is protected; a name alone is for staff to decide")
    func verdicts() throws {
        var contact = try LeadWorld.contact("Harbour Properties Ltd", email: "tom+x@harbour.co.uk", phone: "030 123456")
        contact.country = "DE"
        try world.database.write { writer in
            _ = try LeadStore.create(
                Lead.Draft(contact: contact), source: .manual, for: world.lang, by: world.by(world.peter), in: writer)
        }
        #expect(try verdict(email: "tom@harbour.co.uk") == .protected)
        #expect(try verdict(email: "jane@mail.harbour.co.uk") == .protected)
        #expect(try verdict(phone: "+49 30 123456") == .protected)
        #expect(try verdict(website: "www.harbour.co.uk/contact") == .protected)
        #expect(try verdict("Harbour-Properties") == .needsReview)
        #expect(try verdict("Harbor Properties") == .needsReview)
        #expect(try verdict("Harvest", email: "jane@other.co.uk", phone: "030 999999") == .free)
        #expect(try verdict() == .free)
    }

    @Test("two shops below the name of who hosts them are two clients, also where they were taken for one")
    func hosted() throws {
        let lead = try world.lead("Bergmann", email: "info@anna.myshopify.com")
        #expect(try verdict(email: "info@ben.myshopify.com", for: world.peter) == .free)
        #expect(try verdict(email: "sales@anna.myshopify.com", for: world.peter) == .protected)
        try world.database.write { writer in
            try writer.run("UPDATE lead_keys SET key = 'domain:myshopify.com' WHERE key LIKE 'domain:%'")
            try writer.run(
                """
                UPDATE lead_details SET keys = replace(keys, 'domain:anna.myshopify.com', 'domain:myshopify.com')
                WHERE lead_id = $1
                """, [lead.id])
        }
        #expect(try verdict(email: "sales@anna.myshopify.com", for: world.peter) == .free)
        try world.database.write { try LeadKeyStore.renew(having: "domain:myshopify.com", in: $0) }
        #expect(try verdict(email: "sales@anna.myshopify.com", for: world.peter) == .protected)
    }

    @Test("what the firm has itself is its own, also where another has it too")
    func yours() throws {
        let lead = try world.lead("Bergmann", email: "info@bergmann.example")
        try world.lead("Bergmann", email: "sales@bergmann.example", by: world.peter)
        #expect(try verdict(email: "INFO@bergmann.example") == .yours(lead.id, isSamePerson: true))
        #expect(try verdict(email: "other@bergmann.example") == .yours(lead.id, isSamePerson: false))
        #expect(try verdict("Bergmann GmbH") == .yours(lead.id, isSamePerson: false))
    }

    @Test("a lead that was lost, archived or rejected keeps nobody off, and one that is open again does")
    func inactive() throws {
        let lead = try world.lead("Bergmann", email: "info@bergmann.example")
        let asked = { try verdict(email: "info@bergmann.example", for: world.peter) }
        #expect(try asked() == .protected)
        let lost = try world.move(lead, to: "lost", reason: .need)
        #expect(try asked() == .free)
        let open = try world.move(lost, to: "new", note: "Called back")
        #expect(try asked() == .protected)
        try world.archive(open)
        #expect(try asked() == .free)
        try world.archive(open, false)
        #expect(try asked() == .protected)
        try world.database.write { writer in
            _ = try LeadStore.review(
                lead.id, isAccepted: false, reason: "No such firm", by: world.by(world.clara), in: writer)
        }
        #expect(try asked() == .free)
    }

    @Test("a lead is looked for under what it is called now")
    func renamed() throws {
        let lead = try world.lead("Harbour Properties", email: "info@harbour.example")
        try world.update(lead) { draft in
            draft.contact.company = "Valley Estates"
            draft.contact.email = try EmailAddress("info@valley.example")
        }
        #expect(try verdict("Harbor Properties", email: "a@harbour.example", for: world.peter) == .free)
        #expect(try verdict("Valley Estate", for: world.peter) == .needsReview)
        #expect(try verdict(email: "a@valley.example", for: world.peter) == .protected)
    }

    @Test("a name that two leads have is still found when one of them is gone")
    func sharedName() throws {
        let first = try world.lead("Harbour Properties", email: "a@one.example")
        try world.lead("Harbour Properties", email: "b@two.example")
        try world.archive(first)
        #expect(try verdict("Harbor Properties", for: world.peter) == .needsReview)
        let rows = try world.database.read { reader in
            try reader.value("SELECT uses FROM lead_names WHERE name = 'harbourproperties'", as: Int.self)
        }
        #expect(rows == 1)
    }

    @Test("a lead that may be somebody else's waits for staff, keeps nobody off, and only staff see whose it is")
    func waiting() throws {
        let first = try world.lead("Bergmann", email: "info@bergmann.example")
        let second = try world.lead("Bergmann", email: "info@bergmann.example", by: world.peter)
        #expect(first.review == .accepted)
        #expect(second.review == .waiting)
        #expect(try verdict(email: "info@bergmann.example") == .yours(first.id, isSamePerson: true))
        let hint = { (user: User) in
            try world.database.read { reader in
                try LeadStore.internals(of: second.id, seenBy: world.visibleScope(user), in: reader)?.hint
            }
        }
        #expect(try hint(world.clara) == first.id.text)
        #expect(try hint(world.peter) == nil)
        let accepted = try world.database.write { writer in
            try LeadStore.review(second.id, isAccepted: true, reason: "", by: world.by(world.clara), in: writer)
        }
        #expect(accepted.review == .accepted)
    }

    @Test("another default country changes how later numbers are read, and no key is left behind")
    func country() throws {
        let lead = try world.lead("Bergmann", email: "a@one.example")
        let phoned = try world.update(lead) { $0.contact.phone = "030 123456" }
        try world.database.write { writer in
            var settings = LeadSettings()
            settings.country = "AT"
            try settings.save(in: writer)
        }
        try world.update(phoned) { $0.contact.phone = "030 123457" }
        let keys = try world.database.read { reader in
            try reader.all("SELECT key FROM lead_keys WHERE key LIKE 'phone:%'") { try $0.text() }
        }
        #expect(keys == ["phone:+4330123457"])
    }
}
