import Base
import TestKit
import Testing

@testable import Database

@Suite struct SearchIndexTests {
    static let orders: [SearchIndex.Order] = [.relevance, .newest]

    let test: TestDatabase

    init() throws {
        test = try TestDatabase()
        for order in Self.orders {
            let answers = try test.database.write { writer in
                try [index(order).prepare(writer), index(order).prepare(writer)]
            }
            #expect(answers == [true, false])
        }
    }

    func index(_ order: SearchIndex.Order) -> SearchIndex {
        order == .newest ? SearchIndex("leads", order: .newest) : SearchIndex("articles", order: .relevance)
    }

    func put(_ order: SearchIndex.Order, _ key: String, _ scopes: String..., title: String, body: String = "") throws {
        try test.database.write { writer in
            let document = SearchDocument(key: key, scopes: scopes, title: title, body: body)
            try index(order).put(document, writer)
        }
    }

    func find(
        _ order: SearchIndex.Order, _ text: String, in scope: SearchIndex.Scope = .everything, limit: Int = 50
    )
        throws -> [String]
    {
        try test.database.read { try index(order).find(text, in: scope, limit: limit, $0) }.map(\.key)
    }

    @Test("a record is found by any of its words and by their beginnings, all of which it must have", arguments: orders)
    func words(order: SearchIndex.Order) throws {
        try put(order, "a", title: "Blue Harbour Ltd", body: "Anna Miller anna.miller@harbour.example +49 170 1234567")
        try put(order, "b", title: "Green Valley", body: "Ben Harbour")
        for text in ["blue", "BLUE", "har mil", "anna.miller@harbour.example", "anna.mi", "1234", "  blue\tltd "] {
            #expect(try find(order, text) == ["a"], "\(text)")
        }
        #expect(Set(try find(order, "harb")) == ["a", "b"])
        for text in ["arbour", "blue valley", "nobody"] {
            #expect(try find(order, text).isEmpty, "\(text)")
        }
    }

    @Test("records that come by the thousand are found as others are, also those that come later", arguments: orders)
    func many(order: SearchIndex.Order) throws {
        try test.database.write { writer in
            for number in 1...2_000 {
                let document = SearchDocument(key: "k\(number)", scopes: [], title: "Nr\(number)", body: "Weber")
                try index(order).gather([index(order).entry(of: document)], writer)
            }
            try index(order).rebuild(writer)
        }
        try put(order, "late", title: "Nr1500b", body: "Weber")
        #expect(Set(try find(order, "nr1500")) == ["k1500", "late"])
        #expect(try find(order, "weber", limit: 3).count == 3)
    }

    @Test("accents, umlauts and their spelling make no difference", arguments: orders)
    func accents(order: SearchIndex.Order) throws {
        try put(order, "m1", title: "Müller")
        try put(order, "m2", title: "Mueller")
        try put(order, "m3", title: "Muller")
        try put(order, "s1", title: "Hauptstraße")
        try put(order, "s2", title: "Hauptstrasse")
        try put(order, "o", title: "Ørsted Łódź café")
        #expect(Set(try find(order, "müller")) == ["m1", "m2", "m3"])
        #expect(Set(try find(order, "mueller")) == ["m1", "m2"])
        #expect(Set(try find(order, "muller")) == ["m1", "m3"])
        #expect(Set(try find(order, "hauptstraße")) == ["s1", "s2"])
        #expect(Set(try find(order, "hauptstrasse")) == ["s1", "s2"])
        for text in ["orsted", "oersted", "ørsted", "lodz", "łódź", "cafe", "CAFÉ"] {
            #expect(try find(order, text) == ["o"], "\(text)")
        }
    }

