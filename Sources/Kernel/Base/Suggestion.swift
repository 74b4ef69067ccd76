extension Sequence where Element == String {
    /// The one that was most likely meant by a misspelt word: for "did you mean".
    package func nearest(to word: String) -> String? {
        let limit = Swift.max(1, word.count / 3)
        return map { ($0, $0.editDistance(to: word)) }.filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
    }
}

extension String {
    /// The number of insertions, deletions, substitutions and swaps that turn this text into the other.
    func editDistance(to other: String) -> Int {
        let left = Array(self)
        let right = Array(other)
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var best = Swift.min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = Swift.min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
