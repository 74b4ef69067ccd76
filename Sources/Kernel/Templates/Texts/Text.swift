internal import Base

/// A text of the program itself: the name of a state, what is wrong with a field. Its English stands in the code, where
/// `make texts` finds it:
///
///     Text("Proposal", as: "stage")
///     Text("{company} was archived", ["company": lead.company])
///     Text("{n} lead was archived", many: "{n} leads were archived", count)
package struct Text: Hashable, Sendable {
    private let key: TextKey
    private let plural: String?
    private let number: Int?
    private let values: [String: String]

    /// The context tells apart what is one word in English and two in another language.
    package init(_ english: StaticString, as context: StaticString? = nil, _ values: [String: String] = [:]) {
        key = TextKey(english: english.description, context: context?.description)
        plural = nil
        number = nil
        self.values = values
    }

    /// `{n}` is the number.
    package init(_ one: StaticString, many: StaticString, _ number: Int, _ values: [String: String] = [:]) {
        key = TextKey(english: one.description)
        plural = many.description
        self.number = number
        self.values = values
    }

    /// What somebody wrote, or what has no words to translate.
    package init(verbatim words: String) {
        key = TextKey(english: "{words}")
        plural = nil
        number = nil
        values = ["words": words]
    }

    /// The English text with its values, for files that machines read.
    package var english: String {
        written(in: nil, for: Audience(.english, zone: .utc, now: Timestamp(milliseconds: 0)))
    }

    /// In the reader's language, or in English where that lacks it: a test sees to it that it does not.
    func written(in translations: Translations?, for reader: Audience) -> String {
        if translations == nil, plural == nil, values.isEmpty { return key.english }
        let translated = translations?.forms(of: key, plural: plural)
        let forms = translated ?? [key.english] + (plural.map { [$0] } ?? [])
        let rule = translated == nil ? PluralRule.oneAndMany : translations?.rule ?? .oneAndMany
        let form = forms[number.map { min(rule.form(of: $0), forms.count - 1) } ?? 0]
        guard number != nil || !values.isEmpty else { return form }
        return TextPiece.pieces(of: form).map { piece in
            switch piece {
            case .words(let words): words
            case .value("n"): number.map(reader.number) ?? values["n"] ?? ""
            case .value(let name): values[name] ?? ""
            }
        }.joined()
    }

    /// Everything that makes the text, to be kept as named texts and read back: by a cookie, or a column.
    package var parts: [(name: String, value: String)] {
        var parts = [("text", key.english)]
        if let context = key.context { parts.append(("context", context)) }
        if let plural { parts.append(("many", plural)) }
        if let number { parts.append(("number", "\(number)")) }
        return parts + values.sorted { $0.key < $1.key }.map { ("value.\($0.key)", $0.value) }
    }

    package init?(parts: [(name: String, value: String)]) {
        let first = { (name: String) in parts.first { $0.name == name }?.value }
        guard let english = first("text") else { return nil }
        key = TextKey(english: english, context: first("context"))
        plural = first("many")
        number = first("number").flatMap { Int($0) }
        guard (plural == nil) == (number == nil) else { return nil }
        values = Dictionary(
            parts.filter { $0.name.hasPrefix("value.") }.map { (String($0.name.dropFirst(6)), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }
}
