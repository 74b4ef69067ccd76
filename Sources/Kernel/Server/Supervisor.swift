package import Base
internal import CLinux
internal import Glibc

/// The small parent process of the server. It owns the listening sockets, so that no client is refused while a crashed
/// server restarts or a new program takes over; it does nothing else, so that it has no reason to crash itself.
package final class Supervisor {
    private(set) var sockets: ListeningSockets
    /// The program's path as called, which may later point to a newer program.
    let program: String
    let arguments: [String]
    /// The time limit for stopping a server before it is killed.
    let patience: Int64
    let manager: ServiceManager?
    /// The descriptors shared by all servers of this installation, by the variable with their number.
    let heirlooms: [String: OwnedDescriptor]
    private let signals: SignalQueue

    var current: ServerProcess?
    /// A new program that is not ready yet.
    var successor: ServerProcess?
    var successorIsDue: Int64?
    /// Servers that were told to finish.
    var former: [Int32] = []

    private var schedule = RestartSchedule()
    private var restartsAt: Int64?
    private var hasServed = false
    private var reloadsWhenReady = false
    private var endsAt: Int64?
    private var result: ExitCode?

    package convenience init(
        _ sockets: ListeningSockets, _ arguments: [String], handing heirlooms: [String: OwnedDescriptor],
        stopTimeout: Duration
    ) throws {
        let patience = (Int64(stopTimeout.milliseconds) + 5_000) * 1_000_000
        try self.init(sockets, arguments, heirlooms, patience: patience, current: nil)
    }

    init(
        _ sockets: ListeningSockets, _ arguments: [String], _ heirlooms: [String: OwnedDescriptor], patience: Int64,
        current: ServerProcess?
    ) throws {
        self.sockets = sockets
        self.heirlooms = heirlooms
        self.arguments = arguments
        self.patience = patience
        self.current = current
        hasServed = current != nil
        program = ProgramPath.asCalled(arguments.first ?? "")
        manager = ServiceManager.fromEnvironment()
        signals = try SignalQueue(Server.signals + [SIGCHLD])
        signal(SIGPIPE, SIG_IGN)
    }

    /// Until it has been told to stop and no server is left.
    package func run() -> ExitCode {
        if current == nil { startServer() }
        while true {
            wait()
            while let signal = signals.next() {
                obey(signal)
            }
            let isAlone = collect()
            readReports()
            keepAppointments()
            if isAlone, let result { return result }
        }
    }

    private func wait() {
        var watched = [signals.raw, current?.reports?.raw, successor?.reports?.raw].compactMap { $0 }.map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let next = [restartsAt, successorIsDue, endsAt].compactMap { $0 }.min()
        let milliseconds = next.map { Int32(clamping: max(0, ($0 - Clock.monotonic) / 1_000_000 + 1)) } ?? -1
        unsafe poll(&watched, nfds_t(watched.count), milliseconds)
    }

    private func obey(_ signal: Int32) {
        switch signal {
        case SIGCHLD: break
        case SIGHUP: reload()
        case SIGUSR2: upgrade()
        default: stop(signal)
        }
    }

    private func reload() {
        manager?.tellReloading()
        guard let current, current.isReady else {
            reloadsWhenReady = true
            return
        }
        current.send(SIGHUP)
    }

    /// The first signal lets the servers finish, the second ends them.
    private func stop(_ signal: Int32) {
        let servers = [current?.process, successor?.process].compactMap { $0 }
        guard endsAt == nil else {
            (servers + former).forEach { kill($0, SIGKILL) }
            return
        }
        manager?.tell("STOPPING=1")
        endsAt = Clock.monotonic + patience
        result = .success
        restartsAt = nil
        successorIsDue = nil
        // From now on they are the server's, which closes them.
        sockets = ListeningSockets()
        servers.forEach { kill($0, signal) }
    }

    private func keepAppointments() {
        let now = Clock.monotonic
        if let restartsAt, now >= restartsAt { startServer() }
        if let successorIsDue, now >= successorIsDue { giveUpSuccessor() }
        if let endsAt, now >= endsAt {
            Log.error("the server does not stop and is ended")
            ([current?.process, successor?.process].compactMap { $0 } + former).forEach { kill($0, SIGKILL) }
            self.endsAt = now + patience
        }
    }

    private func readReports() {
        if current?.readReports() == true {
            hasServed = true
            manager?.tell("READY=1")
            if reloadsWhenReady {
                reloadsWhenReady = false
                reload()
            }
        }
        if successor?.readReports() == true, endsAt == nil { replaceServer() }
    }
}

extension Supervisor {
    private func startServer() {
        restartsAt = nil
        do {
            // Not by path: until an upgrade is asked for, the program stays the one that runs.
            current = try ServerProcess.start("/proc/self/exe", arguments, on: sockets, handing: heirlooms)
        } catch {
            Log.error("the server cannot be started", ["cause": "\(error)"])
            restartsAt = Clock.monotonic + max(1_000_000_000, schedule.delay(afterLiving: 0, hasServed: false))
        }
    }

    /// Takes note of every server that has ended; true when none is left.
    private func collect() -> Bool {
        var status: Int32 = 0
        while true {
            let process = unsafe waitpid(-1, &status, WNOHANG)
            guard process > 0 else { return process < 0 }
            let end = ProcessEnd(status: status)
            if process == current?.process {
                currentEnded(end)
            } else if process == successor?.process {
                successorEnded(end)
            } else {
                former.removeAll { $0 == process }
                Log.info("the former server has ended", ["process": LogValue(process), "with": "\(end)"])
            }
        }
    }

    private func currentEnded(_ end: ProcessEnd) {
        guard let server = current else { return }
        current = nil
        guard endsAt == nil else {
            result = end.exitCode
            return
        }
        // It never served and says itself that trying again is no use.
        if !hasServed, [.usage, .configuration, .unavailable].contains(end.exitCode) {
            result = end.exitCode
            return
        }
        let delay = schedule.delay(afterLiving: server.age, hasServed: server.isReady)
        restartsAt = Clock.monotonic + delay
        Log.error(
            "the server died",
            [
                "process": LogValue(server.process), "with": "\(end)", "working": "\(server.work)",
                "lived": "\(server.age / 1_000_000) ms", "again": delay == 0 ? "at once" : "in \(delay / 1_000_000) ms",
                "early_deaths": LogValue(schedule.earlyDeaths),
            ])
        if delay == 0 { startServer() }
    }

    /// A new program serves: what died before it no longer counts.
    func forgetDeaths() {
        restartsAt = nil
        schedule = RestartSchedule()
    }
}

extension ProcessEnd {
    /// As a shell tells it.
    fileprivate var exitCode: ExitCode {
        switch self {
        case .exit(let code): ExitCode(rawValue: code)
        case .signal(let number): ExitCode(rawValue: 128 + number)
        }
    }
}
