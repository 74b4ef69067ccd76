import Base
import Database
import HTTP
import Templates
import TestKit
import Testing

@testable import Web

struct Dish: Sendable, Equatable {
    let id: String
    let name: String
    let price: Int

    static let list = ListDefinition<Dish>(
        name: "dishes", select: "SELECT d.id, d.name, d.price", from: "FROM dishes d WHERE d.owner = $1",
        key: "d.id",
        columns: [
            .init("name", Text("Name"), order: "d.name") { .text($0.name) },
            .init("price", Text("Price"), order: "d.price") { .number($0.price) },
            .init("id", Text("Id"), isShown: false) { .text($0.id) },
        ],
        filters: [
            .init("search", Text("Search"), .text, where: "d.name_key LIKE $1 ESCAPE '\\'"),
            .init(
                "course", Text("Course"), .choice([("main", Text("Main")), ("sweet", Text("Sweet"))]),
                where: "d.course = $1"),
            .init(
                "cheaper", Text("Cheaper than"),
                .amount(Amounts(Audience(.english, zone: .utc, now: .now), .eur)), where: "d.price < $1"),
            .init("cheap", Text("Cheap"), .flag, where: "d.price < 3"),
            .init(
                "size", Text("Size"),
                .cases([("small", Text("Small"), "d.price < 1"), ("big", Text("Big"), "d.price > 3")])),
        ],
        order: ListOrder("name"), id: { $0.id }
    ) { Dish(id: try $0.next(), name: try $0.next(), price: try $0.next()) }
}

@Suite struct ListQueryTests {
    static func database(_ count: Int) throws -> TestDatabase {
        let database = try TestDatabase(
            "CREATE TABLE dishes (id TEXT PRIMARY KEY, owner TEXT, name TEXT, price BIGINT, course TEXT, name_key TEXT)"
        )
        try database.database.write { writer in
            for number in 0..<count {
                try writer.run(
                    "INSERT INTO dishes VALUES ($1, $2, $3, $4, $5, $6)",
                    [
                        "dish\(number)", number % 10 == 9 ? "other" : "me", "Dish \(number * 7 % 13)", number % 5,
                        number % 2 == 0 ? "main" : "sweet", "Dish \(number * 7 % 13)".folded,
                    ])
            }
        }
        return database
    }

    static func query(_ text: String) throws -> ListQuery<Dish> {
        let fields = try FormFields(urlEncoded: Bytes(text.utf8).span)
        return ListQuery(Dish.list, ListState(fields, for: Dish.list), scope: ["me"])
    }

    static func expected(_ count: Int) -> [Dish] {
        (0..<count).filter { $0 % 10 != 9 }
            .map { Dish(id: "dish\($0)", name: "Dish \($0 * 7 % 13)", price: $0 % 5) }
    }

    @Test("a choice with a condition of its own, and one that is not on the list")
    func cases() throws {
        let database = try Self.database(40)
        try database.database.read { reader in
            let big = try Self.query("size=big").slice(in: reader).items
            #expect(!big.isEmpty && big.allSatisfy { $0.price == 4 })
            #expect(try Self.query("size=small&cheap=1").count(in: reader) == 8)
            #expect(try Self.query("size=1%20OR%201").count(in: reader) == 36)
        }
    }

    @Test("so many rows are counted, and no more")
    func counting() throws {
        let database = try Self.database(11)
        try database.database.write { writer in
            for number in 0..<ListQuery<Dish>.mostCounted {
                try writer.run("INSERT INTO dishes VALUES ($1, 'me', 'Rice', 1, 'main', 'rice')", ["rice\(number)"])
            }
        }
        try database.database.read { reader in
            let all = try Self.query("").count(in: reader)
            #expect(all == 10_001)
            #expect(try Self.query("search=dish").count(in: reader) == 10)
            #expect(try Self.query("").view(at: "/dishes", in: reader).count == 10_000)
        }
    }

    @Test(
        "the pages of a list, forwards and backwards, are its rows in order, none twice and none missing",
        arguments: ["name", "-name", "price", "-price"])
    func paging(sort: String) throws {
        let database = try Self.database(137)
        let field = { @Sendable (dish: Dish) in sort.hasSuffix("name") ? dish.name : "\(dish.price)" }
        let sorted = Self.expected(137).sorted { (field($0), $0.id) < (field($1), $1.id) }
        let wanted = sort.hasPrefix("-") ? Array(sorted.reversed()) : sorted
        try database.database.read { reader in
            var query = try Self.query("sort=\(sort)")
            var pages: [[Dish]] = []
            while true {
                let slice = try query.slice(in: reader, size: 20)
                pages.append(slice.items)
                guard let next = slice.next else { break }
                query = ListQuery(Dish.list, query.state.with { $0.cursor = next }, scope: ["me"])
            }
            #expect(pages.flatMap { $0 } == wanted)
            var back: [[Dish]] = []
            while let previous = try query.slice(in: reader, size: 20).previous {
                query = ListQuery(Dish.list, query.state.with { $0.cursor = previous }, scope: ["me"])
                back.insert(try query.slice(in: reader, size: 20).items, at: 0)
            }
            #expect(back == Array(pages.dropLast()))
        }
    }

