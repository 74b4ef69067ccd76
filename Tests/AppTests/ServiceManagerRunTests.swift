import Base
import CLinux
import TestKit
import Testing

@testable import Server

/// `portico serve` as a service manager starts it: on its sockets, and telling it how it fares.
@Suite struct ServiceManagerRunTests {
    @Test("it serves on the sockets it is given and reports ready, reloading and stopping", arguments: [true, false])
    func activated(isSupervised: Bool) throws {
        let folder = try TemporaryFolder()
        let notices = try Notices(path: folder.path + "/notify")
        var sockets = ListeningSockets()
        try sockets.open(.main, host: "127.0.0.1", port: 0, loops: 1)
        let port = try #require(sockets.port)
        let given = try #require(sockets.descriptors.first)

        let serve = [
            "exec", "'\(try Program.path(of: "portico"))'", "serve", "--data", folder.path, "--public", folder.path,
            "--port 1 --access-log off", isSupervised ? "--supervisor" : "--no-supervisor",
        ]
        // The protocol wants descriptor 3 and the process's own number.
        let script = "exec 3<&\(given); export LISTEN_PID=$$ LISTEN_FDS=1; " + serve.joined(separator: " ")
        let program = try Program(
            "/bin/bash", ["-c", script], environment: ["NOTIFY_SOCKET": notices.path], keeping: [given])
        #expect(waitUntil { notices.next() == "READY=1" })
        let client = try RawClient(port: port)
        try client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(try client.response()?.status == 200)

        program.send(signal: SIGHUP)
        #expect(waitUntil { notices.next()?.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") == true })
        #expect(waitUntil { notices.next() == "READY=1" })
        program.send(signal: SIGTERM)
        #expect(waitUntil { notices.next() == "STOPPING=1" })
        #expect(program.waitForEnd() == .exit(0))
    }
}

/// The socket that a service manager listens on.
final class Notices {
    let path: String
    private let socket: OwnedDescriptor

    init(path: String) throws {
        self.path = path
        socket = OwnedDescriptor(CLinux.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(socket.raw, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0 else { throw SystemError("bind", path) }
    }

    /// The next message that has come.
    func next() -> String? {
        var message = Bytes(repeating: 0, count: 256)
        let count = unsafe recv(socket.raw, &message, message.count, Int32(MSG_DONTWAIT))
        return count > 0 ? String(decoding: message.prefix(count), as: UTF8.self) : nil
    }
}
