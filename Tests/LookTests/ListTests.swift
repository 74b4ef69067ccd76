import Base
import Database
import HTTP
import Templates
import TestKit
import Testing

@testable import Server
@testable import Web

/// The component `list`, over a list of the web layer.
@Suite struct ListTests {
    struct Page: TemplatePage {
        let list: ListView
        static let template = "test/list"
    }

    struct Deal: Sendable {
        let id: String
        let name: String
        let value: Money
        let day: CivilDate?
    }

    static let deals = ListDefinition<Deal>(
        name: "deals", select: "SELECT d.id, d.name, d.value", from: "FROM deals d WHERE d.owner = $1", key: "d.id",
        columns: [
            .init("name", Text("Name"), order: "d.name") { .text($0.name) },
            .init("value", Text("Value"), order: "d.value") { .money($0.value) },
            .init("day", Text("Day")) { $0.day.map(Cell.day) ?? .none },
            .init("id", Text("Id"), isShown: false) { .text($0.id) },
        ],
        filters: [
            .init("search", Text("Search"), .text, where: "d.name LIKE $1"),
            .init("kind", Text("Kind"), .choice([("a", Text("One")), ("b", Text("Two"))]), where: "d.id = $1"),
            .init(
                "least", Text("At least"), .amount(Amounts(Audience(.english, zone: .utc, now: .now), .eur)),
                where: "d.value > $1"),
            .init("since", Text("Since"), .day, where: "d.id > $1"),
            .init("cheap", Text("Cheap"), .flag, where: "d.value < 3"),
        ],
        order: ListOrder("name"), id: { $0.id }, path: { "/deals/\($0.id)" }
    ) { row in
        Deal(
            id: try row.next(), name: try row.next(), value: Money(minor: Int64(try row.next(Int.self)), .eur),
            day: CivilDate(year: 2026, month: 3, day: 9))
    }

    private func page(_ query: String, rows: Int, bulk: Bool = false) throws -> String {
        let database = try TestDatabase("CREATE TABLE deals (id TEXT PRIMARY KEY, owner TEXT, name TEXT, value BIGINT)")
        try database.database.write { writer in
            for number in 0..<rows {
                try writer.run(
                    "INSERT INTO deals VALUES ($1, 'me', $2, $3)", ["d\(number)", "<b>\(number)", number * 100])
            }
        }
        var files: [String: String] = [:]
        for (name, text) in try PublicFilesTests.templates() {
            files[String(name.dropFirst("Templates/".count))] = text
        }
        let slots = "{% fill nothing %}<p>First one</p>{% end %}" + (bulk ? "{% fill bulk %}<b>Bulk</b>{% end %}" : "")
        files["test/list.html"] = "{% list list=list title=\"Deals\" \(bulk ? "key=\"k\"" : "") %}\(slots){% end %}"
        let assets = try StaticFiles(folder: PublicFilesTests.publicFolder, dataFolder: nil)
        let templates = try TemplateSet(
            files: files, pages: [Page.self], .init(asset: { assets.address(of: $0) }), isDevelopment: true)
        let state = ListState(try FormFields(urlEncoded: Bytes(query.utf8).span), for: Self.deals)
        let view = try database.database.read { reader in
            try ListQuery(Self.deals, state, scope: ["me"]).view(at: "/deals", in: reader)
        }
        let bytes = templates.render(Page(list: view), for: Audience(.english, zone: .utc, now: .now))
        // Browsers read one blank as they read many.
        return String(decoding: try #require(bytes), as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    @Test("rows lead to their record, amounts stand at the end, and a phone knows what each cell is")
    func rows() throws {
        let text = try page("", rows: 3)
        #expect(text.contains("<td> <a href=\"/deals/d1\">&lt;b&gt;1"))
        #expect(text.contains("<td class=\"num\" data-label=\"Value\">€1.00"))
        #expect(text.contains("<td data-label=\"Day\">"))
        #expect(text.contains("aria-sort=\"ascending\""))
        #expect(text.contains("3 in total"))
        #expect(!text.contains("class=\"bulk\"") && !text.contains("name=\"pick\""))
    }

    @Test("what was filtered stands in its fields, and there is a way back to all")
    func filters() throws {
        let text = try page("search=x&kind=b&least=7&cheap=1&since=2026-01-31&columns=name&columns=id", rows: 3)
        #expect(text.contains("name=\"search\" value=\"x\""))
        #expect(text.contains("<option value=\"b\" selected>Two </option>"))
        #expect(text.contains("name=\"cheap\" value=\"1\" checked"))
        #expect(text.contains("name=\"since\" type=\"date\" value=\"2026-01-31\""))
        #expect(text.contains("No results for these filters"))
        #expect(text.contains("name=\"columns\" value=\"id\" checked"))
        #expect(!text.contains("name=\"columns\" value=\"day\" checked"))
        #expect(!text.contains("First one"))
    }

    @Test("an amount that cannot be read filters nothing, and says why")
    func amounts() throws {
        let text = try page("least=12.500", rows: 3)
        #expect(text.contains("“12.500” is ambiguous."))
        #expect(text.contains("3 in total"))
    }

    @Test("an empty list says what to do first")
    func empty() throws {
        let text = try page("", rows: 0)
        #expect(text.contains("First one"))
        #expect(!text.contains("<table"))
    }

    @Test("a long list has a way on, which fetches the list alone")
    func paging() throws {
        let text = try page("", rows: 60)
        #expect(text.contains("rel=\"next\" data-swap=\"list\""))
        #expect(!text.contains("rel=\"prev\""))
    }

    @Test("with bulk actions each row can be picked, in a form with its key")
    func bulk() throws {
        let text = try page("", rows: 2, bulk: true)
        #expect(text.contains("<input type=\"hidden\" name=\"key\" value=\"k\">"))
        #expect(text.matches(of: /name="pick" value="d\d"/).count == 2)
        #expect(text.contains("<b>Bulk</b>"))
    }
}
