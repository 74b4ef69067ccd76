package import Base
internal import Templates

/// An amount as spreadsheets of many hands have it: `12.400,00 €`, `EUR 8.000`, `8.000,-`.
package struct TypedAmount: Sendable {
    enum Mark {
        case comma, point, either
    }

    private static let signs: [Character: String] = ["€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"]

    /// nil where none is written.
    package let currency: Currency?
    let digits: String

    /// nil for what is no number with or without a currency.
    package init?(_ text: String) {
        var currency: Currency?
        var digits = text.trimmed
        if let sign = digits.first(where: { Self.signs[$0] != nil }) {
            currency = Self.signs[sign].flatMap(Currency.init)
            digits.removeAll { $0 == sign }
        }
        let words = digits.split { !$0.isLetter }
        guard words.count <= 1 else { return nil }
        if let word = words.first {
            guard currency == nil, let named = Self.currency(String(word)) else { return nil }
            currency = named
            digits.removeAll(where: \.isLetter)
            digits = digits.trimmed
            // The point of "Fr.".
            if digits.hasSuffix(".") { digits.removeLast() }
            if digits.hasPrefix(".") { digits.removeFirst() }
        }
        digits = digits.trimmed
        for end in [",-", ",–", ",—", ".-", ".–"] where digits.hasSuffix(end) { digits.removeLast(2) }
        guard digits.contains(where: \.isNumber) else { return nil }
        self.currency = currency
        self.digits = digits.trimmed
    }

    private static func currency(_ word: String) -> Currency? {
        switch word.uppercased() {
        case "EURO", "EUROS": .eur
        case "FR", "SFR": Currency("CHF")
        case let code: Currency(code)
        }
    }

    /// Which mark a number has before its fraction; nil where it has neither, or is no number.
    static func mark(of cell: String) -> Mark? {
        guard let amount = TypedAmount(cell) else { return nil }
        let digits = amount.digits.filter { !" '\u{A0}\u{202F}-".contains($0) }
        guard digits.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," }), let last = digits.last(where: \.isMark)
        else {
            return nil
        }
        let groups = digits.split(omittingEmptySubsequences: false, whereSeparator: \.isMark)
        let isOther = digits.contains { $0.isMark && $0 != last }
        let own: Mark = last == "," ? .comma : .point
        if isOther { return own }
        let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
        if groups.count > 2 { return isGrouped ? (own == .comma ? .point : .comma) : nil }
        return isGrouped && groups[0].first != "0" ? .either : own
    }

    package func money(_ standard: Currency, _ style: ImportStyle) throws(FieldProblem) -> Money {
        let currency = currency ?? standard
        guard let money = try? Money(digits, currency, mark: style.mark), money.minor >= 0 else { throw .noAmount }
        return money
    }
}

extension FieldRule where Value == TypedAmount {
    package static var amount: FieldRule {
        FieldRule(
            limit: 40,
            parse: { input throws(FieldProblem) in
                guard let amount = TypedAmount(input) else { throw .noAmount }
                return amount
            }, format: \.digits)
    }
}

extension Character {
    fileprivate var isMark: Bool { self == "." || self == "," }
}
