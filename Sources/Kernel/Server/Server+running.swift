package import Base
internal import Glibc

extension Server {
    /// The signals that a running server answers.
    package static let signals = [SIGTERM, SIGINT, SIGHUP, SIGUSR2]

    /// Obeys signals until one of them has stopped the server, and everything in flight is done.
    /// SIGTERM and SIGINT stop, and a second one ends at once, unless a supervisor is there to do that: a service
    /// manager may signal it and the server at the same time, and means one stop. SIGHUP reloads.
    package func run(
        until signals: SignalQueue, isSupervised: Bool, reload: () -> Void, stopping: () -> Void
    ) -> ExitCode {
        while true {
            switch signals.wait() {
            case SIGHUP: reload()
            case SIGUSR2: Log.warning("SIGUSR2 starts the new program under a supervisor only")
            default:
                stopping()
                Log.info("stopping: what is in flight is finished first")
                if !isSupervised { endAtOnce(on: signals) }
                stop()
                Log.info("stopped")
                return .success
            }
        }
    }

    private func endAtOnce(on signals: SignalQueue) {
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
    }
}
