/// A company's name without its legal form, accents, blanks and signs.
enum PlainName {
    /// Nothing shorter says who somebody is.
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

/// How alike two names are, by the groups of three letters that they share.
struct NameParts {
    /// Of all groups, this many in a hundred must be shared.
    private static let threshold = 55
    /// Short names are alike too easily.
    private static let shortest = 6

    let parts: [String]
    private let digits: String

    /// nil for a name that is too short to be nearly another one.
    init?(_ name: String) {
        guard name.count >= NameParts.shortest else { return nil }
        let letters = Array("_\(name)_")
        let all = Set((0..<letters.count - 2).map { String(letters[$0..<$0 + 3]) })
        // The rarest first: by the letters of our languages, which never change, so both sides order them alike.
        parts = all.map { (NameParts.commonness($0), $0) }.sorted { $0 < $1 }.map(\.1)
        digits = name.filter(\.isNumber)
    }

    /// Two names that are alike enough share one of these: the others are too few to make up for it.
    var telling: ArraySlice<String> {
        parts.prefix(parts.count - NameParts.rounded(parts.count * NameParts.threshold, by: 100) + 1)
    }

    /// How many groups a name that is alike can have.
    var sizes: ClosedRange<Int> {
        NameParts.rounded(parts.count * NameParts.threshold, by: 100)...parts.count * 100 / NameParts.threshold
    }

    func isAlike(_ other: NameParts) -> Bool {
        guard digits == other.digits else { return false }
        let shared = Set(parts).intersection(other.parts).count
        return shared * 100 >= (parts.count + other.parts.count - shared) * NameParts.threshold
    }

    private static func rounded(_ number: Int, by divisor: Int) -> Int { (number + divisor - 1) / divisor }

    private static let letterOrder = Array("qxjyvzwpkfcmgbdhluotrsaine_")

    private static func commonness(_ part: String) -> Int {
        part.reduce(0) { $0 + (letterOrder.firstIndex(of: $1) ?? 0) }
    }
}
