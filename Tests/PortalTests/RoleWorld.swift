import Base
import Dashboards
import Database
import Identity
import Leads
import Partners
import Programme
import Sheets

@testable import Web

/// Two firms and people of every role, for the table of roles. Parts add a record of their own to each firm.
struct RoleWorld: Sendable {
    let portal: TestPortal
    let firm: ID<Firm>
    let otherFirm: ID<Firm>
    let lead: ID<Lead>
    let otherLead: ID<Lead>
    let file: ID<ImportFile>
    let otherFile: ID<ImportFile>
    let rule: ID<LeadRule>
    let otherRule: ID<LeadRule>
    /// One that is for the first firm, too, and one that is for other tiers.
    let announcement: ID<Announcement>
    let otherAnnouncement: ID<Announcement>
    private let people: [Role: ID<User>]
    let member: ID<User>
    let otherMember: ID<User>
    /// One of each member.
    let session: ID<Session>
    let otherSession: ID<Session>
    let picture: FileHash
    let otherPicture: FileHash
    /// That of both firms.
    let logo: FileHash

    init(at start: Timestamp = TestClock.start) throws {
        portal = try TestPortal(at: start)
        firm = try portal.partner("Weber & Partner", .onboarding).id
        otherFirm = try portal.partner("Lang Immobilien", .onboarding).id
        for firm in [firm, otherFirm] {
            // Every feature is open to it.
            try portal.database.write { [portal] writer in
                try Standings.place(firm, in: "elite", by: .program, at: portal.clock.now, writer)
            }
        }
        var people: [Role: ID<User>] = [:]
        for role in Role.allCases {
            people[role] = try portal.user("Test \(role.rawValue)", role, of: role.isStaff ? nil : firm)
        }
        self.people = people
        member = people[.member] ?? .make()
        otherMember = try portal.user("Test other", .member, of: otherFirm)
        session = try portal.session(of: member)
        otherSession = try portal.session(of: otherMember)
        picture = try portal.picture(of: member, tint: 1)
        otherPicture = try portal.picture(of: otherMember, tint: 2)
        logo = try portal.logo(of: firm)
        _ = try portal.logo(of: otherFirm)
        let owner = try people[.owner] ?? portal.user("Nobody", .owner, of: firm)
        (lead, file, rule) = try RoleWorld.leads(of: firm, owner, in: portal)
        announcement = try RoleWorld.announcement(for: [], in: portal)
        otherAnnouncement = try RoleWorld.announcement(for: ["starter"], in: portal)
        (otherLead, otherFile, otherRule) = try RoleWorld.leads(of: otherFirm, owner, in: portal)
    }

    /// A browser of somebody with the role; nil: nobody is signed in.
    func browser(as role: Role?) throws -> Browser {
        guard let role, let user = people[role] else { return portal.browser() }
        return try portal.browser(as: user)
    }

    /// An admin's browser that shows the portal as the owner sees it.
    func onlooker() throws -> Browser {
        guard let admin = people[.admin], let owner = people[.owner] else { return portal.browser() }
        return try portal.browser(as: admin, viewing: owner)
    }

    private static func announcement(for tiers: [String], in portal: TestPortal) throws -> ID<Announcement> {
        let today = TimeZone.utc.local(portal.clock.now).day
        let announcement = Announcement(title: "News", body: "Text", firstDay: today, tiers: tiers)
        try portal.database.write { writer in
            try AnnouncementStore.save(announcement, by: .program, at: portal.clock.now, in: writer)
        }
        return announcement.id
    }

    private static func leads(
        of firm: ID<Firm>, _ user: ID<User>, in portal: TestPortal
    ) throws -> (ID<Lead>, ID<ImportFile>, ID<LeadRule>) {
        try portal.database.write { writer in
            let author = LeadAuthor.program(at: portal.clock.now)
            let contact = Lead.Contact(name: "Tom", email: try EmailAddress("tom@\(firm.text.suffix(8)).example"))
            let lead = try LeadStore.create(
                Lead.Draft(contact: contact), source: .manual, for: firm, by: author, in: writer)
            let file = ID<ImportFile>.make()
            let sheet = try Sheet(Bytes("company,email\nA,a@a.example\n".utf8))
            try ImportStore.add(
                file, "leads", (sheet.stored, 1), named: "leads.csv", ImportMapping(),
                of: ImportOwner(user, firm: firm), at: author.at, in: writer)
            let rule = LeadRule(firm: firm, name: "Rule", trigger: .source(nil), action: .tag("new"), user: user)
            try LeadRuleStore.add(rule, by: author, in: writer)
            return (lead.id, file, rule.id)
        }
    }
}
