package import Base
internal import Templates

extension FieldRule where Value == String {
    /// One line, without blanks at its ends, its letters and accents in one form.
    package static func text(max limit: Int) -> FieldRule {
        FieldRule(
            limit: limit,
            parse: { input throws(FieldProblem) in
                let text = input.trimmed.composed
                guard !text.isEmpty else { throw .missing }
                guard !text.unicodeScalars.contains(where: \.isLineBreakOrControl) else {
                    throw FieldProblem(Text("Please write this on one line."))
                }
                guard text.hasAtMost(limit) else { throw FieldProblem.tooLong(limit) }
                return text
            }, format: { $0 })
    }

    /// Several lines; browsers send them with CRLF.
    package static func longText(max limit: Int) -> FieldRule {
        FieldRule(
            limit: limit,
            parse: { input throws(FieldProblem) in
                let text = input.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
                    .trimmed.composed
                guard !text.isEmpty else { throw .missing }
                guard text.hasAtMost(limit) else { throw FieldProblem.tooLong(limit) }
                return text
            }, format: { $0 })
    }
}

extension FieldRule where Value == Int {
    package static func integer(_ range: ClosedRange<Int>) -> FieldRule {
        FieldRule(
            limit: 20,
            parse: { input throws(FieldProblem) in
                let text = input.trimmed
                guard !text.isEmpty else { throw .missing }
                guard let number = Int(text) else { throw FieldProblem(Text("Please enter a whole number.")) }
                guard range.contains(number) else {
                    throw FieldProblem(
                        Text(
                            "Please enter a number between {low} and {high}.",
                            ["low": "\(range.lowerBound)", "high": "\(range.upperBound)"]))
                }
                return number
            }, format: { "\($0)" })
    }
}

extension FieldRule where Value == Bool {
    /// A box that is ticked or not; browsers send nothing for one that is not.
    package static var switched: FieldRule {
        FieldRule(limit: 5, isRequired: false, parse: { !$0.isEmpty }, format: { $0 ? "on" : "" })
    }
}

extension FieldRule where Value == CivilDate {
    /// What is planned or done lies in these; in another year somebody has mistyped.
    private static var years: ClosedRange<Int> { 1900...2199 }

    /// A day as `<input type="date">` sends it.
    package static var day: FieldRule<CivilDate> {
        FieldRule(
            limit: 10, type: .date,
            parse: { input throws(FieldProblem) in
                let text = input.trimmed
                guard !text.isEmpty else { throw .missing }
                guard let day = CivilDate(text), years.contains(day.year) else {
                    throw FieldProblem(Text("Please enter a date, for example 2026-01-31."))
                }
                return day
            }, format: { "\($0)" })
    }
}

extension FieldRule {
    /// One of a list, by its code in the form.
    package static func choice(_ values: [Value], _ code: @escaping @Sendable (Value) -> String) -> FieldRule {
        let coded = values.map { (code: code($0), value: $0) }
        return FieldRule(
            limit: 100,
            parse: { input throws(FieldProblem) in
                guard !input.isEmpty else { throw .missing }
                guard let chosen = coded.first(where: { $0.code == input }) else {
                    throw FieldProblem(Text("Please choose an option from the list."))
                }
                return chosen.value
            }, format: code)
    }
}

extension FieldProblem {
    package static func tooMany(_ limit: Int) -> FieldProblem {
        FieldProblem(Text("There is room for {n} at most.", ["n": "\(limit)"]))
    }

    static func tooLong(_ limit: Int) -> FieldProblem {
        FieldProblem(
            Text("Please use at most {n} character.", many: "Please use at most {n} characters.", limit))
    }
}

extension String {
    /// So many characters, as people count them; a heap of accents on one letter counts as more than one.
    fileprivate func hasAtMost(_ limit: Int) -> Bool {
        utf8.count <= limit || utf8.count <= limit * 32 && count <= limit
    }
}

extension Unicode.Scalar {
    fileprivate var isLineBreakOrControl: Bool {
        properties.generalCategory == .control || self == "\u{2028}" || self == "\u{2029}"
    }
}
