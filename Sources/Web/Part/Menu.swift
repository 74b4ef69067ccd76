internal import Base
package import Templates

/// A page of a part in the menu: who finds it, and where. The first that somebody has is their home.
package struct MenuEntry: Sendable {
    let label: Text
    let path: String
    let icon: String
    /// The keys that lead there.
    let keys: String?
    let group: MenuGroup
    /// Its place in the group.
    let order: Int
    let roles: Set<Role>

    package init(
        _ label: Text, _ path: String, _ icon: String, keys: String? = nil, in group: MenuGroup, _ order: Int,
        for roles: Role...
    ) {
        self.label = label
        self.path = path
        self.icon = icon
        self.keys = keys
        self.group = group
        self.order = order
        self.roles = Set(roles)
    }
}

/// What belongs together in the menu. A part may have groups of its own.
package struct MenuGroup: Sendable {
    let title: Text?
    let order: Int

    package init(_ title: Text?, _ order: Int) {
        self.title = title
        self.order = order
    }

    /// What partners come for, without a heading.
    package static let main = MenuGroup(nil, 10)
    package static let firm = MenuGroup(Text("Firm", as: "menu"), 30)
    package static let programme = MenuGroup(Text("Programme", as: "menu"), 40)
    package static let portal = MenuGroup(Text("Portal", as: "menu"), 50)
}

/// The places of the portal.
package struct Menu: Sendable {
    private let entries: [MenuEntry]
    private let known = Known()

    /// Built once for each set of roles.
    private final class Known: Sendable {
        let groups = Guarded<[Set<Role>: [PlaceGroup]]>([:])
    }

    init(_ entries: [MenuEntry]) {
        self.entries = entries.enumerated().sorted { left, right in
            (left.element.group.order, left.element.order, left.offset)
                < (right.element.group.order, right.element.order, right.offset)
        }.map(\.element)
    }

    /// nil for who has no place in it.
    package func home(of user: User) -> String? {
        groups(of: user.roles).first?.places.first?.path
    }

    /// The places of a person, of which the one that the path belongs to is marked; and the four that a phone shows at
    /// once.
    package func places(of user: User, at path: String) -> (groups: [PlaceGroup], main: [Place]) {
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

    private func groups(of roles: Set<Role>) -> [PlaceGroup] {
        known.groups.withLock { known in
            if let groups = known[roles] { return groups }
            var groups: [(order: Int, group: PlaceGroup)] = []
            for entry in entries where !entry.roles.isDisjoint(with: roles) {
                if groups.last?.order != entry.group.order {
                    groups.append((entry.group.order, PlaceGroup(entry.group.title, [])))
                }
                groups[groups.count - 1].group.places.append(
                    Place(entry.label, entry.path, icon: entry.icon, keys: entry.keys))
            }
            known[roles] = groups.map(\.group)
            return groups.map(\.group)
        }
    }
}
