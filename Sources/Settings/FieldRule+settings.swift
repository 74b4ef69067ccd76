internal import Base
internal import Templates
internal import Web

extension FieldRule where Value == Accent {
    static var accent: FieldRule {
        FieldRule(
            limit: 7,
            parse: { input throws(FieldProblem) in
                guard let accent = Accent(input.trimmed) else {
                    throw FieldProblem(Text("Please enter a colour, for example #00707e."))
                }
                return accent
            }, format: \.hex)
    }
}

extension FieldRule where Value == EmailAddress {
    static var mail: FieldRule {
        FieldRule(
            limit: 254,
            parse: { input throws(FieldProblem) in
                do throws(EmailAddress.Refusal) {
                    return try EmailAddress(input.trimmed)
                } catch {
                    throw FieldProblem(Text("Please enter an e-mail address, for example name@example.com."))
                }
            }, format: \.text)
    }
}

extension FieldRule where Value == String {
    /// A time zone that the system knows.
    static var zone: FieldRule {
        FieldRule(
            limit: 60,
            parse: { input throws(FieldProblem) in
                let name = input.trimmed
                guard !name.isEmpty, TimeZone.named(name) != nil else {
                    throw FieldProblem(Text("Please enter a time zone, for example Europe/Berlin."))
                }
                return name
            }, format: { $0 })
    }

    /// Another site, or a page of this one.
    static var link: FieldRule {
        FieldRule(
            limit: 500,
            parse: { input throws(FieldProblem) in
                let text = input.trimmed
                let isLink = ["https://", "http://"].contains { text.hasPrefix($0) && text.count > $0.count }
                let isOwn = text.hasPrefix("/") && !text.hasPrefix("//")
                let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
                guard isLink || isOwn, isPlain, text.count <= 500 else {
                    throw FieldProblem(Text("Please enter an address that starts with https:// or /."))
                }
                return text
            }, format: { $0 })
    }
}

extension FieldRule where Value == Settings.WeekStart {
    static var weekStart: FieldRule { .choice(Settings.WeekStart.allCases, \.rawValue) }
}

extension FieldRule where Value == Settings.Hours {
    static var hours: FieldRule {
        FieldRule(
            limit: 20,
            parse: { input throws(FieldProblem) in
                guard let hours = Settings.Hours(input) else {
                    throw FieldProblem(Text("Please enter hours, for example 09:00–17:00."))
                }
                return hours
            }, format: \.text)
    }
}

extension FieldRule where Value == Currency {
    static var currency: FieldRule {
        FieldRule(
            limit: 3,
            parse: { input throws(FieldProblem) in
                guard let currency = Currency(input.trimmed.uppercased()) else {
                    throw FieldProblem(Text("Please enter a currency code, for example EUR."))
                }
                return currency
            }, format: \.code)
    }
}

extension FieldRule where Value == [Currency] {
    /// Currency codes such as `USD, AED`; may be empty.
    static var currencies: FieldRule {
        FieldRule(
            limit: 200, isRequired: false,
            parse: { input throws(FieldProblem) in
                var all: [Currency] = []
                for word in input.split(whereSeparator: { !$0.isLetter }) {
                    guard let currency = Currency(word.uppercased()) else {
                        throw FieldProblem(Text("“{word}” is not a valid currency.", ["word": String(word)]))
                    }
                    if !all.contains(currency) { all.append(currency) }
                }
                return all
            }, format: { $0.map(\.code).joined(separator: ", ") })
    }
}

extension FieldRule where Value == Int64 {
    /// An amount of zero or more, in minor units.
    static func minor(_ amounts: Amounts) -> FieldRule {
        let rule = FieldRule<Money>.money(amounts)
        return FieldRule(
            limit: rule.limit, parse: { input throws(FieldProblem) in try rule.parse(input).minor },
            format: { rule.format(Money(minor: $0, amounts.currency)) })
    }
}

extension FieldRule {
    /// One thing on each line; empty lines are passed over.
    static func lines<Item: Sendable>(
        _ read: @escaping @Sendable (String) -> Item?, _ write: @escaping @Sendable (Item) -> String
    ) -> FieldRule where Value == [Item] {
        FieldRule(
            limit: 20_000, isRequired: false,
            parse: { input throws(FieldProblem) in
                var items: [Item] = []
                for line in input.split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) {
                    let line = String(line).trimmed
                    guard let item = read(line) else {
                        throw FieldProblem(
                            Text("This line is invalid: “{line}”.", ["line": String(line.prefix(60))]))
                    }
                    items.append(item)
                }
                return items
            }, format: { $0.map(write).joined(separator: "\n") })
    }
}
