import Base
import Crypto
import Database
import Templates
import TestKit

@testable import HTTP
@testable import Web

/// A site with one page and one form, over a database of its own.
struct TestSite {
    let database: TestDatabase
    let site: Site
    private let router: Router

    struct NotePage: TemplatePage {
        let notes: [String]
        static let template = "notes"
        static let shape = Shape<NotePage> { $0.show("notes", \.notes) }
    }

    static let routes: [SiteRoute] =
        [
            .get("/notes", .anyone, "Notes.index") { context in
                try context.page(NotePage(notes: try context.reader.all("SELECT text FROM notes") { try $0.text(0) }))
            },
            .get(
                "/secret", Policy("nobody") { _ in throw Refusal(.notFound, "There is nothing here.") }, "Notes.secret"
            ) {
                try $0.page(NotePage(notes: ["secret"]))
            },
            .get("/broken", .anyone, "Notes.broken") { context in
                try context.page(NotePage(notes: try context.reader.all("SELECT no FROM where") { try $0.text(0) }))
            },
            .post("/notes", .anyone, "Notes.create") { submission in
                let text = submission.form["text"] ?? ""
                guard !text.isEmpty else {
                    return try submission.page(NotePage(notes: ["empty"]), .unprocessableContent)
                }
                return try submission.write { writer in
                    try writer.run("INSERT INTO notes VALUES ($1)", [text])
                    return .goto(
                        "/notes", saying: Text("Kept “{text}”.", ["text": text]),
                        undo: Flash.Undo("/notes/undo", ["text": text]))
                }
            },
        ] + SavedViewPages.routes(.anyone) { $0.request.value(of: "x-owner") ?? "" }

    init(isDevelopment: Bool = false) throws {
        database = try TestDatabase(
            "CREATE TABLE notes (text TEXT)",
            "CREATE TABLE form_answers (form_key TEXT PRIMARY KEY, answered_at BIGINT, location TEXT, flash TEXT)",
            "CREATE TABLE saved_views (owner TEXT, list TEXT, name TEXT, query TEXT, PRIMARY KEY (owner, list, name))")
        let templates = try TemplateSet(
            files: [
                "notes.html": """
                <html lang="{{ frame.language }}"><title>Notes</title>
                {% for flash in frame.flashes %}<p class="{{ flash.kind }}">{{ flash.text }}</p>\
                <form action="{{ flash.undo }}">{% for field in flash.fields %}\
                <input name="{{ field.name }}" value="{{ field.value }}">{% end %}</form>{% end %}
                {% block list %}<ul>{% for note in notes %}<li>{{ note }}</li>{% end %}</ul>{% end %}
                <form method="post"><input name="key" value="{{ frame.form_key }}"></form></html>
                """,
                "errors/error.html": "<p>{{ status }} {{ reference }} {{ cause }}</p>",
                "texts/de.po": """
                msgid ""
                msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

                msgid "Kept “{text}”."
                msgstr "„{text}“ ist gemerkt."
                """,
            ],
            pages: [Framed<NotePage>.self, Framed<ErrorPage>.self])
        site = try Site(
            database: database.database, templates: templates, master: try MasterKey(Bytes(repeating: 7, count: 32)),
            isDevelopment: isDevelopment)
        router = try Router(SiteRoute.routes(TestSite.routes, of: site))
    }

    /// What the server does with a request, without sockets.
    func answer(
        _ method: HTTP.Method, _ target: String, _ fields: [String] = [], body: String? = nil
    ) throws -> Response {
        var text = "\(method.rawValue) \(target) HTTP/1.1\r\nHost: portal.example\r\n"
        text += fields.map { $0 + "\r\n" }.joined()
        if body != nil { text += "Content-Type: application/x-www-form-urlencoded\r\n" }
        let bytes = Bytes((text + "\r\n").utf8)
        let request = Request()
        var parser = HeadParser()
        _ = try parser.parse(bytes.span, into: &request.head, limits: HeadLimits())
        request.adopt(bytes.span)
        request.body = body.map { .memory(Bytes($0.utf8)) } ?? .empty
        request.id = 0xABC
        try request.path.parse(bytes.span.extracting(request.head.path.range))
        guard case .route(let number) = router.match(method, &request.path),
            case .answer(let handler) = router.routes[number].action
        else { throw Refusal(.notFound, "") }
        return try handler(request)
    }
}

extension Response {
    var text: String {
        guard case .bytes(let bytes) = content else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The cookies that it sets, by name.
    var cookies: [String: String] {
        var cookies: [String: String] = [:]
        for line in fields.lines where line.name == "Set-Cookie" {
            let pair = line.value.prefix { $0 != ";" }.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = String(pair[1])
        }
        return cookies
    }

    /// The key that the page's form carries.
    var formKey: String {
        String(text.components(behind: "name=\"key\" value=\"").prefix { $0 != "\"" })
    }
}

extension String {
    func components(behind mark: String) -> Substring {
        guard let range = ranges(of: mark).first else { return "" }
        return self[range.upperBound...]
    }
}
