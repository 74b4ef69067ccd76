internal import Base
internal import Templates
package import Web

extension FieldRule where Value == Rate {
    /// Per cent with up to two digits behind the point, or the comma: `22.5`.
    static var percent: FieldRule {
        FieldRule(
            limit: 8,
            parse: { input throws(FieldProblem) in
                let text = input.filter { $0 != "%" }.trimmed
                guard !text.isEmpty else { throw .missing }
                guard let rate = Rate(percent: text), rate.isShare else {
                    throw FieldProblem(Text("Please enter a rate between 0% and 100%, for example 22.5."))
                }
                return rate
            }, format: \.percentText)
    }
}

extension FieldRule where Value == Int64 {
    /// More pieces or days than any firm brings.
    private static var most: Int64 { 1_000_000_000 }

    /// An amount of a metric: pieces, money or stars.
    package static func amount(_ unit: MetricLabel.Unit, _ amounts: Amounts) -> FieldRule {
        FieldRule(
            limit: 20,
            parse: { input throws(FieldProblem) in
                let value =
                    switch unit {
                    case .count, .days: try amounts.readWhole(input)
                    case .money: try amounts.read(input).minor
                    case .rating: Rate(percent: input.trimmed)?.basisPoints ?? 0
                    }
                guard value > 0 else { throw FieldProblem(Text("Please enter a number greater than 0.")) }
                guard unit == .money || value <= most else {
                    throw FieldProblem(
                        Text("Please enter a number between {low} and {high}.", ["low": "1", "high": "\(most)"]))
                }
                guard unit != .rating || value <= 500 else { throw FieldProblem(Text("The highest rating is 5.")) }
                return value
            },
            format: { value in
                switch unit {
                case .count, .days: "\(value)"
                case .money: amounts.typed(Money(minor: value, amounts.currency))
                case .rating: Rate(basisPoints: value).percentText
                }
            })
    }
}

extension Rate {
    /// `22.5` of 2250 basis points.
    var percentText: String {
        let cents = basisPoints % 100
        guard cents > 0 else { return "\(basisPoints / 100)" }
        return "\(basisPoints / 100)." + (cents % 10 == 0 ? "\(cents / 10)" : cents < 10 ? "0\(cents)" : "\(cents)")
    }

    init?(percent text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), (0...1_000_000).contains(whole) else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard (1...2).contains(fraction.count), fraction.utf8.allSatisfy(\.isDigit),
            let part = Int64(fraction + (fraction.count == 1 ? "0" : ""))
        else { return nil }
        self.init(basisPoints: whole * 100 + part)
    }
}
