/// A company's name without its legal form, accents, blanks and signs.
enum PlainName {
    /// Shorter words do not identify a company.
    private static let shortest = 3

    private static let legalForms: Set<String> = [
        "gmbh", "mbh", "ggmbh", "ag", "kg", "kgaa", "ohg", "gbr", "ug", "ek", "ev", "eg", "se", "partg", "stiftung",
        "haftungsbeschrankt", "ltd", "limited", "llc", "llp", "lp", "plc", "inc", "incorporated", "corp", "corporation",
        "co", "company", "sa", "sas", "sasu", "sarl", "srl", "spa", "sl", "slu", "sau", "snc", "sc", "bv", "nv", "vof",
        "cv", "ab", "oy", "oyj", "as", "asa", "aps", "kft", "zrt", "bt", "sro", "doo", "dd", "ooo", "oao", "pty", "pte",
        "pvt", "private", "fze", "fzco", "fzc", "fzllc", "dmcc", "wll", "lda", "ltda", "spzoo", "sp", "z", "oo", "kk",
        "sdn", "bhd", "tic", "sti", "est", "und", "and", "et",
    ]
    private static let links: Set<String> = ["und", "and", "et", "u", "y", "e"]

    static func of(_ company: String) -> String? {
        var words = words(of: company)
        if let first = words.first, ["firma", "the"].contains(first), words.count > 1 { words.removeFirst() }
        let all = words
        while let last = words.last, legalForms.contains(last) { words.removeLast() }
        if words.isEmpty { words = all }
        let name = words.filter { !links.contains($0) }.joined()
        return name.count >= shortest ? name : nil
    }

    /// One word, or several that stand together.
    static func joined(_ words: String) -> String { self.words(of: words).joined() }

    /// In lower case and plain letters; letters that stand alone, as in "S. A.", are one word.
    private static func words(of company: String) -> [String] {
        let plain = company.utf8.allSatisfy { $0 < 0x80 } ? plainASCII(company) : plainLetters(company)
        var words: [String] = []
        var isJoining = false
        for word in plain.split(separator: " ") {
            if word.count == 1, isJoining, let last = words.popLast() {
                words.append(last + word)
            } else {
                words.append(String(word))
            }
            isJoining = word.count == 1
        }
        return words.map(withoutUmlauts)
    }

    private static func plainLetters(_ company: String) -> String {
        company.lowercased().reduce(into: "") { text, letter in
            if letter == "." || letter == "'" || letter == "’" || letter == "/" { return }
            text += letters[letter] ?? (letter.isLetter || letter.isNumber ? String(letter) : " ")
        }
    }

    /// The same for what most names are made of, letter by letter as they are stored.
    private static func plainASCII(_ company: String) -> String {
        let bytes = company.utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "/"): nil
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            default: UInt8(ascii: " ")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// "Müller", "Mueller" and "Muller" are one name.
    private static func withoutUmlauts(_ word: String) -> String {
        var bytes: [UInt8] = []
        var isBehindVowel = false
        for byte in word.utf8 {
            let isMark = isBehindVowel && byte == UInt8(ascii: "e")
            if !isMark { bytes.append(byte) }
            isBehindVowel = !isMark && [UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "u")].contains(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Characters are compared as people see them, so an accent beside its letter is the same as one on it.
    private static let letters: [Character: String] = {
        let rows: [(String, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćčĉċ"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"),
            ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
            ("ss", "ß"), ("a", "æ"), ("o", "œ"), ("th", "þ"),
        ]
        return Dictionary(
            rows.flatMap { plain, accented in accented.map { ($0, plain) } }, uniquingKeysWith: { first, _ in first })
    }()
}
