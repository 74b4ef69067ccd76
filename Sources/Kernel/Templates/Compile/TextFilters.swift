/// What the text filters do.
extension String {
    /// `Anna Maria Schmidt` → `AS`: the first letters of the first and the last word.
    var initials: String {
        let words = split { !$0.isLetter && !$0.isNumber }
        let letters = words.count > 1 ? [words[0].first, words[words.count - 1].first] : [words.first?.first]
        return String(letters.compactMap(\.self)).uppercased()
    }

    /// At most so many letters, the last an ellipsis where some are left out.
    func truncated(to limit: Int) -> String {
        guard let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else { return self }
        var kept = self[..<index(before: end)]
        while kept.last?.isWhitespace == true { kept.removeLast() }
        return kept + "…"
    }

    /// Line ends as a person typed them.
    var asLines: TrustedHTML {
        var output = Output()
        output.append(escaping: self)
        let lines = output.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return TrustedHTML(knownToBeSafe: lines.joined(separator: "<br>"))
    }
}
