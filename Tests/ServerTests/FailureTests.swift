import Base
import Glibc
import HTTP
import TestKit
import Testing

@testable import Server

/// What people see when something goes wrong, and what the log keeps of it.
@Suite(.ownThread) struct FailureTests {
    static let routes = [Route.Place.loop, .pool].map { (place: Route.Place) in
        Route(.get, "/\(place)", at: place, policy: "anyone", "failure") { _ in
            throw SystemError("read", "the secret file", code: EIO)
        }
    }

    static func reference(_ answer: RawResponse) throws -> Substring {
        try #require(answer.text.firstMatch(of: /The reference is ([0-9a-f]+)\./)).1
    }

    @Test("a failure gives a reference that stands in the log, beside the cause that only the log tells")
    func reference() throws {
        let log = try LogFile.shared.get()
        let server = try TestServer(Self.routes)
        var seen: Set<Substring> = []
        for path in ["/loop", "/pool", "/loop", "/pool"] {
            let answer = try server.get(path)
            #expect(answer.status == 500)
            #expect(!answer.text.contains("secret"))
            let reference = try Self.reference(answer)
            #expect(seen.insert(reference).inserted)
            let lines = try log.lines(with: "a handler failed", "\"request\":\"\(reference)\"")
            #expect(lines.count == 1)
            #expect(lines.first?.contains("the secret file") == true)
        }
    }

    @Test("in development the cause is shown as well")
    func cause() throws {
        let server = try TestServer(Self.routes, settings: .with { $0.showsCauses = true })
        for path in ["/loop", "/pool"] {
            let text = try server.get(path).text
            #expect(text.contains("The reference is "))
            #expect(text.contains("read the secret file: Input/output error"))
        }
    }

    @Test("every refusal gets the page of the house, with the fields that belong to it")
    func page() throws {
        let server = try TestServer(
            Self.routes + [
                Route(.get, "/refusal", policy: "anyone", "refusal") { _ in
                    var fields = Fields()
                    fields.add("Retry-After", "9")
                    throw Refusal(.serviceUnavailable, "Later.", fields)
                }
            ],
            settings: .with {
                $0.errorPage = { refusal, request in
                    .text("\(refusal.status.code) to \(request?.method.rawValue ?? "nobody")", refusal.status)
                }
            })
        #expect(try server.get("/loop").text == "500 to GET")
        #expect(try server.get("/nowhere").text == "404 to GET")
        let refusal = try server.get("/refusal")
        #expect(refusal.text == "503 to GET")
        #expect(refusal["Retry-After"] == "9")
        let client = try server.connect()
        try client.send("POST /loop HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        let wrongMethod = try #require(try client.response())
        #expect(wrongMethod.text == "405 to POST")
        #expect(wrongMethod["Allow"] == "GET, HEAD, OPTIONS")
        try client.send("nonsense\r\n\r\n")
        #expect(try client.response()?.text.hasPrefix("400 to ") == true)
    }
}
