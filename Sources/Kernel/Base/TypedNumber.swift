/// The decimal mark of a language; the other one groups thousands.
package enum DecimalMark: Character, Sendable {
    case point = "."
    case comma = ","
}

/// A number as a person types it: `1234`, `1234.5`, `1.234,50`, `1,234.50`, `1'234.50`, `1 234,50`.
package enum TypedNumber {
    package enum Problem: Error, Equatable {
        /// More than `limit`.
        case tooLarge
        /// `12.500` where that can be twelve and a half as well as twelve thousand five hundred.
        case ambiguous
        case unreadable
    }

    /// The largest number that is taken from outside, in units of its last digit: with cents, a hundred billion. The sum
    /// of 900,000 such numbers still fits into 64 bits.
    package static let limit: Int64 = 10_000_000_000_000

    /// Reads a number in units of its last digit: `1,234.5` with two digits is 123450. A single point or comma followed
    /// by three digits is read in the language of the mark, and refused if that is ambiguous: without a mark, or if the
    /// number cannot have that many digits.
    package static func read(_ text: String, digits: Int, mark: DecimalMark?) throws(Problem) -> Int64 {
        var body = plain(text)[...]
        let isNegative = body.first == "-"
        if isNegative { body = body.dropFirst() }
        let (whole, fraction) = try parts(of: body, digits: digits, mark)
        guard isGrouped(whole), fraction.allSatisfy(\.isNumber), fraction.count <= digits else { throw .unreadable }
        let padding = String(repeating: "0", count: digits - fraction.count)
        let units = Int64(whole.filter(\.isNumber) + fraction + padding)
        guard let units, units <= limit else { throw .tooLarge }
        return isNegative ? -units : units
    }

    /// Without blanks at the ends; all blanks inside are one kind, and all apostrophes.
    private static func plain(_ text: String) -> String {
        let trimmed = text.drop(while: \.isWhitespace)
        let end = trimmed.lastIndex { !$0.isWhitespace }.map(trimmed.index(after:)) ?? trimmed.startIndex
        return String(trimmed[..<end].map { $0.isWhitespace ? " " : $0 == "\u{2019}" ? "'" : $0 })
    }

    private static func parts(
        of body: Substring, digits: Int, _ mark: DecimalMark?
    ) throws(Problem) -> (whole: Substring, fraction: Substring) {
        guard !body.isEmpty, body.allSatisfy({ $0.isASCII && $0.isNumber || ".,' ".contains($0) }) else {
            throw .unreadable
        }
        guard let last = body.lastIndex(where: { ".,".contains($0) }) else { return (body, "") }
        let front = body[..<last]
        let behind = body[body.index(after: last)...]
        guard !front.contains(body[last]) else { return (body, "") }
        let looksGrouped =
            behind.count == 3 && (1...3).contains(front.count) && front.first != "0"
            && (front + behind).allSatisfy(\.isNumber)
        guard looksGrouped else { return (front, behind) }
        guard let mark else { throw .ambiguous }
        if body[last] != mark.rawValue { return (body, "") }
        guard digits >= 3 else { throw .ambiguous }
        return (front, behind)
    }

    /// Plain digits, or groups of three behind one to three, with the same between all of them.
    private static func isGrouped(_ whole: Substring) -> Bool {
        guard Set(whole.filter { !$0.isNumber }).count <= 1 else { return false }
        let groups = whole.split(omittingEmptySubsequences: false) { !$0.isNumber }
        guard groups.count > 1 else { return !whole.isEmpty }
        return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}
