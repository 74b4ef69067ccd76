internal import Base
internal import CLinux
internal import Glibc

/// Reports a handler that blocks its loop and may never return. One that returns is reported by the loop itself, to the
/// millisecond.
final class Watchdog: Sendable {
    private static let interval: Int32 = 250
    private static let patience: Int64 = 500_000_000

    private let scoreboard: Scoreboard
    private let end: LoopWaker

    init(_ scoreboard: Scoreboard) throws {
        self.scoreboard = scoreboard
        end = try LoopWaker()
    }

    /// Until it is told to stop.
    func run() {
        var named: Set<Int64> = []
        while !isOver() {
            let late = late(at: Clock.monotonic)
            for line in late where !named.contains(line.since) {
                Log.error("a handler holds \(line.thread)", ["request": "\(line.work)"])
            }
            named = Set(late.map(\.since))
        }
    }

    func stop() {
        end.ring()
    }

    func late(at now: Int64) -> [Scoreboard.Line] {
        scoreboard.busy.filter { $0.thread.hasPrefix("loop") && now - $0.since > Watchdog.patience }
    }

    private func isOver() -> Bool {
        var watched = pollfd(fd: end.descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&watched, 1, Watchdog.interval) > 0
    }
}
