package import Crypto
package import Web

/// What signing in takes besides the site: the hasher, and the keys to what is sealed. Its routes are those of the
/// part.
package struct Identity: Sendable {
    package let hasher: PasswordHasher
    package let factors: SecondFactors

    package init(hasher: PasswordHasher, master: MasterKey) throws {
        self.hasher = hasher
        factors = try SecondFactors(master: master)
    }

    package var routes: [SiteRoute] {
        []
    }
}
