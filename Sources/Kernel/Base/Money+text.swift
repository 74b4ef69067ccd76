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

    /// Reads what a person types: `1234`, `1234.5`, `1.234,50`, `1,234.50`. A single separator with three digits behind
    /// it is ambiguous and refused, as is more than the minor unit can hold.
    package init?(_ text: String, _ currency: Currency) {
        var body = text.filter { !$0.isWhitespace && $0 != "'" }[...]
        let isNegative = body.first == "-"
        if isNegative { body = body.dropFirst() }
        guard !body.isEmpty, body.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }) else {
            return nil
        }
        let separators = body.filter { !$0.isNumber }
        var whole = body
        var fraction: Substring = ""
        if let last = body.lastIndex(where: { !$0.isNumber }) {
            let isGrouping = separators.count > 1 && Set(separators).count == 1
            let behind = body[body.index(after: last)...]
            if !isGrouping {
                guard separators.count > 1 || behind.count != 3 else { return nil }
                whole = body[..<last]
                fraction = behind
            }
        }
        guard Money.isGrouped(whole), fraction.count <= currency.minorDigits else { return nil }
        let padding = String(repeating: "0", count: currency.minorDigits - fraction.count)
        guard let minor = Int64(whole.filter(\.isNumber) + fraction + padding) else { return nil }
        self.init(minor: isNegative ? -minor : minor, currency)
    }

    /// Plain digits, or groups of three behind one to three.
    private static func isGrouped(_ whole: Substring) -> Bool {
        let groups = whole.split(omittingEmptySubsequences: false) { !$0.isNumber }
        guard groups.count > 1 else { return !whole.isEmpty }
        return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}
