import Base
import Database
import HTTP
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct UserStoreTests {
    let test: TestDatabase
    let now = Timestamp(milliseconds: 1_770_000_000_000)

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
    }

    private func create(
        _ name: String, _ email: String, _ roles: Set<Role>, of firm: ID<Firm>? = nil
    ) throws -> ID<User> {
        let new = NewUser(name: name, email: try EmailAddress(email), roles: roles, firm: firm)
        return try test.database.write { try UserStore.create(new, at: now, in: $0) }
    }

    @Test("an address belongs to one account, however it is written")
    func oneAddress() throws {
        let id = try create("Anna", "Anna@Example.com", [.admin])
        #expect(throws: DatabaseError.self) { try create("Ben", "anna@example.COM", [.support]) }
        let found = try test.database.read { try UserStore.account(EmailAddress("ANNA@example.com"), in: $0) }
        #expect(found?.user.id == id)
        #expect(found?.user.email.text == "Anna@example.com")
    }

    @Test("people and firms are found and sorted by their names without case and accents, also after they change")
    func folded() throws {
        _ = try create("Zoe", "zoe@example.com", [.admin])
        let id = try create("Özdemir", "oe@example.com", [.admin])
        _ = try create("Pavel", "pavel@example.com", [.admin])
        let firm = ID<Firm>.make()
        try test.database.write { try Firms.open(firm, name: "Émile & Söhne", in: $0) }
        func people() throws -> [String] { try test.database.read { try UserStore.all(in: $0).map(\.user.name) } }
        func firms(_ name: String) throws -> [ID<Firm>] {
            try test.database.read { try Firms.find(name, limit: 5, in: $0).map(\.id) }
        }
        let search = try FormFields(urlEncoded: Bytes("search=ozDEMIR".utf8).span)
        let found = try test.database.read { reader in
            try ListQuery(UserListStore.list, ListState(search, for: UserListStore.list)).slice(in: reader).items
        }
        #expect(found.map(\.account.user.id) == [id])
        #expect(try people() == ["Özdemir", "Pavel", "Zoe"])
        #expect(try firms("emile & SÖH") == [firm])
        try test.database.write { writer in
            try UserStore.setProfile(id, name: "Šimon", language: "en", zone: "UTC", in: writer)
            try Firms.rename(firm, to: "Ångström", in: writer)
        }
        #expect(try people() == ["Pavel", "Šimon", "Zoe"])
        #expect(try firms("angstrom") == [firm])
    }

    @Test("a role is found by its whole word")
    func roles() throws {
        _ = try create("Anna", "anna@example.com", [.admin, .teamLead])
        _ = try create("Ben", "ben@example.com", [.support])
        func names(_ role: Role) throws -> [String] {
            try test.database.read { try UserStore.accounts(having: role, in: $0).map(\.user.name) }
        }
        #expect(try names(.admin) == ["Anna"])
        #expect(try names(.teamLead) == ["Anna"])
        #expect(try names(.owner) == [])
    }

    @Test("who has no password yet, is paused, or whose firm is closed may not sign in")
    func states() throws {
        let firm = ID<Firm>.make()
        try test.database.write { try Firms.open(firm, name: "Weber", in: $0) }
        let id = try create("Anna", "anna@example.com", [.owner], of: firm)
        func state(after change: (Writer) throws -> Void) throws -> Account.State? {
            try test.database.write { writer in
                try change(writer)
                return try UserStore.account(id, in: writer)?.state
            }
        }
        #expect(try state { _ in } == .invited)
        #expect(try state { try UserStore.setPassword(id, "hash", at: now, in: $0) } == .active)
        #expect(try state { try UserStore.setPaused(id, true, in: $0) } == .paused)
        #expect(try state { try Firms.close(firm, in: $0) } == .firmClosed)
        #expect(try state { try Firms.reopen(firm, in: $0) } == .paused)
        #expect(try state { try UserStore.setPaused(id, false, in: $0) } == .active)
    }
}
