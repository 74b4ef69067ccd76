import Base
import TestKit
import Testing

/// `WALK_SECONDS=3600 swift test --filter HostileWalkTests` goes on for longer.
@Suite struct HostileWalkTests {
    private static let seconds = Environment.all["WALK_SECONDS"].flatMap { Int64($0) } ?? 60
    /// What may hold a loop for 20 ms and a write for 100 ms takes longer in a build without optimisation, on a machine
    /// on which other tests run: only what is far from that is a fault here.
    private static let loopMilliseconds = 500

    @Test("nothing that anybody can send ends the running program, is answered by a fault, or holds up the others")
    func walk() throws {
        let former = try RoleWorld(at: .now)
        let world = try RoleWorld(at: .now)
        let fields = try AskedFields(roleTable, in: former).about(world, insteadOf: former)
        let cookies = try HostileWalk.cookies(in: world)
        let program = try Program(
            Program.path(of: "portico"),
            ["serve"] + Repository.folders + [
                "--port", "0", "--data", world.portal.folder, "--access-log", "off", "--requests-per-person", "0",
            ])
        let log = { try program.errors.split(separator: "\n") }
        try #require(waitUntil { try log().contains { $0.contains("ready in") } })
        let line = try #require(try log().first { $0.contains("ready in") })
        let port = try #require(line.split(separator: ":").last.flatMap { UInt16($0.prefix { $0.isNumber }) })
        let start = Clock.monotonic
        let walk = HostileWalk(world, fields, cookies: cookies, port: port)
        try walk.run(until: start + Self.seconds * 1_000_000_000)
        #expect(walk.faults == [])
        let lines = try log()
        #expect(lines.count { $0.contains("ready in") } == 1, "the program was started again")
        let held = lines.filter { $0.contains("a handler holds") || $0.contains("a write held up all others") }
        #expect(held == [])
        let slow = lines.filter { $0.contains("a handler held its loop") }
            .filter { line in
                let number = line.split(separator: "\"milliseconds\":").last?.prefix { $0.isNumber }
                return number.flatMap { Int($0) } ?? 0 > Self.loopMilliseconds
            }
        #expect(slow == [])
        let errors = lines.filter { $0.contains("\"level\":\"error\"") }
        #expect(errors == [])
        #expect(walk.routes.count == roleTable.count - 1, "every route was asked")
        print(
            "\(walk.requests) requests to \(walk.routes.count) routes, \(walk.pairs.count) of them by role, in",
            (Clock.monotonic - start) / 1_000_000_000, "s;", walk.left, "left;",
            walk.statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
    }
}
