import Base
import Database
import TestKit
import Testing
import Web

@testable import Partners

@Suite struct PartnerStoreTests {
    let database: TestDatabase

    init() throws {
        database = try TestDatabase(migrated: .init())
    }

    @Test("a firm comes back as it was kept, with everything that is known of it")
    func roundTrip() throws {
        let parent = try database.add(partner("Parent"))
        var made = try partner(
            "Weber & Söhne", email: "Info@Weber.de", website: "https://weber.de", tags: ["gold", "vip"])
        made.profile.legalName = "Weber & Söhne GmbH"
        made.profile.country = "DE"
        made.profile.address = "Hauptstraße 1\n94032 Passau"
        made.profile.domains = ["weber.shop"]
        made.profile.phone = "+49 851 1"
        made.profile.callback = "https://weber.de/hook"
        made.profile.specialisations = ["Roofs", "Solar"]
        made.profile.languages = ["de", "en"]
        made.profile.territories = ["Bavaria"]
        made.profile.registration = "P0123"
        made.terms.rate = Rate(basisPoints: 1250)
        made.terms.capacity = 20
        made.terms.parent = parent.id
        try database.add(made)
        let read = try #require(try database.partner(made.id))
        #expect(read.profile == made.profile)
        #expect(read.terms == made.terms)
        #expect(read.tags == ["gold", "vip"])
        #expect(read.state == .active && read.stateSince == noon && read.createdAt == noon)
        #expect(read.totals == Partner.Totals())
        var changed = read
        changed.profile.name = "Weber"
        changed.tags = ["vip"]
        changed.terms.parent = nil
        try database.database.write { try PartnerStore.save(changed, in: $0) }
        let again = try #require(try database.partner(made.id))
        #expect(again.profile.name == "Weber" && again.tags == ["vip"] && again.terms.parent == nil)
        #expect(try database.database.read { try PartnerStore.tags(in: $0) } == ["vip"])
    }

    @Test("totals grow and shrink with what other parts tell, and their shares follow")
    func totals() throws {
        let firm = try database.add(partner()).id
        func add(_ change: PartnerTotals.Change, _ moment: Timestamp? = nil) throws {
            try database.database.write { try PartnerTotals.add(change, to: firm, at: moment, in: $0) }
        }
        try add(.init(leads: 4, load: 4), noon)
        try add(.init(accepted: 3, answered: .seconds(100)))
        try add(.init(won: 1, load: -1, revenue: 500_000, commission: 110_000), noon + .seconds(9))
        try add(.init(answered: .seconds(300)), noon + .seconds(5))
        let totals = try #require(try database.partner(firm)).totals
        #expect(totals.leads == 4 && totals.accepted == 3 && totals.won == 1 && totals.load == 3)
        #expect(totals.revenue == 500_000 && totals.commission == 110_000)
        #expect(totals.meanAnswerTime == .seconds(200))
        #expect(totals.lastActivity == noon + .seconds(9))
        let kept = try database.database.read { reader in
            try reader.first("SELECT accepted_share, won_share FROM partners WHERE id = $1", [firm]) {
                [try $0.next(Int.self), try $0.next(Int.self)]
            }
        }
        #expect(kept == [7500, 2500])
        #expect(totals.acceptedShare.basisPoints == 7500 && totals.wonShare.basisPoints == 2500)
        try add(.init(leads: -4, accepted: -3))
        #expect(try #require(try database.partner(firm)).totals.acceptedShare.basisPoints == 0)
    }

    @Test("a firm with the same address or domain is found, itself not")
    func twins() throws {
        let weber = try database.add(partner("Weber", email: "Info@weber.de", website: "www.weber.de"))
        try database.database.read { reader in
            let same = try PartnerStore.twin(email: EmailAddress("INFO@weber.de"), otherThan: nil, in: reader)
            #expect(same?.0 == weber.id && same?.1 == "Weber")
            #expect(try PartnerStore.twin(email: EmailAddress("info@weber.de"), otherThan: weber.id, in: reader) == nil)
            #expect(try PartnerStore.twin(domains: ["x.de", "weber.de"], otherThan: nil, in: reader)?.0 == weber.id)
            #expect(try PartnerStore.twin(domains: ["weber.de"], otherThan: weber.id, in: reader) == nil)
            #expect(try PartnerStore.twin(domains: ["weber.com"], otherThan: nil, in: reader) == nil)
        }
    }

    @Test("firms are counted by state")
    func counts() throws {
        try database.add(partner())
        try database.add(partner())
        try database.add(partner(state: .paused))
        #expect(
            try database.database.read { try PartnerStore.counts(.everything, in: $0) } == [.active: 2, .paused: 1])
    }
}
