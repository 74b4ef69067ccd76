import Base
import CLinux
import Database
import FaultBank
import Glibc
import TestKit

/// A run of the program that is killed, cut off and starved.
struct Subject {
    let program: Program

    init(_ mode: String, _ data: String, environment: [String: String] = [:], _ number: Int? = nil) throws {
        program = try Program(
            Program.path(of: "fault-subject"), [mode, data, Repository.migrations] + (number.map { ["\($0)"] } ?? []),
            environment: environment)
    }

    /// Whole lines only.
    var lines: [String] {
        get throws { try program.output.split(separator: "\n").map(String.init) }
    }

    /// The last number that was acknowledged to each client.
    var acknowledged: [Int: Int] {
        get throws {
            var last: [Int: Int] = [:]
            for line in try lines {
                let words = line.split(separator: " ").compactMap { Int($0) }
                if words.count == 2 { last[words[0]] = max(words[1], last[words[0]] ?? 0) }
            }
            return last
        }
    }

    /// Kills it without warning when it has said so many lines; false when it never did.
    func killAfter(_ count: Int) throws -> Bool {
        let isReached = waitUntil { (try? lines.count) ?? 0 >= count }
        program.send(signal: SIGKILL)
        return program.waitForEnd() == .signal(SIGKILL) && isReached
    }
}

extension Bank {
    init(_ path: String) throws {
        try self.init(path, migrations: Repository.migrations)
    }

    /// What is wrong, also with what was acknowledged: each client has it all, and at most the one write that was on
    /// its way.
    func complaints(acknowledged: [Int: Int]) throws -> [String] {
        let last = try lastNumbers()
        let lost = acknowledged.filter { client, number in
            !(number...number + 1).contains(last[client] ?? 0)
        }
        return try lost.map { "client \($0.key) was told \($0.value), and has \(last[$0.key] ?? 0)" } + complaints()
    }
}
