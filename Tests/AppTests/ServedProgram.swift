import Base
import CLinux
import TestKit
import Testing

/// `portico serve` on a free port, with its own data folder.
final class ServedProgram {
    let program: Program
    let port: UInt16
    private let folder: TemporaryFolder
    var dataFolder: String { folder.path + "/data" }

    init(
        _ arguments: String..., environment: [String: String] = [:], program path: String? = nil,
        in given: TemporaryFolder? = nil
    ) throws {
        folder = try given ?? TemporaryFolder()
        let options = [
            "--port", "0", "--data", folder.path + "/data", "--access-log", "off", "--test-routes",
        ]
        program = try Program(
            path ?? Program.path(of: "portico"), ["serve"] + Repository.folders + options + arguments,
            environment: environment)
        let program = program
        try #require(waitUntil { try program.log.contains { $0.contains("ready in") } })
        let line = try #require(program.log.first { $0.contains("ready in") })
        port = try #require(line.split(separator: ":").last.flatMap { UInt16($0.prefix { $0.isNumber }) })
    }

    func connect() throws -> RawClient {
        try RawClient(port: port, patience: 60_000)
    }

    /// The text of the answer, on a connection of its own.
    func get(_ path: String) throws -> String {
        let client = try connect()
        try client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return try #require(try client.response()).text
    }

    /// As a browser does: when the connection falls on a server that dies, it asks once more. A refusal is a failure.
    func getAgain(_ path: String) throws -> String {
        do {
            return try get(path)
        } catch let error as SystemError where error.call == "connect" {
            throw error
        } catch {
            return try get(path)
        }
    }

    /// The process of the server that got ready last.
    var server: Int32 {
        get throws {
            let line = try #require(program.log.last { $0.contains("ready in") })
            let number = line.split(separator: "\"process\":", maxSplits: 1).last?.prefix { $0.isNumber }
            return try #require(number.flatMap { Int32($0) })
        }
    }

    /// Ends the server as a fault would, and waits until another one is ready.
    func killServer() throws {
        let former = try server
        kill(former, SIGKILL)
        try #require(waitUntil { try server != former })
    }

    /// Waits until the log has a line with all of these words.
    func waitForLog(_ words: String...) throws -> Bool {
        try waitUntil { try program.log.contains { line in words.allSatisfy { line.contains($0) } } }
    }
}

extension Program {
    var log: [Substring] { get throws { try errors.split(separator: "\n") } }
}

/// Whether a process is still there, and not only its remains.
func isAlive(_ process: Int32) -> Bool {
    guard let stat = try? TextFile.read("/proc/\(process)/stat") else { return false }
    return stat.split(separator: ") ").last?.first != "Z"
}
