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
        let notices = try NoticeSocket(path: folder.path + "/notify")
        var sockets = ListeningSockets()
        try sockets.open(.main, host: "127.0.0.1", port: 0, loops: 1)
        let port = try #require(sockets.port)
        let given = try #require(sockets.descriptors.first)

        let serve =
            ["exec", "'\(try Program.path(of: "portico"))'", "serve"] + Repository.folders + [
                "--data", folder.path, "--port 1 --access-log off", isSupervised ? "--supervisor" : "--no-supervisor",
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
