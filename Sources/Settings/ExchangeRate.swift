package import Base

/// The value of one unit of a currency in the programme's own, from a date on.
package struct ExchangeRate: Codable, Equatable, Sendable {
    package static let scale: Int64 = 1_000_000

    package let day: CivilDate
    package let currency: Currency
    /// In millionths.
    package let worth: Int64

    package init(_ day: CivilDate, _ currency: Currency, worth: Int64) {
        self.day = day
        self.currency = currency
        self.worth = worth
    }

    /// `0.92` as people write it.
    package var text: String {
        let fraction = String("\(ExchangeRate.scale + worth % ExchangeRate.scale)".dropFirst())
        let digits = fraction.reversed().drop { $0 == "0" }.reversed()
        return "\(worth / ExchangeRate.scale)" + (digits.isEmpty ? "" : "." + String(digits))
    }

    package static func worth(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), (0...1_000_000).contains(whole) else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard (1...6).contains(fraction.count), fraction.utf8.allSatisfy(\.isDigit),
            let part = Int64(fraction + String(repeating: "0", count: 6 - fraction.count))
        else { return nil }
        let worth = whole * scale + part
        return worth > 0 ? worth : nil
    }
}

extension Settings {
    /// An amount in the programme's currency, at the rate that held on the day, and which that was; nil where there is
    /// no rate, and for more than is taken as an amount. An amount in that currency is what it is.
    package func converted(_ money: Money, on day: CivilDate) -> (money: Money, rate: ExchangeRate?)? {
        if money.currency == currency { return (money, nil) }
        let held = exchangeRates.filter { $0.currency == money.currency && $0.day <= day }.max { $0.day < $1.day }
        guard let held else { return nil }
        // Between currencies of different minor units, such as yen and cents.
        var numerator = Int128(money.minor) * Int128(held.worth)
        var denominator = Int128(ExchangeRate.scale)
        for _ in 0..<currency.minorDigits { numerator *= 10 }
        for _ in 0..<money.currency.minorDigits { denominator *= 10 }
        let minor = numerator.dividedHalfEven(by: denominator)
        guard minor.magnitude <= TypedNumber.limit else { return nil }
        return (Money(minor: Int64(minor), currency), held)
    }
}
