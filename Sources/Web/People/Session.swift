package import Base

/// Somebody's being signed in, on one device.
package struct Session: Identified, Sendable {
    package static let idPrefix = "session"

    package let id: ID<Session>
    /// The user whose rights apply.
    package let user: User
    /// The admin who looks at the portal as that person, and may change nothing.
    package let admin: User?
    /// The last time the password was asked for.
    package let checkedAt: Timestamp

    package init(id: ID<Session>, user: User, admin: User? = nil, checkedAt: Timestamp) {
        self.id = id
        self.user = user
        self.admin = admin
        self.checkedAt = checkedAt
    }
}
