import Base
import Database
import TestKit
import Testing

@testable import HTTP
@testable import Web

@Suite struct SavedViewTests {
    let site: TestSite
    let visitor: String
    let key: String

    init() throws {
        site = try TestSite()
        let page = try site.answer(.get, "/notes")
        visitor = "Cookie: portico-visitor=\(try #require(page.cookies["portico-visitor"]))"
        key = page.formKey
    }

    private func send(_ path: String, _ fields: [(String, String)], as owner: String = "anna") throws -> Response {
        var body = Bytes("key=\(key).\(Int.random(in: 0...Int.max))".utf8)
        for (name, value) in fields {
            body.append("&\(name)=")
            body.append(percentEncoding: value)
        }
        return try site.answer(
            .post, path, [visitor, "X-Owner: \(owner)"], body: String(decoding: body, as: UTF8.self))
    }

    private func views(of owner: String = "anna") throws -> [SavedView] {
        try site.database.database.read { try SavedViewStore.all(of: "leads", owner: owner, in: $0) }
    }

    private static let fields = [
        ("list", "leads"), ("name", "Hot"), ("query", "?sort=-value"), ("from", "/leads?sort=-value"),
    ]

    @Test("a set-up that is given a name is there for its owner only, and saving it anew replaces it")
    func saving() throws {
        let answer = try send("/views", Self.fields)
        #expect(answer.fields["Location"] == "/leads?sort=-value")
        #expect(try views() == [SavedView(name: "Hot", query: "?sort=-value")])
        #expect(try views(of: "ben").isEmpty)
        _ = try send("/views", [("list", "leads"), ("name", "Hot"), ("query", "?search=a")])
        #expect(try views() == [SavedView(name: "Hot", query: "?search=a")])
    }

    @Test("a view can be forgotten by its owner, and had back")
    func forgetting() throws {
        _ = try send("/views", Self.fields)
        _ = try send("/views/remove", Self.fields, as: "ben")
        #expect(try views().count == 1)
        let answer = try send("/views/remove", Self.fields)
        #expect(try views().isEmpty)
        let flash = try #require(answer.cookies["portico-flash"])
        #expect(flash.contains("undo=%2fviews&field.list=leads&field.name=Hot&field.query=%3fsort%3d-value"))
    }

    @Test(
        "what is no name or no query is not saved, and the person is told",
        arguments: [
            ("", "?a=b"), (String(repeating: "x", count: 61), "?a=b"), ("x", "javascript:alert(1)"), ("x", "//evil"),
            ("x", "?a b"), ("x", "?\u{0}"), ("x", "?" + String(repeating: "a", count: 2_000)),
        ])
    func hostile(name: String, query: String) throws {
        let answer = try? send("/views", [("list", "leads"), ("name", name), ("query", query), ("from", "/leads")])
        #expect(answer?.cookies["portico-flash"]?.contains("kind=danger") ?? true)
        #expect(try views().isEmpty)
    }

    @Test("there is an end to how many views one can have")
    func limit() throws {
        for number in 0...SavedViewStore.limit {
            _ = try send("/views", [("list", "leads"), ("name", "View \(number)"), ("query", "?a=\(number)")])
        }
        #expect(try views().count == SavedViewStore.limit)
    }

    @Test("the page of a list shows the views of its reader, and which of them it is")
    func shown() throws {
        let database = try ListQueryTests.database(5)
        try database.database.write { writer in
            try writer.run(
                "CREATE TABLE saved_views (owner TEXT, list TEXT, name TEXT, query TEXT, PRIMARY KEY (owner, list, name))"
            )
            for (name, query) in [("Cheap", "?cheap=on"), ("Dear", "?sort=-price")] {
                let view = SavedView(name: name, query: query)
                _ = try SavedViewStore.save(view, of: "dishes", owner: "anna", in: writer)
            }
        }
        try database.database.read { reader in
            let query = try ListQueryTests.query("sort=-price")
            let views = try #require(try query.view(at: "/dishes", in: reader, owner: "anna").views)
            #expect(views.all.map(\.path) == ["/dishes?cheap=on", "/dishes?sort=-price"])
            #expect(views.current == "Dear")
            #expect(try query.view(at: "/dishes", in: reader, owner: "ben").views?.all.isEmpty == true)
            #expect(try query.view(at: "/dishes", in: reader).views == nil)
        }
    }
}
