package import Base
package import Database
internal import Partners
package import Web

/// The leads that a user may see. Every read of leads takes it: leads out of scope do not exist for the caller.
package enum LeadScope: Equatable, Sendable {
    /// Staff who sell: all leads of all firms, and what is internal about them.
    case everything
    /// The same of the firms of a chain manager's own chain.
    case chain(ID<User>)
    case firm(ID<Firm>)
    /// The user's own and unassigned leads of a firm.
    case own(ID<Firm>, ID<User>)

    /// nil for users without access to leads.
    package init?(_ viewer: User) {
        if viewer.has(.admin, .agent, .teamLead) {
            self = .everything
        } else if viewer.has(.chainManager) {
            self = .chain(viewer.id)
        } else if let firm = viewer.firm {
            self = viewer.has(.owner) || firm.visibleScope == .all ? .firm(firm.id) : .own(firm.id, viewer.id)
        } else {
            return nil
        }
    }

    package func sees(_ lead: Lead, in reader: Reader) throws -> Bool {
        switch self {
        case .everything: true
        case .chain(let manager): try PartnerScope.chain(manager).sees(lead.firm, in: reader)
        case .firm(let firm): lead.firm == firm
        case .own(let firm, let user): lead.firm == firm && (lead.owner == nil || lead.owner == user)
        }
    }

    /// Internal details are visible to staff only.
    package var seesInternals: Bool { firm == nil }

    /// The firm, where there is but one.
    package var firm: ID<Firm>? {
        switch self {
        case .everything, .chain: nil
        case .firm(let firm), .own(let firm, _): firm
        }
    }

    /// The user whose cards are shown, if the scope is limited to them.
    package var user: ID<User>? {
        if case .own(_, let user) = self { user } else { nil }
    }

    /// The words of the search index that name what is in sight.
    func scope(in reader: Reader) throws -> SearchIndex.Scope {
        switch self {
        case .everything: .everything
        case .chain(let manager): .anyOf(try PartnerScope.chain(of: manager, in: reader).map(\.text))
        case .firm(let firm): .anyOf([firm.text])
        case .own(let firm, let user): .anyOf([user.text, LeadScope.nobodys(firm)])
        }
    }

    static func scopes(of lead: Lead) -> [String] {
        [lead.firm.text, lead.owner?.text ?? nobodys(lead.firm)]
    }

    private static func nobodys(_ firm: ID<Firm>) -> String { "open" + firm.text }
}
