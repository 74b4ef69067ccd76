internal import Base

/// The text filters.
extension String {
    /// `Anna Maria Schmidt` → `AS`: the first letters of the first and the last word.
    var initials: String {
        if let letters = plainInitials { return letters }
        let words = split { !$0.isLetter && !$0.isNumber }
        let letters = words.count > 1 ? [words[0].first, words[words.count - 1].first] : [words.first?.first]
        return String(letters.compactMap(\.self)).uppercased()
    }

    /// The same for names whose words begin with plain letters, as most do: a board has dozens.
    private var plainInitials: String? {
        unsafe utf8.withContiguousStorageIfAvailable { unsafe Self.plainInitials($0) } ?? nil
    }

    private static func plainInitials(_ name: UnsafeBufferPointer<UInt8>) -> String? {
        var letters: (first: UInt8?, last: UInt8?) = (nil, nil)
        var isInWord = false
        var before: UInt8 = 0
        for index in name.indices {
            let byte = unsafe name[index]
            if byte >= 0x80 {
                // A letter with an accent goes on a word; `×`, `÷` and all that is not Latin are for the other way.
                let isSign = before == 0xC3 && (byte == 0x97 || byte == 0xB7)
                guard isInWord, byte < 0xC0 && !isSign || (0xC3...0xC9).contains(byte) else { return nil }
            } else {
                let isLetter = byte.isDigit || byte.lowercased &- UInt8(ascii: "a") < 26
                if isLetter, !isInWord { letters = letters.first == nil ? (byte, nil) : (letters.first, byte) }
                isInWord = isLetter
            }
            before = byte
        }
        return unsafe String(unsafeUninitializedCapacity: 2) { room in
            var count = 0
            for case let letter? in [letters.first, letters.last] {
                unsafe room[count] = letter.uppercased
                count += 1
            }
            return count
        }
    }

    /// Returns at most this many characters, the last an ellipsis if some are left out.
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
