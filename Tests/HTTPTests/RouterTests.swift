import Base
import Testing

@testable import HTTP

@Suite struct RouterTests {
    static func router(_ routes: String...) throws -> Router {
        try Router(
            routes.map { row in
                let words = row.split(separator: " ")
                let method = try #require(Method(rawValue: String(words[0])))
                return Route(method, String(words[1]), policy: "anyone", row) { _ in .text("") }
            })
    }

    static func answer(_ router: Router, _ method: Method, _ raw: String) throws -> String {
        var path = RequestPath()
        try path.parse(Bytes(raw.utf8).span)
        switch router.match(method, &path) {
        case .route(let number): return router.routes[number].name
        case .methodNotAllowed(let allow): return "405 \(allow)"
        case .notFound: return "404"
        }
    }

    @Test(
        "the most literal route wins, whatever the order of the table",
        arguments: [
            ("/", "GET /"),
            ("/leads", "GET /leads"),
            ("/leads/new", "GET /leads/new"),
            ("/leads/lead_01jd3z8k2m0000000000000000", "GET /leads/:id<lead>"),
            ("/leads/lead_01jd3z8k2m000000000000000u", "404"),
            ("/leads/other", "404"),
            ("/files/a/b/c", "GET /files/*rest"),
            ("/files", "404"),
            ("/sleep/12", "GET /sleep/:ms<int>"),
            ("/sleep/-12", "404"),
            ("/sleep/99999999999999999999", "404"),
            ("/a/x/c", "GET /a/:any/c"),
            ("/a/b/d", "GET /a/b/d"),
            ("/a/b/c", "GET /a/:any/c"),
            ("/l%65ads", "GET /leads"),
        ])
    func matching(path: String, expected: String) throws {
        let router = try Self.router(
            "GET /a/:any/c", "GET /a/b/d", "GET /files/*rest", "GET /sleep/:ms<int>", "GET /leads/:id<lead>",
            "GET /leads/new", "GET /leads", "GET /")
        #expect(try Self.answer(router, .get, path) == expected)
        #expect(try Self.answer(router, .head, path) == expected)
    }

    @Test("an address that exists answers another method with what it allows")
    func methodNotAllowed() throws {
        let router = try Self.router("GET /leads", "POST /leads", "POST /logout")
        #expect(try Self.answer(router, .delete, "/leads") == "405 GET, HEAD, POST, OPTIONS")
        #expect(try Self.answer(router, .get, "/logout") == "405 POST, OPTIONS")
    }

    @Test(
        "a table that cannot be served is refused at start",
        arguments: [
            ["GET /leads", "GET /leads"],
            ["GET /leads/:id", "GET /leads/:name"],
            ["GET /leads/:id<lead>", "GET /leads/:slug"],
            ["GET leads"],
            ["GET /leads/"],
            ["GET /a//b"],
            ["GET /*rest/more"],
            ["GET /:"],
            ["GET /:id<>"],
        ])
    func refusedTables(rows: [String]) {
        #expect(throws: Router.TableError.self) {
            try Router(
                rows.map { row in
                    Route(.get, String(row.dropFirst(4)), policy: "anyone", row) { _ in .text("") }
                })
        }
    }

    @Test("parameters are decoded and found by name")
    func parameters() throws {
        let router = try Self.router("GET /r/:slug", "GET /files/*rest")
        var path = RequestPath()
        try path.parse(Bytes("/r/caf%C3%A9%2Fbar".utf8).span)
        _ = router.match(.get, &path)
        #expect(path.parameter("slug") == "café/bar")
        try path.parse(Bytes("/files/a/b.css".utf8).span)
        _ = router.match(.get, &path)
        #expect(path.parameter("rest") == "a/b.css")
        #expect(path.parameter("slug") == nil)
    }
}
