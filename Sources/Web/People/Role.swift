internal import Database
package import Templates

/// A role; a user may have several.
package enum Role: String, CaseIterable, Sendable, DatabaseValue {
    case owner, member
    case admin, support, agent
    case teamLead = "team_lead"
    case chainManager = "chain_manager"

    /// Owners and members belong to a partner firm; all others work for the company that runs the programme.
    package var isStaff: Bool { self != .owner && self != .member }

    package var title: Text {
        switch self {
        case .owner: Text("Owner", as: "role")
        case .member: Text("Member", as: "role")
        case .admin: Text("Admin", as: "role")
        case .support: Text("Support", as: "role")
        case .agent: Text("Sales agent", as: "role")
        case .teamLead: Text("Team lead", as: "role")
        case .chainManager: Text("Chain manager", as: "role")
        }
    }
}

/// Kept in one column, as words in the order of the enum.
extension Set<Role> {
    package var words: String {
        Role.allCases.filter(contains).map(\.rawValue).joined(separator: " ")
    }

    package init(words: String) {
        // Almost every user has one.
        if let role = Role(rawValue: words) {
            self = [role]
            return
        }
        self.init(words.split(separator: " ").compactMap { Role(rawValue: String($0)) })
    }

    package var isStaff: Bool { contains(where: \.isStaff) }
}