    @Test(
        "filters let through what they say, and an input that is none is left out",
        arguments: [
            ("search=dish+1", { @Sendable (dish: Dish) in dish.name.lowercased().contains("dish 1") }),
            ("search=%25", { @Sendable (dish: Dish) in false }),
            ("course=main", { @Sendable (dish: Dish) in Int(dish.id.dropFirst(4)).map { $0 % 2 == 0 } ?? false }),
            ("course=nonsense", { @Sendable (dish: Dish) in true }),
            ("cheaper=0.02", { @Sendable (dish: Dish) in dish.price < 2 }),
            ("cheaper=two", { @Sendable (dish: Dish) in true }),
            (
                "cheap=on&course=sweet&search=dish",
                { @Sendable (dish: Dish) in
                    dish.price < 3 && Int(dish.id.dropFirst(4)).map { $0 % 2 == 1 } ?? false
                }
            ),
            ("search=';DROP TABLE dishes;--", { @Sendable (dish: Dish) in false }),
        ] as [(String, @Sendable (Dish) -> Bool)])
    func filters(text: String, lets: @Sendable (Dish) -> Bool) throws {
        let database = try Self.database(60)
        let wanted = Set(Self.expected(60).filter(lets).map(\.id))
        try database.database.read { reader in
            let query = try Self.query(text)
            #expect(Set(try query.slice(in: reader, size: 100).items.map(\.id)) == wanted)
            #expect(try query.count(in: reader) == wanted.count)
        }
    }

    @Test(
        "a place that is none is the first page",
        arguments: [
            "~", "", "~~", "t", "n", "n~", "n~dish1", "nx~dish1", "n9223372036854775808~", "x~dish1", "~t", "\u{301}~",
        ])
    func places(text: String) throws {
        #expect(ListCursor(text, isBackward: false) == nil)
    }

    @Test("the set-up of a list survives in its address, and what the list does not know is passed over")
    func address() throws {
        let text = "?search=a+b%26c&course=main&sort=-price&columns=price,name"
        let state = try Self.query(String(text.dropFirst())).state
        let again = try Self.query(String(state.query(for: Dish.list).dropFirst())).state
        #expect(again == state)
        #expect(state.filters == ["search": "a b&c", "course": "main"])
        let odd = try Self.query("sort=nonsense&columns=nonsense&other=1&after=x&search=").state
        #expect(odd == ListState(order: Dish.list.order))
        #expect(odd.query(for: Dish.list) == "")
    }

    @Test("columns come in one, as links have them, or one by one, as boxes send them; the standard ones are no choice")
    func columns() throws {
        #expect(try Self.query("columns=name,id").state.columns == ["name", "id"])
        #expect(try Self.query("columns=name&columns=id").state.columns == ["name", "id"])
        #expect(try Self.query("columns=name&columns=price").state.columns == nil)
    }

    @Test("an export holds exactly the filtered rows, as one table however long")
    func export() throws {
        let database = try Self.database(2_500)
        let response = try Self.query("course=main&columns=id,price").export(from: database.database, in: .english)
        guard case .stream(let content) = response.content else {
            Issue.record("an export is a stream")
            return
        }
        var bytes = Bytes()
        while let piece = try content.next() { bytes += piece }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.first == "\u{FEFF}id,price")
        #expect(lines.count == 1 + Self.expected(2_500).count { Int($0.id.dropFirst(4)).map { $0 % 2 == 0 } ?? false })
        #expect(response.fields["Content-Disposition"] == "attachment; filename=\"dishes.csv\"")
    }

    @Test("the page of a list links to its neighbours, its orders and its export")
    func view() throws {
        let database = try Self.database(137)
        let view = try database.database.read { try Self.query("sort=-price").view(at: "/dishes", in: $0) }
        #expect(view.count == Self.expected(137).count)
        #expect(view.rows.count == 50)
        #expect(view.previousPath == nil)
        #expect(view.nextPath?.hasPrefix("/dishes?sort=-price&after=n") == true)
        #expect(view.heads.map(\.path) == ["/dishes", "/dishes?sort=price"])
        #expect(view.heads.map(\.sorting) == [nil, "descending"])
        #expect(view.exportPath == "/dishes.csv?sort=-price")
    }
}
