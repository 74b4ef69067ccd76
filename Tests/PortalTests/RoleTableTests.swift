import HTTP
import TestKit
import Testing
import Web

@Suite struct RoleTableTests {
    /// The routes of pages and forms; files and what monitors ask for have no people.
    private static func routes(_ portal: TestPortal) -> [String] {
        portal.router.routes.filter { !$0.name.hasPrefix("StaticFiles") }
            .map { "\($0.method.rawValue) \($0.path)" }
    }

    @Test("every route stands in the table, and the table has no others")
    func complete() throws {
        let routes = Set(Self.routes(try TestPortal()))
        let rows = roleTable.map(\.route)
        #expect(routes.subtracting(rows).sorted() == [])
        #expect(Set(rows).subtracting(routes).sorted() == [])
        #expect(rows.count == Set(rows).count)
    }

    @Test("each role gets where the table says, and nowhere else", arguments: [nil] + Role.allCases.map(Optional.some))
    func roles(role: Role?) throws {
        let world = try RoleWorld()
        for row in roleTable {
            let page = try ask(row, row.own?(world) ?? row.path, as: role, world)
            let isIn = !page.isRefusal
            #expect(isIn == row.who.includes(role), "\(row.route) as \(role?.rawValue ?? "nobody"): \(page.status)")
            #expect(page.status.code < 500, "\(row.route) as \(role?.rawValue ?? "nobody"): \(page.status)")
        }
    }

    @Test("what belongs to another firm is not there", arguments: [Role.owner, .member])
    func others(role: Role) throws {
        let world = try RoleWorld()
        for row in roleTable where row.who.includes(role) {
            guard let path = row.other?(world) else { continue }
            let page = try ask(row, path, as: role, world)
            #expect(page.status == .notFound, "\(row.route) as \(role.rawValue): \(page.status)")
        }
    }

    @Test("who looks at the portal as a partner can change nothing")
    func onlookers() throws {
        let world = try RoleWorld()
        let browser = try world.onlooker()
        for row in roleTable where row.method == "POST" && row.who.includes(.owner) && !row.isForOnlookers {
            let path = row.own?(world) ?? row.path
            let page = try browser.post(path, [("key", browser.formKey())])
            #expect(page.status == .forbidden, "\(row.route): \(page.status)")
        }
    }

    private func ask(_ row: RoleRow, _ path: String, as role: Role?, _ world: RoleWorld) throws -> Page {
        // A browser for each: some of the forms sign out.
        let browser = try world.browser(as: role)
        return try row.method == "GET" ? browser.get(path) : browser.post(path, [("key", browser.formKey())])
    }
}

extension Page {
    /// Sent to sign in, or told that it is not open to them.
    fileprivate var isRefusal: Bool {
        status == .forbidden || location?.hasPrefix("/login") == true
    }
}
