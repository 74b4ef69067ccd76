internal import Base
internal import CLinux
internal import Glibc

/// The state that a server inherits from its supervisor.
package struct InheritedState: Sendable {
    /// The names of the variables that carry it.
    enum Variable {
        static let supervisor = "PORTICO_SUPERVISOR_PROCESS"
        static let sockets = "PORTICO_SOCKETS"
        static let scoreboard = "PORTICO_SCOREBOARD"
        static let ready = "PORTICO_READY"
    }

    package let sockets: ListeningSockets
    package let scoreboard: Scoreboard
    package let readiness: Readiness

    /// nil when no supervisor has started this process.
    package static func fromEnvironment() throws -> InheritedState? {
        let supervisor = Environment.take(Variable.supervisor)
        let sockets = Environment.take(Variable.sockets)
        let scoreboard = Environment.take(Variable.scoreboard).flatMap { Int32($0) }
        let ready = Environment.take(Variable.ready).flatMap { Int32($0) }
        guard let supervisor, let sockets, let scoreboard, let ready else { return nil }
        // The process that owns the sockets is gone: a server that stayed would keep its port forever.
        _ = clinux_end_with_parent(SIGTERM)
        guard "\(getppid())" == supervisor else {
            throw SystemError("find the supervisor", supervisor, code: ESRCH)
        }
        _ = unsafe clinux_name_thread("portico")
        let memory = OwnedDescriptor(scoreboard)
        return InheritedState(
            sockets: try ListeningSockets(handoverText: sockets),
            scoreboard: try Scoreboard(descriptor: memory.raw),
            readiness: .supervisor(OwnedDescriptor(inherited: ready)))
    }
}

extension OwnedDescriptor {
    /// Takes over a descriptor that came open from another program, and keeps it from the next.
    package convenience init(inherited raw: Int32) {
        _ = clinux_fcntl(raw, F_SETFD, FD_CLOEXEC)
        self.init(raw)
    }
}
