import Base
import Database
import TestKit
import Testing
import Web

@testable import Partners

@Suite struct FirmHierarchyTests {
    let database: TestDatabase
    let top: Partner
    let middle: Partner
    let bottom: Partner
    let other: Partner

    init() throws {
        database = try TestDatabase(migrated: .init())
        top = try database.add(partner("Distributor"))
        middle = try database.add(partner("Dealer", parent: top.id))
        bottom = try database.add(partner("Shop", parent: middle.id))
        other = try database.add(partner("Other"))
    }

    private func check(_ firm: Partner, below parent: Partner) throws {
        try database.database.read { reader in
            try FirmHierarchy.check(
                firm.id, below: parent.id, ancestors: PartnerStore.ancestors(of: parent.id, in: reader),
                height: PartnerStore.height(below: firm.id, in: reader))
        }
    }

    @Test("a firm belongs to another down to the third level")
    func levels() throws {
        #expect(throws: Never.self) { try check(other, below: top) }
        #expect(throws: Never.self) { try check(other, below: middle) }
        #expect(throws: PartnerProblem.tooManyLevels) { try check(other, below: bottom) }
        #expect(throws: PartnerProblem.tooManyLevels) { try check(top, below: other) }
        #expect(throws: Never.self) { try check(middle, below: other) }
    }

    @Test("nobody belongs to themselves, nor to somebody below them")
    func circles() throws {
        #expect(throws: PartnerProblem.ownParent) { try check(top, below: top) }
        #expect(throws: PartnerProblem.parentBelow) { try check(top, below: middle) }
        #expect(throws: PartnerProblem.parentBelow) { try check(top, below: bottom) }
    }
}
