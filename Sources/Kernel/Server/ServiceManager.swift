internal import Base
internal import CLinux
internal import Glibc

/// The service manager that started this program and wants to know how it fares (the protocol of `sd_notify`).
package struct ServiceManager: Sendable {
    static let variable = "NOTIFY_SOCKET"
    let path: String

    /// nil if there is no service manager. Removed from the environment, so that no child process reports in its name.
    package static func fromEnvironment() -> ServiceManager? {
        Environment.take(variable).flatMap(ServiceManager.init)
    }

    /// A path, or behind an `@` a name that is in no file system.
    init?(path: String) {
        let first = path.utf8.first
        guard first == UInt8(ascii: "/") || first == UInt8(ascii: "@"), path.utf8.count < 108 else { return nil }
        self.path = path
    }

    /// `READY=1` and the like. Nobody hears back: a manager that does not listen is no reason to stop serving.
    package func tell(_ lines: String...) {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let message = Bytes(lines.joined(separator: "\n").utf8)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Bytes(path.utf8)
        if name.first == UInt8(ascii: "@") { name[0] = 0 }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        let size = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let sent = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, size)
            }
        }
        if sent < 0 {
            Log.warning("the service manager does not listen", ["cause": "\(SystemError("sendto", path))"])
        }
    }
}
