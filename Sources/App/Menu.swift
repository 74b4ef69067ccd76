internal import Identity
internal import Programme
internal import Templates
internal import Web

/// The places of the portal: who finds which in the menu. The first that somebody has is their home.
enum Menu {
    struct Entry {
        let label: Text
        let path: String
        let icon: String
        /// The keys that lead there.
        let keys: String?
        let roles: Set<Role>
        var isForPhones = false
    }

    private static let groups: [(title: Text?, entries: [Entry])] = [
        (
            nil,
            [
                Entry(
                    label: Text("Tier progress"), path: TierPath.progression, icon: "tier", keys: "g t",
                    roles: [.owner, .member], isForPhones: true)
            ]
        ),
        (
            Text("Firm", as: "menu"),
            [
                Entry(
                    label: Text("Team"), path: AccountPath.team, icon: "team", keys: "g m", roles: [.owner],
                    isForPhones: true)
            ]
        ),
        (
            Text("Programme", as: "menu"),
            [
                Entry(
                    label: Text("Tiers"), path: TierPath.admin, icon: "tier", keys: "g t", roles: [.admin],
                    isForPhones: true)
            ]
        ),
        (
            Text("Portal", as: "menu"),
            [
                Entry(
                    label: Text("People"), path: UserPath.users, icon: "team", keys: "g u", roles: [.admin],
                    isForPhones: true),
                Entry(label: Text("Mails"), path: MailPath.index, icon: "mail", keys: nil, roles: [.admin]),
                Entry(
                    label: Text("Audit log"), path: UserPath.audit, icon: "history", keys: "g a", roles: [.admin],
                    isForPhones: true),
                Entry(
                    label: Text("Settings"), path: TierPath.settings, icon: "sliders", keys: "g s", roles: [.admin],
                    isForPhones: true),
            ]
        ),
    ]

    static func home(of user: User) -> String {
        entries(of: user).first?.path ?? AccountPath.account
    }

    /// The places of a person; the one that the path belongs to is marked.
    static func groups(of user: User, at path: String) -> [PlaceGroup] {
        let current = current(path, of: user)
        return groups.compactMap { title, all in
            let own = all.filter { !$0.roles.isDisjoint(with: user.roles) }
            return own.isEmpty ? nil : PlaceGroup(title, own.map { place($0, current) })
        }
    }

    /// The four that a phone shows at once.
    static func mainPlaces(of user: User, at path: String) -> [Place] {
        let current = current(path, of: user)
        return entries(of: user).filter(\.isForPhones).prefix(4).map { place($0, current) }
    }

    private static func entries(of user: User) -> [Entry] {
        groups.flatMap(\.entries).filter { !$0.roles.isDisjoint(with: user.roles) }
    }

    /// The longest path that the page's begins with.
    private static func current(_ path: String, of user: User) -> String? {
        entries(of: user).map(\.path).filter { path == $0 || path.hasPrefix($0 + "/") }.max { $0.count < $1.count }
    }

    private static func place(_ entry: Entry, _ current: String?) -> Place {
        Place(entry.label, entry.path, icon: entry.icon, keys: entry.keys, isCurrent: entry.path == current)
    }
}
