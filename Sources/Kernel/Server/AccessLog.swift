internal import Base
internal import CLinux
internal import Glibc
internal import HTTP

/// One JSON line for each request, written by another thread than the one that answers. It names the route and not the
/// address, and no person: who reads it learns what the program does, not who did what.
final class AccessLog: Sendable {
    private let path: String?
    private let file: Guarded<OwnedDescriptor>
    private let later: WorkerPool

    /// nil if no access log is configured.
    init?(_ target: AccessLogTarget, later: WorkerPool) throws {
        switch target {
        case .off: return nil
        case .standardOutput: path = nil
        case .file(let name): path = name
        }
        self.later = later
        file = Guarded(try AccessLog.open(path))
    }

    private static func open(_ path: String?) throws -> OwnedDescriptor {
        let raw: Int32
        if let path {
            raw = unsafe clinux_open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
        } else {
            raw = dup(STDOUT_FILENO)
        }
        guard raw >= 0 else { throw SystemError("open", path ?? "standard output") }
        return OwnedDescriptor(raw)
    }

    /// Reopens the file after it was rotated.
    func reopen() {
        do {
            let opened = try AccessLog.open(path)
            file.withLock { $0 = opened }
        } catch {
            Log.error("the access log cannot be opened again", ["cause": "\(error)"])
        }
    }

    func buffer() -> Buffer { Buffer(self) }

    private func write(_ bytes: Bytes) {
        file.withLock { file in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file.raw, $0.baseAddress, $0.count) }
                // A full disk or a closed pipe loses log lines, and nothing else.
                guard written > 0 else { return }
                rest = rest.dropFirst(written)
            }
        }
    }

    /// The lines of one loop that have not been handed over yet.
    final class Buffer {
        private let log: AccessLog
        private var lines = Bytes()

        fileprivate init(_ log: AccessLog) {
            self.log = log
        }

        var isEmpty: Bool { lines.isEmpty }

        func add(_ request: Request, route: String, status: Int, bytes: Int, microseconds: Int) {
            lines.append("{\"time\":\"")
            lines.append(isoMilliseconds: Clock.now)
            lines.append("\",\"request\":\"")
            lines.append(hexadecimal: request.id)
            lines.append("\",\"method\":\"")
            lines.append(request.method.rawValue)
            lines.append("\",\"route\":")
            lines.append(jsonString: route)
            lines.append(",\"status\":")
            lines.append(decimal: status)
            lines.append(",\"bytes\":")
            lines.append(decimal: bytes)
            lines.append(",\"microseconds\":")
            lines.append(decimal: microseconds)
            lines.append("}\n")
            if lines.count > 32 << 10 { flush() }
        }

        func flush() {
            guard !lines.isEmpty else { return }
            let batch = lines
            lines = []
            lines.reserveCapacity(batch.count + 1024)
            let log = log
            if !log.later.submit({ _ in log.write(batch) }) {
                Log.warning("access log lines are lost: the disk is too slow")
            }
        }
    }
}
