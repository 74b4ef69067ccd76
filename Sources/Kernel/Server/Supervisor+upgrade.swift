internal import Base
internal import CLinux
internal import Glibc

/// The upgrade: the new program is started on the same sockets, beside the old. Once it answers, the old one is told to
/// finish, and the supervisor becomes the new program too, keeping its process, its sockets and the new server.
extension Supervisor {
    /// A backup and a migration may run before its first answer; the old program serves meanwhile.
    private static let patienceWithSuccessor: Int64 = 600_000_000_000
    private static let variable = "PORTICO_ADOPT"

    func upgrade() {
        guard successor == nil else {
            Log.warning("an upgrade is under way already")
            return
        }
        do {
            let started = try ServerProcess.start(program, arguments, on: sockets, handing: heirlooms)
            successor = started
            successorIsDue = Clock.monotonic + Supervisor.patienceWithSuccessor
            Log.info("upgrading", ["program": "\(program)", "process": LogValue(started.process)])
        } catch {
            Log.error("not upgraded: the new program cannot be started", ["cause": "\(error)"])
        }
    }

    func giveUpSuccessor() {
        successorIsDue = nil
        Log.error("not upgraded: the new program did not get ready in time, and the old one stays")
        successor?.send(SIGKILL)
    }

    func successorEnded(_ end: ProcessEnd) {
        successor = nil
        // Given up, or stopping: known already.
        guard successorIsDue != nil else { return }
        successorIsDue = nil
        Log.error("not upgraded: the new program ended, and the old one stays", ["with": "\(end)"])
    }

    func replaceServer() {
        if let old = current {
            old.send(SIGTERM)
            former.append(old.process)
        }
        current = successor
        successor = nil
        successorIsDue = nil
        forgetDeaths()
        becomeNewProgram()
    }

    private func becomeNewProgram() {
        guard let current, let reports = current.reports else { return }
        var environment = Environment.all
        environment[InheritedState.Variable.sockets] = sockets.handoverText
        environment[InheritedState.Variable.scoreboard] = "\(current.memory.raw)"
        environment[InheritedState.Variable.ready] = "\(reports.raw)"
        environment[Supervisor.variable] =
            ([Int64(current.process), current.startedAt, patience] + former.map(Int64.init))
            .map(String.init).joined(separator: ":")
        environment.merge(heirlooms.mapValues { "\($0.raw)" }) { $1 }
        if let manager { environment[ServiceManager.variable] = manager.path }
        let kept = sockets.descriptors + heirlooms.values.map(\.raw) + [current.memory.raw, reports.raw]
        for descriptor in kept { _ = clinux_fcntl(descriptor, F_SETFD, 0) }
        let variables = environment.map { "\($0.key)=\($0.value)" }
        unsafe CStrings.with(arguments) { arguments in
            unsafe CStrings.with(variables) { variables in
                _ = unsafe execve(program, arguments, variables)
            }
        }
        Log.error("upgraded, but the supervisor stays the old program", ["cause": "\(SystemError("start", program))"])
        for descriptor in kept { _ = clinux_fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }

    /// Restores the supervisor from before the process was replaced; nil if there was none.
    package static func resumed(_ arguments: [String], handing names: [String]) throws -> Supervisor? {
        guard let numbers = Environment.take(variable)?.split(separator: ":").compactMap({ Int64($0) }),
            numbers.count >= 3,
            let sockets = Environment.take(InheritedState.Variable.sockets),
            let memory = Environment.take(InheritedState.Variable.scoreboard).flatMap({ Int32($0) }),
            let reports = Environment.take(InheritedState.Variable.ready).flatMap({ Int32($0) })
        else { return nil }
        let server = try ServerProcess(
            Int32(truncatingIfNeeded: numbers[0]), startedAt: numbers[1], memory: OwnedDescriptor(inherited: memory),
            reports: OwnedDescriptor(inherited: reports), isReady: true)
        var heirlooms: [String: OwnedDescriptor] = [:]
        for name in names {
            heirlooms[name] = Environment.take(name).flatMap { Int32($0) }.map { OwnedDescriptor(inherited: $0) }
        }
        let supervisor = try Supervisor(
            try ListeningSockets(handoverText: sockets), arguments, heirlooms, patience: numbers[2], current: server)
        supervisor.former = numbers.dropFirst(3).map { Int32(truncatingIfNeeded: $0) }
        supervisor.manager?.tell("READY=1")
        Log.info("upgraded", ["program": "\(supervisor.program)", "server": LogValue(server.process)])
        return supervisor
    }
}
