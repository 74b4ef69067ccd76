package import Base

/// Somebody's being signed in, on one device.
package struct Session: Identified, Sendable {
    package static let idPrefix = "session"

    package let id: ID<Session>
    /// Whose rights count.
    package let user: User
    /// The admin who looks at the portal as that person, and may change nothing.
    package let admin: User?
    /// When the password was asked for last.
    package let checkedAt: Timestamp

    package init(id: ID<Session>, user: User, admin: User? = nil, checkedAt: Timestamp) {
        self.id = id
        self.user = user
        self.admin = admin
        self.checkedAt = checkedAt
    }
}
