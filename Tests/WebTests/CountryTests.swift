import Templates
import Testing

@testable import Web

@Suite struct CountryTests {
    @Test("there are the countries of ISO 3166, each once, and with a name of its own in each language")
    func table() {
        #expect(Country.all.count == 249)
        #expect(Country.all.allSatisfy { $0.code.count == 2 && $0.code == $0.code.uppercased() })
        #expect(Country.all.map(\.code) == Set(Country.all.map(\.code)).sorted())
        for language in Language.allCases {
            let names = Country.all.map { $0.name(in: language) }
            #expect(Set(names).count == 249 && names.allSatisfy { !$0.isEmpty })
        }
    }

    @Test(
        "one is found by its code and by its names, however they are written",
        arguments: [
            ("de", "DE"), (" DE ", "DE"), ("Germany", "DE"), ("deutschland", "DE"), ("ÖSTERREICH", "AT"),
            ("Austria", "AT"), ("Elfenbein", nil), ("", nil), ("D", "DE"),
        ] as [(String, String?)])
    func found(text: String, code: String?) {
        #expect(Country.named(text)?.code == code)
    }

    @Test("readers look through them in the order of their own language")
    func order() {
        let german = Country.all(in: .german).map { $0.name(in: .german) }
        #expect(german.prefix(3) == ["Afghanistan", "Ägypten", "Ålandinseln"])
        #expect(Country.all(in: .english).last?.code == "ZW")
        let chosen = Choice.countries(chosen: "AT", in: .german).filter { $0.isChosen }
        #expect(chosen.map(\.name) == [Text(verbatim: "Österreich")])
    }

    @Test("what is no country is refused by its name, and what a record has is shown in any case")
    func fields() {
        #expect(throws: FieldProblem(Text("Unknown country: {name}.", ["name": "Atlantis"]))) {
            try FieldRule<Country>.country.parse("Atlantis")
        }
        #expect(
            Country.shown("FR", in: .german) == "Frankreich" && Country.shown("Atlantis", in: .german) == "Atlantis")
    }
}
