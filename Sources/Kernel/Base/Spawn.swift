internal import CLinux
internal import Glibc

/// Starts another program. It inherits standard input, output and errors, and of all other descriptors only those that
/// are named; its signals are as if it had been started from a shell.
package enum Spawn {
    /// Starts a program and returns its process id. The first argument is the program name. In its own process group it
    /// does not receive Ctrl-C from the terminal.
    package static func start(
        _ program: String, _ arguments: [String], environment: [String: String], keeping descriptors: [Int32] = [],
        output: Int32 = STDOUT_FILENO, errors: Int32 = STDERR_FILENO, inOwnGroup: Bool = false
    ) throws(SystemError) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        for descriptor in descriptors {
            // To the same number: keeps it open although it is marked close-on-exec here.
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, descriptor)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        let group = inOwnGroup ? POSIX_SPAWN_SETPGROUP : 0
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))

        var process: Int32 = 0
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let code = unsafe CStrings.with(arguments) { arguments in
            unsafe CStrings.with(variables) { variables in
                unsafe posix_spawn(&process, program, &actions, &attributes, arguments, variables)
            }
        }
        guard code == 0 else { throw SystemError("start", program, code: code) }
        return process
    }
}

/// The way a process ended.
package enum ProcessEnd: Equatable, Sendable, CustomStringConvertible {
    case exit(Int32)
    case signal(Int32)

    package init(status: Int32) {
        self = clinux_signaled(status) != 0 ? .signal(clinux_term_signal(status)) : .exit(clinux_exit_status(status))
    }

    package var description: String {
        switch self {
        case .exit(let code): "exit code \(code)"
        case .signal(SIGKILL): "SIGKILL (from outside, or out of memory)"
        case .signal(let number): "\(ProcessEnd.names[number] ?? "signal \(number)")"
        }
    }

    private static let names: [Int32: String] = [
        SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGHUP: "SIGHUP", SIGILL: "SIGILL (a trap)",
        SIGINT: "SIGINT", SIGPIPE: "SIGPIPE", SIGQUIT: "SIGQUIT", SIGSEGV: "SIGSEGV", SIGSYS: "SIGSYS",
        SIGTERM: "SIGTERM", SIGTRAP: "SIGTRAP (a trap)",
    ]
}

/// Texts as C wants them: an array of pointers with nothing at its end.
package enum CStrings {
    package static func with<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = unsafe texts.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        return unsafe body(&pointers)
    }
}
