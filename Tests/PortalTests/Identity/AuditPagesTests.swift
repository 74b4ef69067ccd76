import Base
import Database
import Foundation
import HTTP
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct AuditPagesTests {
    let portal: TestPortal
    let firm: ID<Firm>
    let anna: User
    let ada: ID<User>

    init() throws {
        portal = try TestPortal()
        firm = try portal.firm("Weber & Partner")
        let id = try portal.user("Anna Weber", .owner, of: firm)
        anna = try #require(try portal.account(id)?.user)
        ada = try portal.user("Ada Admin", .admin)
    }

    /// Signed in just now, whatever the clock says.
    private var admin: Browser {
        get throws { try portal.browser(as: ada) }
    }

    private func note(_ event: IdentityEvent, by user: User?, changes: [AuditEntry.Change] = []) throws {
        try portal.database.write { writer in
            try writer.audit(
                event, of: anna.id.text, called: "Lead Müller",
                by: user.map { Actor($0, address: "203.0.113.7") } ?? .program,
                changes: changes, at: portal.clock.now)
        }
    }

    private func rows(_ path: String, _ browser: Browser) throws -> [String] {
        try browser.visit(path).html.first("tbody")?.all("tr").map(\.text) ?? []
    }

    @Test("each entry says who, what, and what it was before and is after")
    func entries() throws {
        try note(.changed, by: anna, changes: [.init("time_zone", from: "UTC", to: "Europe/Berlin")])
        let rows = try rows("/admin/audit?columns=at,who,action,record,changes,firm,address", admin)
        #expect(rows.count == 1)
        for word in ["Anna Weber", "Profile changed", "Lead Müller", "Time zone UTC now Europe/Berlin", "203.0.113.7"] {
            #expect(rows[0].contains(word), "\(word)")
        }
        #expect(rows[0].contains("Weber & Partner"))
    }

    @Test("an owner reads what concerns the own firm, and nothing else")
    func ofFirm() throws {
        try note(.paused, by: anna)
        let stranger = try portal.user("Ben Lang", .owner, of: portal.firm("Lang"))
        try note(.removed, by: try #require(try portal.account(stranger)?.user))
        try note(.rolesChanged, by: nil)
        let own = try rows("/account/team/audit", portal.browser(as: anna.id))
        #expect(own.count == 1)
        #expect(own.first?.contains("Paused") == true)
        #expect(try rows("/admin/audit", admin).count == 3)
    }

    @Test("entries are found by person, record, firm, action and day")
    func filters() throws {
        try note(.paused, by: anna)
        portal.clock.advance(by: .seconds(86_400))
        try note(.reopened, by: nil)
        // The clock of the test stands at noon of 6 February, in UTC.
        for (query, count) in [
            ("person=anna", 1), ("person=portico", 1), ("person=nobody", 0), ("record=lead", 2),
            ("record=\(anna.id)", 2), ("firm=weber", 1), ("action=user.paused", 1), ("from=2026-02-07", 1),
            ("to=2026-02-06", 1), ("from=2026-02-06&to=2026-02-07", 2), ("from=2026-02-08", 0),
        ] {
            #expect(try rows("/admin/audit?\(query)", admin).count == count, "\(query)")
        }
    }

    @Test("days are those of the reader's zone")
    func zones() throws {
        portal.clock.advance(by: .seconds(11 * 3600 + 1800))
        try note(.paused, by: anna)
        #expect(try rows("/admin/audit?from=2026-02-07", admin).isEmpty)
        let berlin = try portal.user("Bea Berlin", .admin)
        try portal.database.write {
            try UserStore.setProfile(berlin, name: "Bea", language: "en", zone: "Europe/Berlin", in: $0)
        }
        #expect(try rows("/admin/audit?from=2026-02-07", portal.browser(as: berlin)).count == 1)
    }

    @Test("twenty thousand entries are read page by page, and exported whole")
    func many() throws {
        try portal.database.write { writer in
            for number in 0..<2_000 {
                try writer.audit(
                    IdentityEvent.changed, called: "Lead \(number)", by: Actor(anna, address: ""), at: portal.clock.now)
            }
        }
        let admin = try admin
        let page = try admin.visit("/admin/audit")
        #expect(page.html.first("tbody")?.all("tr").count == 50)
        #expect(page.shows("2,000 in total"))
        #expect(page.shows("Lead 1999"))
        let next = try admin.visit(try #require(page.link("Next")))
        #expect(next.shows("Lead 1949"))
        guard case .stream(let stream) = try admin.get("/admin/audit.csv").response.content else {
            Issue.record("the export is no stream")
            return
        }
        var lines = 0
        while let piece = try stream.next() { lines += piece.count { $0 == UInt8(ascii: "\n") } }
        #expect(lines == 2_001)
    }
}
