package import Base
internal import CLinux
internal import Glibc

/// A run of a built program, as a person would start it.
package final class Program {
    package let process: Int32
    private let folder: TemporaryFolder
    private var end: ProcessEnd?

    package init(
        _ path: String, _ arguments: [String], environment: [String: String] = [:], keeping descriptors: [Int32] = []
    ) throws {
        folder = try TemporaryFolder()
        let output = try Program.open(folder.file("output", ""))
        let errors = try Program.open(folder.file("errors", ""))
        let inherited = Environment.all.filter { !$0.key.hasPrefix("PORTICO_") }
        process = try Spawn.start(
            path, [path] + arguments, environment: inherited.merging(environment) { $1 }, keeping: descriptors,
            output: output.raw, errors: errors.raw)
    }

    /// The path of a program built with the tests.
    package static func path(of name: String) throws -> String {
        let tests = try SymbolicLink.target(of: "/proc/self/exe")
        return "/" + (tests.split(separator: "/").dropLast() + [Substring(name)]).joined(separator: "/")
    }

    /// The output so far.
    package var output: String { get throws { try TextFile.read(folder.path + "/output") } }
    package var errors: String { get throws { try TextFile.read(folder.path + "/errors") } }

    package func send(signal: Int32) {
        kill(process, signal)
    }

    /// Waits until it has ended; one that does not is ended after ten seconds.
    @discardableResult
    package func waitForEnd() -> ProcessEnd {
        waitUntil { collect() }
        send(signal: SIGKILL)
        while !collect() {}
        return end ?? .signal(SIGKILL)
    }

    private func collect() -> Bool {
        var status: Int32 = 0
        if end == nil, unsafe waitpid(process, &status, WNOHANG) == process {
            end = ProcessEnd(status: status)
        }
        return end != nil
    }

    private static func open(_ path: String) throws -> OwnedDescriptor {
        let raw = unsafe clinux_open(path, O_WRONLY | O_APPEND | O_CLOEXEC, 0)
        guard raw >= 0 else { throw SystemError("open", path) }
        return OwnedDescriptor(raw)
    }

    deinit {
        if end == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
    }
}

/// Looks again and again until it is so; false when it was not so for a minute.
@discardableResult
package func waitUntil(_ condition: () throws -> Bool) rethrows -> Bool {
    let deadline = Clock.monotonic + 60_000_000_000
    while Clock.monotonic < deadline {
        if try condition() { return true }
        poll(nil, 0, 1)
    }
    return false
}
