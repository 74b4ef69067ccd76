package import Base
internal import Glibc

/// Receives a call when the server is ready, and its status from then on.
package enum Readiness: Sendable {
    case supervisor(OwnedDescriptor)
    case manager(ServiceManager)
    case nobody

    /// The server answers; again after each reload.
    package func report() {
        switch self {
        case .supervisor(let pipe): unsafe write(pipe.raw, [UInt8(ascii: "+")], 1)
        case .manager(let manager): manager.tell("READY=1")
        case .nobody: break
        }
    }

    package func reportReloading() {
        if case .manager(let manager) = self { manager.tellReloading() }
    }

    package func reportStopping() {
        if case .manager(let manager) = self { manager.tell("STOPPING=1") }
    }
}

extension ServiceManager {
    /// The time tells the manager which of several reloads the next READY=1 ends.
    func tellReloading() {
        tell("RELOADING=1", "MONOTONIC_USEC=\(Clock.monotonic / 1000)")
    }
}
