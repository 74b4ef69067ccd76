extension Money {
    /// For machines: `-1234.50 EUR`.
    package var plain: String {
        "\(decimal) \(currency)"
    }

    /// The amount with a point and all digits of its minor unit, as number fields of a browser take it.
    package var decimal: String {
        let digits = currency.minorDigits
        guard digits > 0 else { return "\(minor)" }
        let text = "\(minor.magnitude)"
        let padded = String(repeating: "0", count: Swift.max(0, digits + 1 - text.count)) + text
        return (minor < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
    }

    /// Reads what a person types in a language that is not known: what languages read differently is refused.
    package init?(_ text: String, _ currency: Currency) {
        guard let minor = try? TypedNumber.read(text, digits: currency.minorDigits, mark: nil) else { return nil }
        self.init(minor: minor, currency)
    }

    /// Reads what a person types whose language has this mark.
    package init(_ text: String, _ currency: Currency, mark: DecimalMark) throws(TypedNumber.Problem) {
        self.init(minor: try TypedNumber.read(text, digits: currency.minorDigits, mark: mark), currency)
    }
}
