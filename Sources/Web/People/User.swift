package import Base
package import Templates

/// Somebody with an account.
package struct User: Identified, Sendable {
    package static let idPrefix = "user"

    package let id: ID<User>
    package let name: String
    package let email: EmailAddress
    package let roles: Set<Role>
    /// The firm of an owner or member; nil for staff.
    package let firm: Firm?
    package let language: Language
    package let zone: TimeZone
    /// The address of a picture of theirs.
    package let picture: String?

    package init(
        id: ID<User>, name: String, email: EmailAddress, roles: Set<Role>, firm: Firm?, language: Language = .english,
        zone: TimeZone = .utc, picture: String? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.roles = roles
        self.firm = firm
        self.language = language
        self.zone = zone
        self.picture = picture
    }

    package func has(_ roles: Role...) -> Bool {
        roles.contains(where: self.roles.contains)
    }

    package var isStaff: Bool { roles.isStaff }
}
