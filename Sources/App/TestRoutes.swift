internal import Base
internal import Glibc
internal import HTTP

/// Routes that let outside suites drive the server; there with `--test-routes` only.
enum TestRoutes {
    static let routes = [
        Route(.get, "/test/hello", policy: "anyone", "TestRoutes.hello") { _ in .text("hello") },
        Route(.post, "/test/echo", policy: "anyone", bodyLimit: 1 << 30, "TestRoutes.echo", echo),
        Route(socket: "/test/echo", policy: "anyone", "TestRoutes.socket", socket),
        Route(.get, "/test/sleep", at: .pool, policy: "anyone", "TestRoutes.sleep", sleep),
        Route(.get, "/test/stream", policy: "anyone", "TestRoutes.stream", stream),
        Route(.post, "/test/trap", at: .loop, policy: "anyone", "TestRoutes.trap", trap),
    ]

    private static let socket = SocketHandler(
        open: { _, _ in },
        receive: { socket, message in socket.send(message) })

    @Sendable private static func echo(_ request: Request) -> Response {
        switch request.body {
        case .empty: return .bytes([], type: "application/octet-stream")
        case .memory(let bytes): return .bytes(bytes, type: "application/octet-stream")
        case .file(let file):
            var response = Response(
                .ok, content: .file(FileContent(descriptor: file.descriptor, count: file.count)))
            response.fields.add("Content-Type", "application/octet-stream")
            return response
        }
    }

    @Sendable private static func sleep(_ request: Request) throws -> Response {
        let milliseconds = try request.query()["ms"].flatMap(Int.init) ?? 100
        usleep(UInt32(min(max(milliseconds, 0), 60_000)) * 1000)
        return .text("slept \(milliseconds) ms")
    }

    /// `?count=` lines, a piece each, and their number as a trailer.
    @Sendable private static func stream(_ request: Request) throws -> Response {
        let count = try request.query()["count"].flatMap(Int.init) ?? 10
        let lines = Lines(count: count)
        var response = Response(
            .ok,
            content: .stream(
                StreamContent(
                    trailers: {
                        var trailers = Fields()
                        trailers.add("Lines", count)
                        return trailers
                    }, next: { lines.next() })))
        response.fields.add("Content-Type", "text/plain")
        return response
    }

    private final class Lines: @unchecked Sendable {
        private let count: Int
        private var sent = 0

        init(count: Int) {
            self.count = count
        }

        func next() -> Bytes? {
            guard sent < count else { return nil }
            sent += 1
            return Bytes("line \(sent)\n".utf8)
        }
    }

    /// Crashes like an index out of range: the process ends and the supervisor restarts it.
    @Sendable private static func trap(_ request: Request) -> Response {
        let nothing: [Int] = []
        return .text("\(nothing[request.body.count])")
    }
}
