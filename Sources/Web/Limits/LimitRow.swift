/// One limit, quota or ceiling: what is limited, for whom, by how much, and what happens beyond it. Each stands with the
/// constant that it speaks of; `portico config --limits` prints them all, and `docs/security.md` holds the table.
package struct LimitRow: Sendable {
    package let what: String
    package let whom: String
    package let amount: String
    package let answer: String
    /// The option, or the page, by which an operator changes it; nil if it is fixed.
    package let setting: String?

    package init(_ what: String, per whom: String, _ amount: String, answer: String, setting: String? = nil) {
        self.what = what
        self.whom = whom
        self.amount = amount
        self.answer = answer
        self.setting = setting
    }

    package init(_ limit: Limit) {
        self.init(
            limit.what, per: limit.whom, "\(limit.count) in \(limit.hours) h", answer: limit.answer.lowercasedFirst)
    }

    package var cells: [String] { [what, whom, amount, answer, setting ?? "fixed"] }

    /// Groups digits as people read them, and says bytes in the largest unit that is whole.
    package static func text(_ number: some BinaryInteger) -> String {
        let digits = "\(number)"
        return String(
            digits.enumerated().flatMap { index, digit in
                index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
            })
    }

    package static func bytes(_ count: Int) -> String {
        for (unit, size) in [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)] where count % size == 0 && count > 0 {
            return "\(count / size) \(unit)"
        }
        return "\(text(count)) bytes"
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
