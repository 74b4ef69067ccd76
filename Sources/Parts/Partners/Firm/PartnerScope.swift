package import Base
package import Database
package import Web

/// Which firms one of the staff sees. Every page of the staff about firms asks with it: what is not in sight is not
/// there.
package enum PartnerScope: Equatable, Sendable {
    case everything
    /// A chain manager's scope: the firms they manage and their child firms.
    case chain(ID<User>)

    /// nil for users without access to other firms; a firm's owner does not see its internal records.
    package init?(_ viewer: User) {
        if viewer.has(.admin, .support, .agent, .teamLead) {
            self = .everything
        } else if viewer.has(.chainManager) {
            self = .chain(viewer.id)
        } else {
            return nil
        }
    }

    /// Holds for what is in sight; `$1` is whose it is.
    var condition: SQL {
        switch self {
        case .everything: "$1 = ''"
        case .chain:
            """
            p.manager_id = $1 OR p.parent_id IN (
                SELECT a.id FROM partners a WHERE a.manager_id = $1
                UNION
                SELECT a.id FROM partners b JOIN partners a ON a.parent_id = b.id WHERE b.manager_id = $1
            )
            """
        }
    }

    var value: String {
        switch self {
        case .everything: ""
        case .chain(let user): user.text
        }
    }

    package func sees(_ firm: ID<Firm>, in reader: Reader) throws -> Bool {
        try PartnerStore.sees(self, firm, in: reader)
    }

    /// Returns the firms of a manager's chain.
    package static func chain(of manager: ID<User>, in reader: Reader) throws -> [ID<Firm>] {
        let visibleScope = PartnerScope.chain(manager)
        return try reader.all("SELECT p.id FROM partners p" + " WHERE " + visibleScope.condition, [visibleScope.value])
        {
            try $0.next()
        }
    }
}
