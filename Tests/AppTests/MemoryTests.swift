import Base
import Foundation
import Glibc
import TestKit
import Testing

/// Memory under mixed load, for `MEMORY_SECONDS`, of the program that `MEMORY_PROGRAM` names or the one just built.
@Suite struct MemoryTests {
    static let environment = ProcessInfo.processInfo.environment
    static let seconds = environment["MEMORY_SECONDS"].flatMap(Int64.init) ?? 15
    /// In megabytes; a debug build takes some 50, and took 98 with heaps that were not bound.
    static let most = 80.0

    @Test("under mixed load memory stays within its bounds, and in the end grows no more")
    func plateau() throws {
        let folder = try TemporaryFolder()
        let program = try Self.environment["MEMORY_PROGRAM"] ?? Program.path(of: "portico")
        let demo = try Program(program, ["demo", "--data", folder.path + "/data"] + Repository.folders)
        try #require(demo.waitForEnd() == .exit(0))
        let served = try ServedProgram("--no-supervisor", program: program, in: folder)
        let process = try served.server

        let end = Clock.monotonic + Self.seconds * 1_000_000_000
        let load = try MixedLoad(port: served.port, people: 12, until: end)
        var samples: [Double] = []
        while Clock.monotonic < end {
            poll(nil, 0, 200)
            samples.append(try Self.anonymousMegabytes(process))
        }
        load.waitForEnd()
        let count = samples.count
        let third = samples[(count / 2)..<(count * 3 / 4)].max() ?? 0
        let last = samples[(count * 3 / 4)...].max() ?? 0
        #expect(load.answers > Int(Self.seconds) * 20)
        #expect(load.problems == [])
        #expect(last <= Self.most)
        #expect(last <= third * 1.1 + 2, "it grew from \(third) to \(last) MB")
        print("memory after \(load.answers) answers: \(third) MB, then \(last) MB")
    }

    static func anonymousMegabytes(_ process: Int32) throws -> Double {
        let line = try TextFile.read("/proc/\(process)/smaps_rollup").split(separator: "\n")
            .first { $0.hasPrefix("Anonymous:") }
        let kilobytes = line.flatMap { Double($0.split(whereSeparator: \.isWhitespace)[1]) }
        return try #require(kilobytes) / 1024
    }
}
