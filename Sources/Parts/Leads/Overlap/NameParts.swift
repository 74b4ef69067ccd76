/// The similarity of two normalised names: by shared trigrams, and by what is left without generic words.
struct NameParts {
    /// Of all groups, this many in a hundred must be shared.
    private static let threshold = 55
    /// Short names are alike too easily.
    private static let shortest = 6
    /// Stands before and behind a name.
    private static let edge = UInt32(UInt8(ascii: "_"))
    /// Bits of a letter of any script.
    private static let width: UInt64 = 21

    /// The groups, three letters in a number each, in their order.
    private let groups: [UInt64]
    private let letters: [UInt32]
    /// The groups that are not of a word of the trade only: two names that are alike share some of them.
    let own: [String]

    /// nil for a name that is too short to be nearly another one.
    init?(_ name: String) {
        letters = name.unicodeScalars.map(\.value)
        guard letters.count >= NameParts.shortest else { return nil }
        let cover = [true] + TradeWords.cover(letters) + [true]
        let framed = [NameParts.edge] + letters + [NameParts.edge]
        let all = (0..<framed.count - 2).map { NameParts.group(framed[$0], framed[$0 + 1], framed[$0 + 2]) }
        groups = NameParts.ordered(all)
        own = NameParts.ordered(all.indices.filter { cover[$0..<$0 + 3].contains(false) }.map { all[$0] })
            .map(NameParts.text)
    }

    var size: Int { groups.count }

    /// The number of groups a similar name can have.
    var sizes: ClosedRange<Int> { least...groups.count * 100 / NameParts.threshold }

    /// A similar name shares at least one of this many groups: with fewer it would not be similar.
    var telling: Int {
        let trade = groups.count - own.count
        return own.count - max(1, least - trade) + 1
    }

    private var least: Int { (groups.count * NameParts.threshold + 99) / 100 }

    /// Asked of many names, most of which are not: the cheap questions come first.
    func isAlike(_ other: String) -> Bool {
        let letters = other.unicodeScalars.map(\.value)
        guard letters.count >= NameParts.shortest else { return false }
        let others = NameParts.groups(of: letters)
        let shared = NameParts.shared(groups, others)
        guard shared * 100 >= (groups.count + others.count - shared) * NameParts.threshold,
            NameParts.digits(self.letters) == NameParts.digits(letters)
        else { return false }
        return NameParts.areAlike(cores: NameParts.core(self.letters), NameParts.core(letters))
    }

    /// Without the words of the trade both are still nearly the same.
    private static func areAlike(cores first: [UInt32], _ second: [UInt32]) -> Bool {
        if first == second { return true }
        let (left, right) = (groups(of: first), groups(of: second))
        let shared = shared(left, right)
        if shared * 100 >= (left.count + right.count - shared) * threshold { return true }
        let count = min(first.count, second.count)
        return count >= 5 && slips(first, second) <= count / 4
    }

    private static func core(_ letters: [UInt32]) -> [UInt32] {
        zip(letters, TradeWords.cover(letters)).filter { !$0.1 }.map(\.0)
    }

    // MARK: Groups

    private static func groups(of letters: [UInt32]) -> [UInt64] {
        var all: [UInt64] = []
        all.reserveCapacity(letters.count)
        var (before, current) = (edge, letters.first ?? edge)
        for next in letters.dropFirst() {
            all.append(group(before, current, next))
            (before, current) = (current, next)
        }
        all.append(group(before, current, edge))
        return ordered(all)
    }

    private static func group(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
        (UInt64(first) << (2 * width)) | (UInt64(second) << width) | UInt64(third)
    }

    private static func text(_ group: UInt64) -> String {
        var text = ""
        for place in [2 * width, width, 0] {
            let value = UInt32(truncatingIfNeeded: (group >> place) & (1 << width - 1))
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// Each once, the smallest first.
    private static func ordered(_ all: [UInt64]) -> [UInt64] {
        var rest = all
        rest.sort()
        var kept = 0
        for group in rest where kept == 0 || rest[kept - 1] != group {
            rest[kept] = group
            kept += 1
        }
        rest.removeLast(rest.count - kept)
        return rest
    }

    private static func shared(_ left: [UInt64], _ right: [UInt64]) -> Int {
        var (count, first, second) = (0, 0, 0)
        while first < left.count, second < right.count {
            if left[first] == right[second] {
                (count, first, second) = (count + 1, first + 1, second + 1)
            } else if left[first] < right[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return count
    }

    private static func digits(_ letters: [UInt32]) -> [UInt32] {
        letters.filter { Unicode.Scalar($0)?.properties.numericType != nil }
    }

    /// The number of typing errors between them: a letter added, missing or replaced, or two swapped.
    private static func slips(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var (older, old) = ([Int](), Array(0...right.count))
        for (row, letter) in left.enumerated() {
            var new = [row + 1]
            for (column, other) in right.enumerated() {
                var least = min(old[column + 1] + 1, new[column] + 1, old[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    least = min(least, older[column - 1] + 1)
                }
                new.append(least)
            }
            (older, old) = (old, new)
        }
        return old[right.count]
    }
}
