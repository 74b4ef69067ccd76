internal import Base
internal import Dashboards
internal import Identity
internal import Leads
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// The places of the portal: who finds which in the menu. The first that somebody has is their home.
enum Menu {
    private struct Entry {
        let label: Text
        let path: String
        let icon: String
        /// The keys that lead there.
        let keys: String?
        let roles: Set<Role>

        init(_ label: Text, _ path: String, _ icon: String, keys: String? = nil, _ roles: Role...) {
            self.label = label
            self.path = path
            self.icon = icon
            self.keys = keys
            self.roles = Set(roles)
        }
    }

    private static let groups: [(title: Text?, entries: [Entry])] = [
        (
            nil,
            [
                Entry(Text("Dashboard"), DashboardPath.partner, "home", keys: "g d", .owner, .member),
                Entry(Text("Leads"), LeadPath.board, "leads", keys: "g l", .owner, .member),
                Entry(Text("Your tier"), TierPath.progression, "tier", keys: "g t", .owner, .member),
                Entry(Text("Badges and challenges"), PartnerPath.achievements, "trophy", keys: "g b", .owner, .member),
                Entry(Text("Getting started"), PartnerPath.onboarding, "flag", .owner, .member),
            ]
        ),
        (
            Text("Help with leads", as: "menu"),
            [
                Entry(Text("Import leads"), LeadPath.imports, "upload", .owner, .member),
                Entry(Text("Automation", as: "menu"), LeadPath.automation, "bolt", .owner),
                Entry(Text("Calendar", as: "menu"), LeadPath.calendar, "calendar", .owner, .member),
            ]
        ),
        (
            Text("Firm", as: "menu"),
            [
                Entry(Text("Team"), AccountPath.team, "team", keys: "g m", .owner),
                Entry(Text("Your firm"), PartnerPath.profile, "firm", keys: "g f", .owner),
            ]
        ),
        (
            Text("Programme", as: "menu"),
            [
                Entry(Text("Overview"), DashboardPath.admin, "home", keys: "g d", .admin),
                Entry(
                    Text("Partners"), PartnerPath.list, "firm", keys: "g p", .admin, .support, .agent, .teamLead,
                    .chainManager),
                Entry(
                    Text("Leads"), LeadPath.admin, "leads", keys: "g l", .admin, .agent, .teamLead, .chainManager),
                Entry(Text("Applications"), PartnerPath.applications, "inbox", keys: "g i", .admin),
                Entry(Text("Tiers"), TierPath.admin, "tier", keys: "g t", .admin),
                Entry(Text("Badges"), PartnerPath.badges, "trophy", .admin),
                Entry(Text("Challenges"), PartnerPath.challenges, "target", .admin),
                Entry(Text("Announcements"), DashboardPath.announcements, "megaphone", .admin),
                Entry(Text("Agreement"), PartnerPath.agreement, "document", .admin),
                Entry(Text("Programme page"), PartnerPath.showcase, "globe", .admin),
            ]
        ),
        (
            Text("Portal", as: "menu"),
            [
                Entry(Text("People"), UserPath.users, "team", keys: "g u", .admin),
                Entry(Text("Mail"), MailPath.index, "mail", .admin),
                Entry(Text("Jobs"), JobPath.index, "server", .admin),
                Entry(Text("Audit log"), UserPath.audit, "history", keys: "g a", .admin),
                Entry(Text("Settings"), TierPath.settings, "sliders", keys: "g s", .admin),
            ]
        ),
    ]

    static func home(of user: User) -> String {
        groups(of: user.roles).first?.places.first?.path ?? AccountPath.account
    }

    /// The places of a person, of which the one that the path belongs to is marked; and the four that a phone shows at
    /// once.
    static func places(of user: User, at path: String) -> (groups: [PlaceGroup], main: [Place]) {
        var groups = groups(of: user.roles)
        // The longest path that the page's begins with.
        var current: (group: Int, place: Int, length: Int)?
        for (number, group) in groups.enumerated() {
            for (index, place) in group.places.enumerated() where place.leads(to: path) {
                let length = place.path.utf8.count
                if length > current?.length ?? 0 { current = (number, index, length) }
            }
        }
        if let current { groups[current.group].places[current.place].isCurrent = true }
        return (groups, Array(groups.flatMap(\.places).prefix(4)))
    }

    /// Put together once for each set of roles that somebody has.
    private static func groups(of roles: Set<Role>) -> [PlaceGroup] {
        known.withLock { known in
            if let groups = known[roles] { return groups }
            let groups = groups.compactMap { title, entries -> PlaceGroup? in
                let own = entries.filter { !$0.roles.isDisjoint(with: roles) }
                return own.isEmpty
                    ? nil : PlaceGroup(title, own.map { Place($0.label, $0.path, icon: $0.icon, keys: $0.keys) })
            }
            known[roles] = groups
            return groups
        }
    }

    private static let known = Guarded<[Set<Role>: [PlaceGroup]]>([:])
}
