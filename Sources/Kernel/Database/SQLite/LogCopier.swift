internal import Base

/// Copies the write-ahead log back on its own thread and connection, so that the writer does not have to stop for it.
final class LogCopier: Sendable {
    private enum Work {
        case none
        case asked
        case done
        case over
    }

    private let work: Guarded<Work>
    private let thread: Thread

    init(_ path: String) throws {
        let work = Guarded(Work.none)
        self.work = work
        thread = try Thread("log copier") { Self.run(path, work) }
    }

    /// Asks for a copy, unless one is on its way; true once it is there.
    func isCopied() -> Bool {
        work.change { work in
            defer { work = work == .none ? .asked : work == .done ? .none : work }
            return work == .done
        }
    }

    func close() {
        work.change { $0 = .over }
        thread.join()
    }

    private static func run(_ path: String, _ work: Guarded<Work>) {
        var connection: Connection?
        while work.wait(for: { $0 == .asked ? true : $0 == .over ? false : nil }) {
            do {
                let open = try connection ?? Connection(path, .readWrite)
                connection = open
                try open.checkpoint()
                // Pages written in the meantime, so that little is left for the writer.
                try open.checkpoint()
            } catch {
                Log.error("the write-ahead log could not be copied back", ["reason": "\(error)"])
            }
            work.change { if $0 == .asked { $0 = .done } }
        }
        connection?.close()
    }
}
