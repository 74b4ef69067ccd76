internal import Base
internal import Templates
package import Web

extension Amounts {
    /// Writes what metrics count.
    package func text(_ value: Int64, _ unit: MetricLabel.Unit) -> String {
        switch unit {
        case .count, .days: reader.number(Int(value))
        case .money: reader.money(Money(minor: value, currency))
        case .rating: rating(value)
        }
    }

    /// `4.7` of 470.
    private func rating(_ value: Int64) -> String {
        let digits = value % 10 == 0 ? "\(value / 10 % 10)" : "\(value / 10 % 10)\(value % 10)"
        return "\(value / 100)\(reader.language == .german ? "," : ".")\(digits)"
    }
}
