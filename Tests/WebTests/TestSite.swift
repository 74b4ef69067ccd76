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
    }

    static let routes: [SiteRoute] =
        [
            .get("/notes", .anyone) { context in
                try context.page(NotePage(notes: try context.reader.all("SELECT text FROM notes") { try $0.text() }))
            },
            .get(
                "/secret", Policy("nobody") { _ in throw Refusal(.notFound, "There is nothing here.") }
            ) {
                try $0.page(NotePage(notes: ["secret"]))
            },
            .get("/broken", .anyone) { context in
                try context.page(NotePage(notes: try context.reader.all("SELECT no FROM where") { try $0.text() }))
            },
            .post("/notes", .anyone) { submission in
                let text = submission.form["text"] ?? ""
                let isTaken = try submission.read {
                    try $0.exists("SELECT 1 FROM notes WHERE text = $1", ["taken: \(text)"])
                }
                guard !text.isEmpty, !isTaken else {
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
            """
            CREATE TABLE form_answers (
                form_key TEXT, content TEXT, answered_at BIGINT, location TEXT, flash TEXT,
                PRIMARY KEY (form_key, content))
            """,
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
            database: database.database, templates: templates, files: FileStore(DataFolder(database.folder.path)),
            master: try MasterKey(Bytes(repeating: 7, count: 32)), isDevelopment: isDevelopment)
        router = try Router(SiteRoute.routes(TestSite.routes, of: site))
    }

    /// What the server does with a request, without sockets.
    func answer(
        _ method: HTTP.Method, _ target: String, _ fields: [String] = [], body: String? = nil
    ) throws -> Response {
        try router.answer(method, target, fields, body: body)
    }
}

extension Response {
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