    @Test("nothing that a person types is an operator or an error", arguments: orders)
    func hostile(order: SearchIndex.Order) throws {
        try put(order, "a", "partner_1", title: "Say \"hello\" AND OR NOT NEAR(x) title:a * ^")
        for text in [
            "\"", "\"\"", "*", "a*b", "(", ")", "AND", "NOT", "hello OR", "title:a", "^say", "-say", "NEAR(say",
            "'; --", "\0",
        ] {
            #expect(throws: Never.self, "\(text)") { try find(order, text) }
        }
        #expect(try find(order, "\"hello\"") == ["a"])
        #expect(try find(order, "NOT") == ["a"])
        #expect(try find(order, "").isEmpty)
        #expect(try find(order, "!!! ???").isEmpty)
        #expect(try find(order, String(repeating: "word ", count: 10_000)).isEmpty)
    }

    @Test("only records of the asked scopes are found, and a scope is no word", arguments: orders)
    func scopes(order: SearchIndex.Order) throws {
        try put(order, "a", "partner_1", title: "Harbour")
        try put(order, "b", "partner_2", "everybody", title: "Harbour")
        try put(order, "c", title: "Harbour partner_1")
        #expect(try find(order, "harbour", in: .anyOf(["partner_1"])) == ["a"])
        #expect(Set(try find(order, "harbour", in: .anyOf(["partner_1", "partner_2"]))) == ["a", "b"])
        #expect(try find(order, "harbour", in: .anyOf([])).isEmpty)
        #expect(try find(order, "harbour", in: .anyOf(["partner_"])).isEmpty)
        #expect(try find(order, "everybody").isEmpty)
    }

    @Test("a record that changes is found by its new words only, one that is taken out by none", arguments: orders)
    func changes(order: SearchIndex.Order) throws {
        try put(order, "a", title: "Old Müller")
        try put(order, "a", title: "New")
        #expect(try find(order, "old").isEmpty)
        #expect(try find(order, "mueller").isEmpty)
        #expect(try find(order, "new") == ["a"])
        try test.database.write { writer in
            try index(order).remove("a", writer)
            try index(order).remove("never", writer)
        }
        #expect(try find(order, "new").isEmpty)
        try put(order, "b", title: "New")
        #expect(try find(order, "new") == ["b"])
    }

    @Test("what is written in a write that fails is not in the index")
    func undone() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try test.database.write { writer in
                try index(.newest).put(SearchDocument(key: "a", scopes: [], title: "Ghost", body: ""), writer)
                throw Stop()
            }
        }
        #expect(try find(.newest, "ghost").isEmpty)
    }

    @Test("titles count more than bodies")
    func relevance() throws {
        try put(.relevance, "body", title: "Something else", body: "invoice invoice")
        try put(.relevance, "title", title: "Invoice", body: "how to pay")
        for number in 0..<20 { try put(.relevance, "n\(number)", title: "Other", body: "nothing") }
        #expect(try find(.relevance, "invoice") == ["title", "body"])
    }

    @Test("the newest come first, but exactly what was typed before all")
    func newest() throws {
        for number in 0..<30 { try put(.newest, "n\(number)", title: "Harbours", body: "harbour") }
        try put(.newest, "exact", title: "The Harbour")
        for number in 30..<60 { try put(.newest, "n\(number)", title: "Harbours") }
        #expect(try find(.newest, "harbour", limit: 3) == ["exact", "n59", "n58"])
        #expect(try find(.newest, "harbour", limit: 1) == ["exact"])
        #expect(try find(.newest, "harbour", limit: 100).count == 61)
    }

    @Test("what was searched for is marked in the title and in a piece of the body", arguments: orders)
    func marks(order: SearchIndex.Order) throws {
        let long = String(repeating: "before ", count: 50) + "the Café opens " + String(repeating: "after ", count: 50)
        try put(order, "a", title: "Our Café\u{1} here", body: long)
        let hit = try #require(try test.database.read { try index(order).find("cafe", in: .everything, $0) }.first)
        #expect(
            hit.title.pieces == [
                .init(text: "Our ", isMatch: false), .init(text: "Café", isMatch: true),
                .init(text: " here", isMatch: false),
            ])
        #expect(hit.excerpt.pieces.contains { $0.isMatch && $0.text == "Café" })
        #expect(hit.excerpt.pieces.map(\.text).joined().count < 200)
    }
}
