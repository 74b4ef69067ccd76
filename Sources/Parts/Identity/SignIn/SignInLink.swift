package import Base
package import Database
internal import HTTP
internal import Templates
package import Web

/// A sign-in link that works once, made of 256 random bits; the database stores only their hash.
package struct SignInLink: Sendable {
    package enum Purpose: String, Sendable, DatabaseValue {
        /// A new password for a user who has forgotten theirs.
        case reset
        /// The first password of who was invited.
        case invite
        /// The first admin.
        case setup

        package var lifetime: Duration {
            switch self {
            case .reset: .seconds(3600)
            case .invite: .seconds(7 * 86_400)
            case .setup: .seconds(86_400)
            }
        }
    }

    let purpose: Purpose
    private let token: LinkToken

    /// The cause of its e-mail: each link has one.
    var cause: String {
        "\(purpose.rawValue):\(token.mark)"
    }

    package var path: String { SignInPath.link(purpose)(token.text) }

    /// A new link, in place of any that the person had for the same.
    package static func make(
        _ purpose: Purpose, for user: ID<User>?, at now: Timestamp, in writer: Writer
    ) throws -> SignInLink {
        let link = SignInLink(purpose: purpose, token: try LinkToken.make())
        try SignInLinkStore.remove(purpose, of: user, in: writer)
        try SignInLinkStore.add(
            link.token.hash, purpose, for: user, endsAt: now + purpose.lifetime, in: writer)
        return link
    }

    /// A new link that makes the first admin; nil as soon as there is one.
    package static func forFirstAdmin(at now: Timestamp, in writer: Writer) throws -> SignInLink? {
        guard try UserStore.accounts(having: .admin, in: writer).isEmpty else { return nil }
        return try make(.setup, for: nil, at: now, in: writer)
    }

    /// Returns the user that a link is for; throws if it was used, has expired or never existed.
    static func owner(
        _ token: LinkToken, _ purpose: Purpose, at now: Timestamp, in reader: Reader
    ) throws -> ID<User>? {
        for hash in token.hashes {
            if let row = try SignInLinkStore.row(hash, purpose, at: now, in: reader) { return row.user }
        }
        throw ExpiredLink(purpose: purpose)
    }

    /// The account that the link which was followed is for; throws also where it is of no use to it any more.
    static func account(
        of visit: some Visit, _ purpose: Purpose, in reader: Reader, where isOfUse: (Account) -> Bool
    ) throws -> Account {
        guard let id = try owner(visit.linkToken, purpose, at: visit.now, in: reader),
            let account = try UserStore.account(id, in: reader), isOfUse(account)
        else { throw ExpiredLink(purpose: purpose) }
        return account
    }

    /// Like `owner`, and marks the link as used: of two concurrent uses, one fails.
    static func use(_ token: LinkToken, _ purpose: Purpose, at now: Timestamp, in writer: Writer) throws -> ID<User>? {
        let user = try owner(token, purpose, at: now, in: writer)
        try SignInLinkStore.remove(purpose, of: user, in: writer)
        return user
    }
}

/// A link that does not work any more.
struct ExpiredLink: Error {
    let purpose: SignInLink.Purpose
}
