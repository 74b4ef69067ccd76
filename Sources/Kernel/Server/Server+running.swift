package import Base
internal import Glibc

extension Server {
    /// The signals that a running server answers.
    package static let signals = [SIGTERM, SIGINT, SIGHUP, SIGUSR2]

    /// Obeys signals until one of them has stopped the server, and everything in flight is done.
    /// SIGTERM and SIGINT stop, a second one at once; SIGHUP reloads.
    package func run(until signals: SignalQueue, reload: () -> Void, stopping: () -> Void) -> ExitCode {
        while true {
            switch signals.wait() {
            case SIGHUP: reload()
            case SIGUSR2: Log.warning("SIGUSR2 starts the new program under a supervisor only")
            default:
                stopping()
                return finish(or: signals)
            }
        }
    }

    private func finish(or signals: SignalQueue) -> ExitCode {
        Log.info("stopping: what is in flight is finished first")
        do {
            let watcher = try Thread("stop") {
                while ![SIGTERM, SIGINT].contains(signals.wait()) {}
                Log.warning("a second signal: the server ends at once")
                _exit(128 + SIGTERM)
            }
            watcher.detach()
        } catch {
            Log.warning("a second signal will not be heard", ["cause": "\(error)"])
        }
        stop()
        Log.info("stopped")
        return .success
    }
}
