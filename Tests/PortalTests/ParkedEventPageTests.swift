import Base
import Database
import Jobs
import TestKit
import Testing
import Web

@Suite struct ParkedEventPageTests {
    @Test("staff see an event that no attempt could process, and have it tried again")
    func parked() throws {
        let portal = try TestPortal()
        let admin = try portal.browser(as: portal.user("Ada Admin", .admin))
        #expect(try !admin.visit("/admin/jobs").shows("Some events could not be processed"))
        let number = try portal.database.write { writer in
            let number = try writer.record("lead.moved", of: ID<User>.make(), at: portal.clock.now)
            try writer.run(
                """
                INSERT INTO parked_events (listener, number, attempts, parked_at, error)
                VALUES ('programme', $1, 11, $2, 'integer overflow')
                """, [number, portal.clock.now])
            return number
        }
        let page = try admin.visit("/admin/jobs")
        for word in ["Some events could not be processed", "lead.moved \(number)", "programme", "integer overflow"] {
            #expect(page.shows(word), "\(word)")
        }
        #expect(try admin.press("Try event again", on: page).notice == "The event is tried again.")
        #expect(try portal.database.read { try ParkedEvent.count($0) } == 0)
        #expect(try admin.press("Try event again", on: page).notice == "The event is tried again.")
    }
}
