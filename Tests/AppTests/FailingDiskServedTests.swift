import Base
import Database
import Glibc
import TestKit
import Testing

@Suite struct FailingDiskServedTests {
    @Test(
        "while the disk fails, forms are told to come back, readiness says so, and both recover by themselves",
        arguments: [(EIO, 503), (EROFS, 503), (ENOSPC, 507)])
    func failing(code: Int32, status: Int) throws {
        let folder = try TemporaryFolder()
        let isBroken = folder.path + "/broken"
        let settings = ["FAULT_WHILE": isBroken, "FAULT_ERRNO": "\(code)"]
        let served = try ServedProgram(environment: BadDisk.environment(folder.path, settings), in: folder)
        #expect(try served.status(of: "/readyz") == 200)
        #expect(try served.sendForm() == 303)

        _ = try folder.file("broken", "")
        #expect(try served.sendForm() == status)
        #expect(try served.status(of: "/readyz") == 503)
        #expect(try served.status(of: "/login") == 200)

        try Disk.remove(isBroken)
        // Nobody sends a form meanwhile: the question itself finds out.
        #expect(try waitUntil { try served.status(of: "/readyz") == 200 })
        #expect(try served.sendForm() == 303)
    }
}

extension ServedProgram {
    func status(of path: String) throws -> Int {
        let client = try connect()
        try client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return try #require(try client.response()).status
    }

    /// Sends the form of a page that anybody may use, and that is written down.
    fileprivate func sendForm() throws -> Int {
        let client = try connect()
        let path = "/password/forgot"
        try client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let page = try #require(try client.response())
        let cookie = try #require(page["Set-Cookie"]?.split(separator: ";").first)
        let key = try #require(
            page.text.split(separator: "name=\"key\" value=\"").dropFirst().first?.prefix { $0 != "\"" })
        let body = "email=a%40example.org&key=\(key)"
        try client.send(
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nContent-Length: \(body.utf8.count)\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n\(body)")
        return try #require(try client.response()).status
    }
}
