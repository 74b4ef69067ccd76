import Base
import Database
import Identity
import Testing
import Web

@testable import Crypto

@Suite struct SecondFactorsTests {
    private let portal: TestPortal
    private let factors: SecondFactors
    private let anna: ID<User>
    private let ben: ID<User>

    init() throws {
        portal = try TestPortal()
        factors = portal.identity.factors
        anna = try portal.user("Anna Weber", .admin)
        ben = try portal.user("Ben Lang", .admin)
    }

    private func begin(_ user: ID<User>) throws -> Secret {
        try portal.database.write { try factors.begin(user, in: $0) }
        return try #require(try portal.database.read { try factors.newSecret(of: user, in: $0) })
    }

    private func confirm(_ code: String, of user: ID<User>) throws -> [String]? {
        try portal.database.write { try factors.confirm(code, of: user, at: portal.clock.now, in: $0) }
    }

    private func verify(_ code: String, of user: ID<User>) throws -> Bool {
        try portal.database.write { try factors.verify(code, of: user, at: portal.clock.now, in: $0) }
    }

    private func recover(_ code: String, of user: ID<User>) throws -> Bool {
        try portal.database.write { try factors.recover(code, of: user, in: $0) }
    }

    private func status(of user: ID<User>) throws -> SecondFactorStore.Status? {
        try portal.database.read { try SecondFactorStore.status(of: user, in: $0) }
    }

    @Test("a second factor counts from the first code on, and not before")
    func enrolling() throws {
        let secret = try begin(anna)
        #expect(try status(of: anna) == nil)
        #expect(try !verify(portal.code(of: secret), of: anna))
        #expect(try confirm("000000", of: anna) == nil)
        #expect(try status(of: anna) == nil)
        let codes = try #require(try confirm(portal.code(of: secret), of: anna))
        #expect(codes.count == 10)
        #expect(try status(of: anna)?.since == portal.clock.now)
        #expect(try status(of: anna)?.recoveryCodesLeft == 10)
        #expect(try portal.database.read { try factors.newSecret(of: anna, in: $0) } == nil)
        #expect(try status(of: ben) == nil)
    }

    @Test("a code works once, and the one that proved the app is used up, too")
    func replay() throws {
        let secret = try begin(anna)
        let first = try portal.code(of: secret)
        _ = try confirm(first, of: anna)
        #expect(try !verify(first, of: anna))
        portal.clock.advance(by: .seconds(30))
        let second = try portal.code(of: secret)
        #expect(try !verify(second, of: ben))
        #expect(try verify(second, of: anna))
        #expect(try !verify(second, of: anna))
    }

    @Test("of one code that is sent twice at once, one wins")
    func race() async throws {
        let secret = try begin(anna)
        _ = try confirm(portal.code(of: secret), of: anna)
        portal.clock.advance(by: .seconds(60))
        let code = try portal.code(of: secret)
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { try verify(code, of: anna) }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(wins == 1)
    }

    @Test("the old app goes on counting until the new one is proved")
    func changing() throws {
        let old = try begin(anna)
        _ = try confirm(portal.code(of: old), of: anna)
        let new = try begin(anna)
        portal.clock.advance(by: .seconds(30))
        #expect(try !verify(portal.code(of: new), of: anna))
        #expect(try verify(portal.code(of: old), of: anna))
        _ = try confirm(portal.code(of: new), of: anna)
        portal.clock.advance(by: .seconds(30))
        #expect(try !verify(portal.code(of: old), of: anna))
        #expect(try verify(portal.code(of: new), of: anna))
    }

    @Test("a recovery code lets its owner in, once; new ones take the place of all before")
    func recovering() throws {
        let secret = try begin(anna)
        let codes = try #require(try confirm(portal.code(of: secret), of: anna))
        #expect(try !recover(codes[0], of: ben))
        #expect(try recover(codes[0].uppercased(), of: anna))
        #expect(try !recover(codes[0], of: anna))
        #expect(try status(of: anna)?.recoveryCodesLeft == 9)
        let renewed = try portal.database.write { try factors.renewRecoveryCodes(of: anna, in: $0) }
        #expect(try !recover(codes[1], of: anna))
        #expect(try recover(renewed[0], of: anna))
    }

    @Test("nothing is left of a second factor that was removed")
    func removing() throws {
        let secret = try begin(anna)
        let codes = try #require(try confirm(portal.code(of: secret), of: anna))
        try portal.database.write { try SecondFactorStore.remove(anna, in: $0) }
        portal.clock.advance(by: .seconds(30))
        #expect(try status(of: anna) == nil)
        #expect(try !verify(portal.code(of: secret), of: anna))
        #expect(try !recover(codes[0], of: anna))
    }

    @Test("the database holds no secret and no recovery code that could be read")
    func sealed() throws {
        let secret = try begin(anna)
        let codes = try #require(try confirm(portal.code(of: secret), of: anna))
        let kept = try portal.database.read { reader in
            try reader.all("SELECT secret FROM second_factors") { try $0.bytes() }
                + reader.all("SELECT fingerprint FROM recovery_codes") { try $0.bytes() }
        }
        #expect(kept.count == 11)
        for secret in [secret.bytes] + codes.map({ Bytes($0.utf8) }) {
            #expect(kept.allSatisfy { $0.ranges(of: secret).isEmpty })
        }
        // A box that somebody moves to another row does not open there.
        _ = try begin(ben)
        try portal.database.write {
            try $0.run(
                "UPDATE second_factors SET secret = (SELECT secret FROM second_factors WHERE user_id = $1)", [anna])
        }
        portal.clock.advance(by: .seconds(30))
        #expect(throws: CryptoError.self) { try verify(portal.code(of: secret), of: ben) }
    }

    @Test("an admin says which roles must have one")
    func required() throws {
        let user = try #require(try portal.database.read { try UserStore.account(anna, in: $0) }).user
        let isRequired = { try portal.database.read { try SecondFactorStore.isRequired(of: user, in: $0) } }
        #expect(try !isRequired())
        try portal.database.write { try SecondFactorStore.setRequiredRoles([.admin, .support], in: $0) }
        #expect(try isRequired())
        try portal.database.write { try SecondFactorStore.setRequiredRoles([.owner], in: $0) }
        #expect(try !isRequired())
        #expect(try portal.database.read { try SecondFactorStore.requiredRoles(in: $0) } == [.owner])
    }
}
