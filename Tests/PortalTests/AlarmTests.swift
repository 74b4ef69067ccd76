import Base
import Database
import TestKit
import Testing
import Web

@Suite struct AlarmTests {
    @Test("admins see on every page that the newest backup is damaged, and what to do; nobody else does")
    func badBackup() throws {
        let portal = try TestPortal()
        let admin = try portal.browser(as: portal.user("Ada Admin", .admin))
        #expect(try !admin.visit("/admin").shows("The newest backup is damaged"))
        try portal.database.write { writer in
            _ = try writer.run("INSERT INTO backup_proofs VALUES ($1, '/b', 0, 'torn')", [portal.clock.now])
        }
        for path in ["/admin", "/admin/jobs", "/account"] {
            let page = try admin.visit(path)
            #expect(page.shows("The newest backup is damaged"), "\(path)")
            #expect(page.shows("portico doctor --whole"), "\(path)")
        }
        let agent = try portal.browser(as: portal.user("Al Agent", .agent))
        #expect(try !agent.visit("/account").shows("The newest backup is damaged"))
        try portal.database.write { writer in
            let later = portal.clock.now + .seconds(60)
            _ = try writer.run("INSERT INTO backup_proofs VALUES ($1, '/c', 1, 'good')", [later])
        }
        #expect(try !admin.visit("/admin").shows("The newest backup is damaged"))
    }

    @Test("the overview says that no mail leaves while no mail server is set")
    func noMailServer() throws {
        let portal = try TestPortal()
        let admin = try portal.browser(as: portal.user("Ada Admin", .admin))
        #expect(try admin.visit("/admin").shows("no mail server is set: none leaves"))
    }
}
