internal import Base
internal import HTTP

/// The people who may use a route; parts can define their own. The name is shown by `portico routes`.
package struct Policy: Sendable {
    package let name: String
    /// An admin who looks at the portal as a partner may use it, too. Pages can be looked at; forms change things.
    private(set) var isForOnlookers = false
    /// The password was asked for within the last ten minutes.
    private(set) var isConfirmed = false
    /// Refuses by throwing.
    private let check: @Sendable (any Visit) throws -> Void

    package init(_ name: String, check: @escaping @Sendable (any Visit) throws -> Void) {
        self.name = name
        self.check = check
    }

    package static let anyone = Policy("anyone") { _ in }.forOnlookers
    package static let signedIn = Policy("signed in") { _ = try $0.viewer }
    /// People of a partner firm.
    package static let partner = Policy("partner") { _ = try $0.firm }
    package static let owner = Policy.of(.owner)
    package static let admin = Policy.of(.admin)
    package static let staff = Policy("staff") { visit in
        guard try visit.viewer.isStaff else { throw Refusal.notTheirs }
    }

    /// People who have one of these roles.
    package static func of(_ roles: Role...) -> Policy {
        Policy(roles.map(\.rawValue).joined(separator: ", ")) { visit in
            let viewer = try visit.viewer
            guard roles.contains(where: viewer.roles.contains) else { throw Refusal.notTheirs }
        }
    }

    /// For what is delicate: bank data, roles, second factors. Put it on the page with the form, too, so that people
    /// confirm before they type.
    package var confirmed: Policy {
        var policy = self
        policy.isConfirmed = true
        return policy
    }

    /// For the few forms that are harmless, such as the one that ends looking on.
    package var forOnlookers: Policy {
        var policy = self
        policy.isForOnlookers = true
        return policy
    }

    func admit(_ visit: any Visit) throws {
        try check(visit)
        if visit is Submission, visit.session?.admin != nil, !isForOnlookers { throw Refusal.onlooker }
        if isConfirmed {
            guard visit.isConfirmed else { throw SignInStep.confirm }
        }
    }

    package static let confirmationHolds = Duration.seconds(600)
}

extension Refusal {
    fileprivate static let notTheirs = Refusal(.forbidden, "This is not open to you.")
    fileprivate static let onlooker = Refusal(.forbidden, "Who looks at the portal as somebody else changes nothing.")
}

extension Visit {
    /// Whether they have said their password a short while ago.
    package var isConfirmed: Bool {
        guard let session else { return false }
        let age = site.now() - session.checkedAt
        // One given when the clock was ahead would hold for ever.
        let isAhead = age <= Duration.zero - Policy.confirmationHolds
        return age < Policy.confirmationHolds && !isAhead
    }

    /// The signed-in user; redirects to the sign-in page if there is none.
    package var viewer: User {
        get throws {
            guard let session else { throw SignInStep.signIn }
            return session.user
        }
    }

    /// The firm of who is signed in, on pages of partners.
    package var firm: Firm {
        get throws {
            guard let firm = try viewer.firm else { throw Refusal.notTheirs }
            return firm
        }
    }

    /// The actor for the audit log.
    package var actor: Actor {
        let session = session
        return Actor(
            session?.admin ?? session?.user, viewedAs: session?.admin == nil ? nil : session?.user,
            address: request.peer.address)
    }
}
