package import Base
package import Web

/// A user with what decides whether and how they sign in.
package struct Account: Sendable {
    package enum State: String, CaseIterable, Sendable {
        /// Has not chosen a password yet.
        case invited
        case active, paused
        /// The firm is suspended or archived.
        case firmClosed = "firm_closed"
        /// Has left, for good; what they did stays.
        case archived
    }

    package let user: User
    /// The hash of it, with its parameters.
    package let password: String?
    package let isPaused: Bool
    package let isArchived: Bool
    package let isFirmClosed: Bool
    package let createdAt: Timestamp
    package let seenAt: Timestamp?

    package var state: State {
        if isArchived { return .archived }
        if isFirmClosed { return .firmClosed }
        if isPaused { return .paused }
        return password == nil ? .invited : .active
    }

    package var maySignIn: Bool { state == .active }

    /// Whether mail may go to them. Somebody without a password yet gets only what lets them in.
    package func mayReceive(opensAccount: Bool) -> Bool {
        maySignIn || opensAccount && state == .invited
    }
}

/// The initial data of an account.
package struct NewUser: Sendable {
    package let name: String
    package let email: EmailAddress
    package let roles: Set<Role>
    package let firm: ID<Firm>?
    package var language = "en"
    package var zone = "UTC"

    package init(name: String, email: EmailAddress, roles: Set<Role>, firm: ID<Firm>? = nil) {
        self.name = name
        self.email = email
        self.roles = roles
        self.firm = firm
    }
}
