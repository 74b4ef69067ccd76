internal import Base
internal import CLinux
internal import Glibc

/// A server that a supervisor has started, seen from the supervisor.
struct ServerProcess {
    let process: Int32
    let startedAt: Int64
    let memory: OwnedDescriptor
    private(set) var reports: OwnedDescriptor?
    private(set) var isReady: Bool
    private let scoreboard: Scoreboard

    var age: Int64 { Clock.monotonic - startedAt }

    static func start(
        _ program: String, _ arguments: [String], on sockets: ListeningSockets,
        handing heirlooms: [String: OwnedDescriptor]
    ) throws -> ServerProcess {
        let memory = try Scoreboard.makeMemory()
        let (reading, writing) = try pipe()
        var environment = Environment.all
        environment[InheritedState.Variable.supervisor] = "\(getpid())"
        environment[InheritedState.Variable.sockets] = sockets.handoverText
        environment[InheritedState.Variable.scoreboard] = "\(memory.raw)"
        environment[InheritedState.Variable.ready] = "\(writing.raw)"
        environment.merge(heirlooms.mapValues { "\($0.raw)" }) { $1 }
        // It would print for seconds before it lets go of the dead server.
        environment["SWIFT_BACKTRACE"] = environment["SWIFT_BACKTRACE"] ?? "enable=no"
        let process = try Spawn.start(
            program, arguments, environment: environment,
            keeping: sockets.descriptors + heirlooms.values.map(\.raw) + [memory.raw, writing.raw], inOwnGroup: true)
        return try ServerProcess(process, startedAt: Clock.monotonic, memory: memory, reports: reading, isReady: false)
    }

    init(
        _ process: Int32, startedAt: Int64, memory: OwnedDescriptor, reports: OwnedDescriptor, isReady: Bool
    ) throws {
        self.process = process
        self.startedAt = startedAt
        self.memory = memory
        self.reports = reports
        self.isReady = isReady
        scoreboard = try Scoreboard(descriptor: memory.raw)
    }

    /// True when it has said since the last time that it is ready.
    mutating func readReports() -> Bool {
        guard let reports else { return false }
        var words = Bytes(repeating: 0, count: 16)
        let count = unsafe read(reports.raw, &words, words.count)
        if count == 0 { self.reports = nil }
        if count > 0 { isReady = true }
        return count > 0
    }

    func send(_ signal: Int32) {
        kill(process, signal)
    }

    /// The work of its threads: `loop 0: GET /leads (3 ms)`.
    var work: String {
        let now = Clock.monotonic
        let lines = scoreboard.busy.map { "\($0.thread): \($0.work) (\((now - $0.since) / 1_000_000) ms)" }
        return lines.isEmpty ? "nothing" : lines.joined(separator: ", ")
    }

    private static func pipe() throws(SystemError) -> (reading: OwnedDescriptor, writing: OwnedDescriptor) {
        var ends: [Int32] = [-1, -1]
        guard unsafe clinux_pipe(&ends) == 0 else { throw SystemError("pipe") }
        return (OwnedDescriptor(ends[0]), OwnedDescriptor(ends[1]))
    }
}
