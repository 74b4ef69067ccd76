import Base
import Database
import Identity
import Leads
import Partners
import Programme
import Settings
import TestKit
import Web

@testable import App

/// The portal with a firm of some tier, its owner and a member who sees but their own leads.
struct DashboardPortal {
    let portal: TestPortal
    let firm: ID<Firm>
    let anna: ID<User>
    let ben: ID<User>

    init(tier: String = "starter", capacity: Int? = nil) throws {
        portal = try TestPortal()
        firm = try portal.partner("Weber & Partner") { $0.terms.capacity = capacity }.id
        anna = try portal.user("Anna Weber", .owner, of: firm)
        ben = try portal.user("Ben Kurz", .member, of: firm)
        try place(firm, in: tier)
    }

    var now: Timestamp { portal.clock.now }
    /// In the programme's time zone.
    var today: CivilDate { Settings().zone.local(now).day }

    /// Joined so long ago that there is a pace.
    func place(_ firm: ID<Firm>, in tier: String) throws {
        try portal.database.write { writer in
            try Standings.place(firm, in: tier, by: .program, at: now - .seconds(200 * 86_400), writer)
            try PartnerRecords.setTier(tier, rank: 0, of: firm, in: writer)
        }
    }

    func dashboard(_ query: String = "", as user: ID<User>? = nil) throws -> Page {
        try portal.browser(as: user ?? anna).visit("/partner-dashboard" + query)
    }

    @discardableResult
    func lead(
        _ company: String, value: Int64? = nil, probability: Int? = nil, owner: ID<User>? = nil,
        of firm: ID<Firm>? = nil, after delay: Duration = .zero
    ) throws -> Lead {
        let word = company.lowercased().filter { ($0.isLetter || $0.isNumber) && $0.isASCII }
        let contact = Lead.Contact(company: company, email: try EmailAddress("info@\(word).example"))
        var draft = Lead.Draft(contact: contact)
        draft.value = value.map { Money(minor: $0 * 100, .eur) }
        draft.probability = probability
        draft.owner = owner
        return try portal.database.write { writer in
            try LeadStore.create(
                draft, source: .manual, for: firm ?? self.firm, by: .program(at: now + delay), in: writer)
        }
    }

    /// In whole euros, so many days ago.
    @discardableResult
    func win(
        _ company: String, _ euros: Int64, daysAgo: Int = 0, owner: ID<User>? = nil, of firm: ID<Firm>? = nil
    ) throws -> Lead {
        let lead = try lead(company, owner: owner, of: firm)
        return try portal.database.write { writer in
            guard let stage = try LeadStore.stages(in: writer).won else { throw LeadProblem.noSuchStage }
            let move = LeadMove(
                to: stage, value: Money(minor: euros * 100, .eur), day: today.adding(-daysAgo))
            return try LeadStore.move(
                lead.id, version: nil, move, seenBy: .everything, by: .program(at: now), in: writer)
        }
    }

    /// Another firm, with what it has won this month.
    @discardableResult
    func rival(_ name: String, _ euros: Int64, isNamed: Bool = false, isRanked: Bool = true) throws -> ID<Firm> {
        let firm = try portal.partner(name).id
        try place(firm, in: "active")
        try win("Client of \(name)", euros, of: firm)
        try portal.database.write { writer in
            try PartnerRanking.wish(
                .init(isRanked: isRanked, isNamed: isNamed), of: firm, by: .program, at: now, in: writer)
        }
        return firm
    }
}

extension Page {
    /// The value of a figure on top, and what stands below it.
    func figure(_ name: String) -> (value: String, note: String)? {
        html.all("li").first { $0.all("p").first?.text == name }.map { stat in
            (stat.all("span").first { $0["class"] == "stat-value" }?.text ?? "", stat.all("p").last?.text ?? "")
        }
    }
}
