package import Base
package import Templates

/// The recipient of an e-mail, with the language and time zone to write it in.
package struct Recipient: Sendable {
    package let name: String
    package let address: EmailAddress
    package let language: Language
    package let zone: TimeZone
    /// Their account; nil for somebody who has none, and for an address that is not theirs yet.
    package private(set) var account: ID<User>?

    /// Somebody without an account.
    package init(name: String, address: EmailAddress, language: Language = .english, zone: TimeZone = .utc) {
        self.name = name
        self.address = address
        self.language = language
        self.zone = zone
    }

    package init(_ user: User) {
        self.init(name: user.name, address: user.email, language: user.language, zone: user.zone)
        account = user.id
    }
}
