import Base
import Database
import Identity
import Jobs
import TestKit
import Testing
import Web

@testable import Partners

@Suite struct PartnerRecordsTests {
    let database: TestDatabase

    init() throws {
        database = try TestDatabase(migrated: .init())
    }

    private func added(_ state: PartnerState, _ name: String = "Weber") throws -> Partner {
        let made = try partner(name, state: state)
        try database.database.write { try PartnerRecords.add(made, by: admin, at: noon, in: $0) }
        return made
    }

    private func move(_ id: ID<Firm>, to state: PartnerState, why: String? = nil) throws {
        try database.database.write { writer in
            let firm = try #require(try PartnerRecords.partner(id, in: writer))
            try PartnerRecords.move(firm, to: state, by: .admin, admin, why: why, at: noon + .seconds(60), in: writer)
        }
    }

    private func audited(_ id: ID<Firm>) throws -> [String] {
        try database.database.read { reader in
            try reader.all("SELECT action FROM audit_entries WHERE subject = $1 ORDER BY number", [id]) {
                try $0.text()
            }
        }
    }

    private func isClosed(_ id: ID<Firm>) throws -> Bool? {
        try database.database.read { try $0.value("SELECT is_closed FROM firms WHERE id = $1", [id]) }
    }

    @Test("a firm that has applied has nobody who signs in, until it is let in")
    func applied() throws {
        let firm = try added(.applied)
        #expect(try isClosed(firm.id) == nil)
        try move(firm.id, to: .invited)
        #expect(try isClosed(firm.id) == false)
        let moved = try #require(try database.partner(firm.id))
        #expect(moved.state == .invited && moved.stateSince == noon + .seconds(60))
        #expect(try audited(firm.id) == ["partner.added", "partner.moved"])
    }

    @Test("suspending ends the sessions of the firm, and coming back lets it in again")
    func suspended() throws {
        let firm = try added(.active)
        try database.database.write { writer in
            let new = NewUser(name: "Anna", email: try EmailAddress("a@b.de"), roles: [.owner], firm: firm.id)
            let user = try UserStore.create(new, at: noon, in: writer)
            _ = try SessionStore.start(user, isKept: false, device: "", address: "", at: noon, in: writer)
        }
        #expect(throws: PartnerProblem.reasonMissing) { try move(firm.id, to: .suspended) }
        #expect(try isClosed(firm.id) == false)
        try move(firm.id, to: .suspended, why: "fraud")
        #expect(try isClosed(firm.id) == true)
        #expect(try database.database.read { try $0.value("SELECT count(*) FROM sessions", as: Int.self) } == 0)
        let change = try database.database.read { reader in
            try reader.value(
                "SELECT changes FROM audit_entries WHERE subject = $1 ORDER BY number DESC", [firm.id], as: String.self)
        }
        #expect(change?.contains("\"fraud\"") == true)
        try move(firm.id, to: .active, why: "cleared")
        #expect(try isClosed(firm.id) == false)
    }

    @Test("what was changed is in the log, field by field, and what was not is not")
    func changes() throws {
        let firm = try added(.active)
        var changed = firm
        changed.profile.name = "Weber Bau"
        changed.terms.capacity = 5
        try database.database.write { writer in
            try PartnerRecords.save(changed, was: firm, by: admin, at: noon, in: writer)
            try PartnerRecords.save(changed, was: changed, by: admin, at: noon, in: writer)
        }
        #expect(try audited(firm.id) == ["partner.added", "partner.changed"])
        #expect(changed.changes(from: firm).map(\.field) == ["name", "capacity"])
        let name = try database.database.read { try Firms.firm(firm.id, in: $0)?.name }
        #expect(name == "Weber Bau")
    }

    @Test("a parent that would make a circle is refused, and nothing of the change is kept")
    func parents() throws {
        let top = try added(.active, "Top")
        var below = try added(.active, "Below")
        let former = below
        below.terms.parent = top.id
        try database.database.write { try PartnerRecords.save(below, was: former, by: admin, at: noon, in: $0) }
        var circle = top
        circle.terms.parent = below.id
        #expect(throws: PartnerProblem.parentBelow) {
            try database.database.write { try PartnerRecords.save(circle, was: top, by: admin, at: noon, in: $0) }
        }
        circle.terms.parent = .make()
        #expect(throws: PartnerProblem.notThere) {
            try database.database.write { try PartnerRecords.save(circle, was: top, by: admin, at: noon, in: $0) }
        }
        #expect(try #require(try database.partner(top.id)).terms.parent == nil)
    }
}
