import Base
import Database
import TestKit
import Testing

/// A portal with nothing but defaults that nobody looks after, while the days go by: the program itself runs, with the
/// clock of libfaketime.
@Suite struct LeftAloneTests {
    private let folder: TemporaryFolder
    private let served: ServedProgram

    init() throws {
        folder = try TemporaryFolder()
        _ = try folder.file("clock", "+0")
        let library = try #require(
            Disk.names(in: "/usr/lib").map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }.first(where: Disk.exists),
            "`.ci/packages test` installs faketime")
        // The first program that has the library changes its own environment, and then Swift finds no arguments: a shell
        // goes first.
        let program = try folder.file(
            "portico", "#!/bin/sh\nexec \(Program.path(of: "portico")) \"$@\"\n", mode: 0o755)
        served = try ServedProgram(
            environment: [
                "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": "\(folder.path)/clock", "FAKETIME_NO_CACHE": "1",
                "DONT_FAKE_MONOTONIC": "1",
            ], program: program)
    }

    /// Sets the clock to so many days from now.
    private func go(toDay day: Int) throws {
        _ = try folder.file("clock.draft", "+\(day)d")
        try Disk.rename("\(folder.path)/clock.draft", to: "\(folder.path)/clock")
    }

    private func read<T>(_ body: (Reader) throws -> T) throws -> T {
        let database = try Database(at: "\(served.dataFolder)/portico.db")
        defer { database.close() }
        return try database.read(body)
    }

    private func done(_ kind: String) throws -> Int {
        try read { reader in
            try reader.value("SELECT count(*) FROM jobs WHERE kind = $1 AND state = 'done'", [kind]) ?? 0
        }
    }

    private static let nightly = ["maintenance.backup", "maintenance.proof", "maintenance.tidy", "leads.reminders"]

    /// Every nightly work was done so many times.
    private func isDone(_ count: Int) throws -> Bool {
        try Self.nightly.allSatisfy { try done($0) >= count }
    }

    @Test("after two days it has two proved backups and is tidied, and a clock that was wrong stops nothing")
    func leftAlone() throws {
        #expect(try waitUntil { try read { try $0.exists("SELECT 1 FROM schedules") } })
        for day in 1...2 {
            try go(toDay: day)
            #expect(try waitUntil { try isDone(day) }, "day \(day)")
        }
        #expect(try backups().count == 2)
        #expect(
            try read { try $0.all("SELECT is_good FROM backup_proofs") { try $0.next(Bool.self) } } == [true, true])

        // To 2099 and back.
        try go(toDay: 73 * 365)
        #expect(try waitUntil { try backups().count == 3 })
        try go(toDay: 3)
        let soon = Timestamp.now + .seconds(5 * 86_400)
        #expect(
            try waitUntil { try !read { try $0.exists("SELECT 1 FROM schedules WHERE next_at > $1", [soon]) } })
        try go(toDay: 4)
        #expect(try waitUntil { try backups().count == 4 })
        let now = Timestamp.now + .seconds(4 * 86_400)
        #expect(
            try waitUntil { try read { try BackupProof.last($0, at: now) }?.backup == backups(at: now).last?.path })
    }

    private func backups(at now: Timestamp = .now) throws -> [Backup] {
        try BackupFolder("\(served.dataFolder)/backups").all(at: now)
    }
}
