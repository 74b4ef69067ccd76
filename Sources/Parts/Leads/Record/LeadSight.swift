package import Base
internal import Database
package import Web

/// Which leads somebody sees. Every read of leads is asked with it: what is not in sight is not there.
package enum LeadSight: Equatable, Sendable {
    /// Staff who sell: all leads of all firms, and what is internal about them.
    case everything
    case firm(ID<Firm>)
    /// Of a firm, their own and what is nobody's.
    case own(ID<Firm>, ID<User>)

    /// nil for who has nothing to do with leads.
    package init?(_ viewer: User) {
        if viewer.has(.admin, .agent, .teamLead, .chainManager) {
            self = .everything
        } else if let firm = viewer.firm {
            self = viewer.has(.owner) || firm.sight == .all ? .firm(firm.id) : .own(firm.id, viewer.id)
        } else {
            return nil
        }
    }

    package func sees(_ lead: Lead) -> Bool {
        switch self {
        case .everything: true
        case .firm(let firm): lead.firm == firm
        case .own(let firm, let user): lead.firm == firm && (lead.owner == nil || lead.owner == user)
        }
    }

    package var seesInternals: Bool { self == .everything }

    /// The firm, where there is but one.
    package var firm: ID<Firm>? {
        switch self {
        case .everything: nil
        case .firm(let firm), .own(let firm, _): firm
        }
    }

    /// Who the cards are of, where only some are seen.
    package var user: ID<User>? {
        if case .own(_, let user) = self { user } else { nil }
    }

    /// The words of the search index that name what is in sight.
    var scope: SearchIndex.Scope {
        switch self {
        case .everything: .everything
        case .firm(let firm): .anyOf([firm.text])
        case .own(let firm, let user): .anyOf([user.text, LeadSight.nobodys(firm)])
        }
    }

    static func scopes(of lead: Lead) -> [String] {
        [lead.firm.text, lead.owner?.text ?? nobodys(lead.firm)]
    }

    private static func nobodys(_ firm: ID<Firm>) -> String { "open" + firm.text }
}
