internal import Base
package import Templates

/// A country or territory with a code of ISO 3166. Records store the code.
package struct Country: Hashable, Sendable {
    /// Two capital letters.
    package let code: String
    private let english: String
    private let german: String

    private init?(line: Substring) {
        let names = line.dropFirst(3).split(separator: " | ")
        guard names.count == 2 else { return nil }
        code = String(line.prefix(2))
        english = String(names[0])
        german = String(names[1])
    }

    package func name(in language: Language) -> String {
        switch language {
        case .english: english
        case .german: german
        }
    }

    /// By code.
    package static let all = table.split(separator: "\n").compactMap(Country.init)

    private static let sorted = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            (language, all.sorted { SortKey($0.name(in: language)) < SortKey($1.name(in: language)) })
        })

    /// By code, and by name in each language, in lower case.
    private static let named = Dictionary(
        all.flatMap { country in
            [country.code, country.english, country.german].map { ($0.lowercased(), country) }
        }, uniquingKeysWith: { first, _ in first })

    /// As a reader of the language looks through them.
    package static func all(in language: Language) -> [Country] { sorted[language] ?? all }

    /// The one that is called this: by its code, by its name in any of the languages, or as people shorten it.
    package static func named(_ text: String) -> Country? {
        let name = text.trimmed.lowercased()
        return named[name] ?? others[name].flatMap { named[$0] }
    }

    /// What people write besides: signs on cars, short forms, other spellings.
    private static let others = [
        "a": "at", "b": "be", "brd": "de", "bundesrepublik deutschland": "de", "d": "de", "e": "es", "england": "gb",
        "f": "fr", "ger": "de", "great britain": "gb", "großbritannien": "gb", "holland": "nl", "i": "it", "l": "lu",
        "oesterreich": "at", "tuerkei": "tr", "türkei": "tr", "u.a.e.": "ae", "u.k.": "gb", "u.s.": "us",
        "u.s.a.": "us", "uae": "ae", "uk": "gb", "usa": "us", "vae": "ae",
    ]

    /// The name of a country code; other texts are shown unchanged.
    package static func shown(_ code: String, in language: Language) -> String {
        named(code)?.name(in: language) ?? code
    }
}

extension FieldRule where Value == Country {
    package static var country: FieldRule<Country> {
        FieldRule(
            limit: 60,
            parse: { input throws(FieldProblem) in
                let text = input.trimmed
                guard !text.isEmpty else { throw .missing }
                guard let country = Country.named(text) else {
                    throw FieldProblem(Text("Unknown country: {name}.", ["name": text]))
                }
                return country
            }, format: \.code)
    }
}

extension Choice {
    /// All countries, the one that was typed or kept chosen.
    package static func countries(chosen input: String, in language: Language) -> [Choice] {
        let chosen = Country.named(input)
        return Country.all(in: language).map { country in
            Choice(country.code, country.name(in: language), isChosen: country == chosen)
        }
    }
}
