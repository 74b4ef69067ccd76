package import Base
internal import Crypto
internal import HTTP

/// What a secret link holds: 256 random bits, of which the database knows the hash only.
package struct LinkToken: Sendable {
    package let text: String

    package static func make() throws -> LinkToken {
        LinkToken(try SecureRandom.bytes(32).hexadecimal)
    }

    /// As it stands in an address.
    package init(_ text: String) {
        self.text = text
    }

    package var hash: Bytes { Digest.sha256(Bytes(text.utf8)) }

    /// Where to look for it: sign-in links of versions until now were kept by the hash of the bits themselves.
    package var hashes: [Bytes] {
        [hash] + (Bytes(hexadecimal: text).map { [Digest.sha256($0)] } ?? [])
    }

    /// Names the link where what is done because of it is done once, and tells nobody what it is.
    package var mark: String { Bytes(hash.prefix(8)).hexadecimal }
}

extension Visit {
    /// The one in the address; its route calls it `token`.
    package var linkToken: LinkToken { LinkToken(request.path.parameter("token") ?? "") }
}
