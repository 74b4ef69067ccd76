package import Base
package import Templates

/// Amounts of one currency as a reader reads and types them.
package struct Amounts: Sendable {
    package let reader: Audience
    package let currency: Currency

    package init(_ reader: Audience, _ currency: Currency) {
        self.reader = reader
        self.currency = currency
    }

    private var mark: DecimalMark {
        switch reader.language {
        case .english: .point
        case .german: .comma
        }
    }

    /// The form shown in a field: `12480,50`
    package func typed(_ money: Money) -> String {
        String(money.decimal.map { $0 == "." ? mark.rawValue : $0 })
    }

    package func read(_ text: String) throws(FieldProblem) -> Money {
        do throws(TypedNumber.Problem) {
            return try Money(text, currency, mark: mark)
        } catch {
            throw problem(
                error, text, most: reader.wholeMoney(Money(minor: TypedNumber.limit, currency)), else: .noAmount)
        }
    }

    /// So many pieces or days.
    package func readWhole(_ text: String) throws(FieldProblem) -> Int64 {
        do throws(TypedNumber.Problem) {
            return try TypedNumber.read(text, digits: 0, mark: mark)
        } catch {
            throw problem(
                error, text, most: reader.number(Int(TypedNumber.limit)),
                else: FieldProblem(Text("Please enter a whole number.")))
        }
    }

    private func problem(
        _ problem: TypedNumber.Problem, _ text: String, most: String, else other: FieldProblem
    ) -> FieldProblem {
        switch problem {
        case .unreadable: other
        case .tooLarge: FieldProblem(Text("Please enter at most {most}.", ["most": most]))
        case .ambiguous:
            FieldProblem(
                Text(
                    "“{typed}” is ambiguous. Please enter it without the separator: {digits}.",
                    ["typed": text.trimmed, "digits": text.filter(\.isNumber)]))
        }
    }
}

extension Visit {
    package func amounts(in currency: Currency) -> Amounts { Amounts(audience, currency) }
}

extension FieldRule where Value == Money {
    /// An amount of zero or more, as people write it.
    package static func money(_ amounts: Amounts) -> FieldRule {
        FieldRule(
            limit: 24,
            parse: { input throws(FieldProblem) in
                guard !input.trimmed.isEmpty else { throw .missing }
                let money = try amounts.read(input)
                guard money.minor >= 0 else { throw .noAmount }
                return money
            }, format: amounts.typed)
    }
}

extension FieldProblem {
    static let noAmount = FieldProblem(Text("Please enter an amount, for example 12480.50."))
}
