import Base
import Database
import Web

/// Two firms and people of every role, for the table of roles. Parts add a record of their own to each firm.
struct RoleWorld: Sendable {
    let portal: TestPortal
    let firm: ID<Firm>
    let otherFirm: ID<Firm>
    private let people: [Role: ID<User>]
    let member: ID<User>
    let otherMember: ID<User>
    /// One of each member.
    let session: ID<Session>
    let otherSession: ID<Session>
    let picture: FileHash
    let otherPicture: FileHash

    init() throws {
        portal = try TestPortal()
        firm = try portal.firm("Weber & Partner")
        otherFirm = try portal.firm("Lang Immobilien")
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
}
