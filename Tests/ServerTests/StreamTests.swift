import Base
import HTTP
import Synchronization
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct StreamTests {
    /// A stream of pieces, on a loop or on workers.
    static func route(_ place: Route.Place, _ next: @escaping @Sendable () throws -> Bytes?) -> Route {
        Route(.get, "/stream", at: place, policy: "anyone", "stream") { _ in
            Response(.ok, content: .stream(StreamContent(trailers: trailers, next: next)))
        }
    }

    static let trailers = { @Sendable () in
        var fields = Fields()
        fields.add("Lines", "5")
        return fields
    }

    static let places = [Route.Place.loop, .pool]

    @Test("a stream comes in chunks, and its trailers behind it", arguments: places)
    func chunks(place: Route.Place) throws {
        let lines = Lines(5)
        let server = try TestServer([Self.route(place) { lines.next() }])
        let client = try server.connect()
        try client.send(get: "/stream")
        let answer = try #require(try client.response())
        #expect(answer["Transfer-Encoding"] == "chunked")
        #expect(answer.text == String(repeating: "line\n", count: 5))
        #expect(answer.trailers.map { "\($0.name): \($0.value)" } == ["Lines: 5"])
        // The lines are used up: an empty stream, on the same connection.
        try client.send(get: "/stream")
        #expect(try client.response()?.body.isEmpty == true)
    }

    @Test(
        "HTTP/1.0 has no chunks: the end of the connection ends a stream",
        arguments: [("", Route.Place.loop), ("", .pool), ("Connection: keep-alive\r\n", .loop)])
    func oldVersion(field: String, place: Route.Place) throws {
        let lines = Lines(3)
        let server = try TestServer([Self.route(place) { lines.next() }])
        let client = try server.connect()
        try client.send("GET /stream HTTP/1.0\r\n\(field)\r\n")
        let answer = try #require(try client.response())
        #expect(answer["Transfer-Encoding"] == nil)
        #expect(answer["Content-Length"] == nil)
        #expect(answer["Connection"] == "close")
        #expect(answer.text == "line\nline\nline\n")
        #expect(!client.wasReset)
    }

    @Test("a piece without bytes does not end a stream", arguments: places)
    func emptyPieces(place: Route.Place) throws {
        let pieces = Guarded([[], Bytes("a".utf8), [], [], Bytes("b".utf8), []])
        let server = try TestServer([
            Self.route(place) { pieces.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
        ])
        #expect(try server.get("/stream").text == "ab")
    }

    @Test("a stream that fails is cut, so that nobody takes a part for the whole", arguments: places)
    func failure(place: Route.Place) throws {
        let lines = Lines(2)
        let server = try TestServer([
            Self.route(place) {
                guard let line = lines.next() else { throw Refusal(.conflict, "The rest is gone.") }
                return line
            }
        ])
        let client = try server.connect()
        try client.send(get: "/stream")
        let sent = try client.takeAll()
        #expect(sent.suffix(10) == Bytes("5\r\nline\n\r\n".utf8))
        #expect(throws: RawClient.Problem.self) { try server.get("/stream") }
    }

    @Test("a stream waits for its reader, and holds neither memory nor thread meanwhile", arguments: places)
    func backPressure(place: Route.Place) throws {
        let made = Made()
        let server = try TestServer(
            [Self.route(place) { made.next() }], settings: .with { $0.workers = 1 }, loops: 1,
            sendBuffer: PipelineTests.narrow)
        let client = try server.connect(receiveBuffer: PipelineTests.narrow)
        try client.send(get: "/stream")
        #expect(client.hasNews(within: 60_000))
        // It has come to rest when it does not move for a while, during which the others are served.
        var seen = 0
        let rests = try waitUntil {
            defer { seen = made.count }
            for _ in 0..<10 { _ = try server.get("/healthz") }
            return made.count == seen
        }
        #expect(rests)
        #expect(made.count < 20)
        // So much is in buffers; the rest is made while it is read.
        _ = try client.take(1_000_000)
        #expect(made.count >= 100)
        client.reset()
        #expect(try waitUntil { try server.metric("portico_connections") == 1 })
    }

    @Test("who goes away ends the stream", arguments: places)
    func vanishingReader(place: Route.Place) throws {
        let made = Made()
        let server = try TestServer([Self.route(place) { made.next() }], loops: 1)
        let client = try server.connect()
        try client.send(get: "/stream")
        _ = try client.take(100_000)
        client.reset()
        #expect(try waitUntil { try server.metric("portico_connections") == 1 })
        let count = made.count
        for _ in 0..<10 { #expect(try server.get("/healthz").status == 200) }
        #expect(made.count == count)
    }
}

/// Pieces without end, 10,000 bytes each, and how many of them there were.
private final class Made: Sendable {
    private let pieces = Atomic(0)

    var count: Int { pieces.load(ordering: .relaxed) }

    func next() -> Bytes {
        pieces.add(1, ordering: .relaxed)
        return Bytes(repeating: 7, count: 10_000)
    }
}
