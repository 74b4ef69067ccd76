internal import Base
internal import CLinux
internal import Glibc

/// The socket on which a service manager hears from the programs that it has started.
package final class NoticeSocket {
    package let path: String
    private let socket: OwnedDescriptor

    /// A path, or behind an `@` a name that is in no file system.
    package init(path: String) throws {
        self.path = path
        socket = OwnedDescriptor(Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = path.utf8.map { $0 == UInt8(ascii: "@") ? 0 : $0 }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        let size = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(socket.raw, $0, size)
            }
        }
        guard bound == 0 else { throw SystemError("bind", path) }
    }

    /// The next message that has come.
    package func next() -> String? {
        var message = Bytes(repeating: 0, count: 256)
        let count = unsafe recv(socket.raw, &message, message.count, Int32(MSG_DONTWAIT))
        return count > 0 ? String(decoding: message.prefix(count), as: UTF8.self) : nil
    }
}
