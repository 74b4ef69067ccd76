import Base
import Database
import FaultBank
import Glibc
import TestKit
import Testing

@Suite(.serialized) struct FailingDiskTests {
    /// Runs the session on a new folder; gives what it said, how it ended, and what is wrong afterwards.
    private func session(_ settings: [String: String], in folder: TemporaryFolder) throws -> [String] {
        let data = "\(folder.path)/data"
        let environment = try BadDisk.environment(data, settings)
        let subject = try Subject("session", data, environment: environment)
        let end = subject.program.waitForEnd()
        let lines = try subject.lines
        guard end == .exit(0), lines.last == "end" else { return ["it ended with \(end): \(lines.suffix(3))"] }
        let bank = try Bank(data)
        defer { bank.database.close() }
        return try bank.complaints(acknowledged: subject.acknowledged)
            + (bank.lastNumbers() == [0: 14] ? [] : ["not all was written"])
    }

    @Test(
        "whichever write or sync of a session fails, it is told so, goes on, and loses nothing",
        arguments: [("a broken disk", EIO, 1), ("a full disk", ENOSPC, 4)])
    func sweep(name: String, error: Int32, count: Int) throws {
        let first = try TemporaryFolder(in: TemporaryFolder.memory)
        let counter = try first.file("calls", "")
        #expect(try session(["FAULT_CALLS": counter], in: first) == [])
        let calls = try #require(Int(TextFile.read(counter).trimmed))
        #expect(calls > 100)
        for nth in 1...calls {
            let folder = try TemporaryFolder(in: TemporaryFolder.memory)
            let settings = ["FAULT_NTH": "\(nth)", "FAULT_COUNT": "\(count)", "FAULT_ERRNO": "\(error)"]
            let complaints = try session(settings, in: folder)
            #expect(complaints == [], "call \(nth) of \(calls)")
        }
    }

    @Test("files that may not grow: a write is refused, reading goes on, and it recovers")
    func limit() throws {
        let folder = try TemporaryFolder(in: TemporaryFolder.memory)
        let subject = try Subject("limit", "\(folder.path)/data")
        #expect(subject.program.waitForEnd() == .exit(0))
        #expect(try subject.lines == ["full", "full", "recovered"])
        let bank = try Bank("\(folder.path)/data")
        #expect(try bank.complaints() == [])
        bank.database.close()
    }

    @Test("a folder that cannot be written to is refused with what to do", .enabled(if: canMount))
    func readOnly() throws {
        let disk = try #require(SmallDisk(kilobytes: 3000))
        try Bank(disk.path).database.close()
        try disk.makeReadOnly()
        let error = #expect(throws: DatabaseError.self) { try Bank(disk.path) }
        #expect(error?.kind == .readOnly)
        #expect(error?.message.contains("cannot be written to") == true)
    }

    static var canMount: Bool { SmallDisk(kilobytes: 64) != nil }

    @Test("a disk that is full: a write is refused, reading goes on, and it recovers", .enabled(if: canMount))
    func fullDisk() throws {
        let disk = try #require(SmallDisk(kilobytes: 3000))
        let bank = try Bank(disk.path)
        var number = 0
        let error = #expect(throws: DatabaseError.self) {
            while number < 100_000 {
                try bank.write(client: 0, number: number + 1)
                number += 1
            }
        }
        #expect(error?.kind == .full)
        #expect(try bank.lastNumber(ofClient: 0) == number)
        let again = #expect(throws: DatabaseError.self) { try bank.write(client: 0, number: (number / 5 + 1) * 5) }
        #expect(again?.kind == .full)
        try disk.makeRoom()
        try bank.write(client: 0, number: number + 1)
        #expect(try bank.complaints() == [])
        bank.database.close()
    }
}
