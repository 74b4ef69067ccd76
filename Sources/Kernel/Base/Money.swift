/// An amount in whole minor units of one currency. Amounts of two currencies do not add up, and an amount that does
/// not fit is an error, never a wrong sum.
package struct Money: Hashable, Sendable {
    package let minor: Int64
    package let currency: Currency

    package init(minor: Int64, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    package static func zero(_ currency: Currency) -> Money {
        Money(minor: 0, currency)
    }

    package static func + (left: Money, right: Money) throws(MoneyError) -> Money {
        guard left.currency == right.currency else { throw .currenciesDiffer(left.currency, right.currency) }
        let (sum, overflow) = left.minor.addingReportingOverflow(right.minor)
        guard !overflow else { throw .outOfRange }
        return Money(minor: sum, left.currency)
    }

    package static func - (left: Money, right: Money) throws(MoneyError) -> Money {
        guard left.currency == right.currency else { throw .currenciesDiffer(left.currency, right.currency) }
        let (difference, overflow) = left.minor.subtractingReportingOverflow(right.minor)
        guard !overflow else { throw .outOfRange }
        return Money(minor: difference, left.currency)
    }

    /// The share of the amount that a rate gives, rounded half-even to the minor unit.
    package static func * (amount: Money, rate: Rate) throws(MoneyError) -> Money {
        let product = Int128(amount.minor) * Int128(rate.basisPoints)
        guard let share = Int64(exactly: product.dividedHalfEven(by: 10_000)) else { throw .outOfRange }
        return Money(minor: share, amount.currency)
    }

    /// Splits the amount in proportion to the weights. The parts add up to it exactly: what rounding leaves over goes,
    /// one minor unit each, to the parts that lost most.
    package func split(by weights: [Int64]) throws(MoneyError) -> [Money] {
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard total > 0, weights.allSatisfy({ $0 >= 0 }) else { throw .noWeights }
        let amount = Int128(minor).magnitude
        let shares = weights.map { (amount * UInt128($0)).quotientAndRemainder(dividingBy: UInt128(total)) }
        var parts = shares.map(\.quotient)
        let left = Int(amount - parts.reduce(0, +))
        let byLoss = shares.indices.sorted { (shares[$1].remainder, $0) < (shares[$0].remainder, $1) }
        for index in byLoss.prefix(left) {
            parts[index] += 1
        }
        return parts.map { Money(minor: minor < 0 ? Int64(-Int128($0)) : Int64($0), currency) }
    }
}

/// A rate in basis points: 22 % is 2200.
package struct Rate: Hashable, Comparable, Sendable {
    package let basisPoints: Int64

    package init(basisPoints: Int64) {
        self.basisPoints = basisPoints
    }

    package static func < (left: Rate, right: Rate) -> Bool {
        left.basisPoints < right.basisPoints
    }
}

package enum MoneyError: Error, Equatable, CustomStringConvertible {
    case currenciesDiffer(Currency, Currency)
    case outOfRange
    case noWeights

    package var description: String {
        switch self {
        case .currenciesDiffer(let left, let right): "amounts in \(left) and \(right) do not add up"
        case .outOfRange: "the amount is too large"
        case .noWeights: "an amount is split by weights of zero and more that are not all zero"
        }
    }
}

extension Int128 {
    /// The nearest whole quotient; from the middle between two, the even one.
    package func dividedHalfEven(by divisor: Int128) -> Int128 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        let twice = remainder.magnitude * 2
        guard twice > divisor.magnitude || twice == divisor.magnitude && quotient % 2 != 0 else { return quotient }
        return quotient + ((self < 0) == (divisor < 0) ? 1 : -1)
    }
}
