internal import Base

extension String {
    /// The text on one line: a control character or a line break would end a header field and begin another.
    var oneLine: String {
        let words = unicodeScalars.split { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
        return words.map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Short ASCII that cannot be mistaken for an encoded word: needs no encoding in a header.
    private var isPlain: Bool {
        utf8.count <= 60 && utf8.allSatisfy { $0.isVisible || $0 == UInt8(ascii: " ") } && !contains("=?")
    }

    /// Any text as the value of a header field such as the subject (RFC 2047).
    var headerText: String {
        let line = oneLine
        return line.isPlain ? line : line.encodedWords
    }

    /// A name in front of an address (RFC 5322 section 3.2.5).
    var headerPhrase: String {
        let line = oneLine
        guard line.isPlain else { return line.encodedWords }
        let isWords = line.utf8.allSatisfy {
            $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0.lowercased) || " -'".utf8.contains($0)
        }
        return isWords ? line : line.quoted
    }

    /// In quotation marks, with a backslash before what would end them.
    var quoted: String {
        "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Words of 30 bytes at the most: no line becomes longer than 76 characters, and no letter is cut in two.
    private var encodedWords: String {
        var words: [Bytes] = [[]]
        for scalar in unicodeScalars {
            let letter = Bytes(String(scalar).utf8)
            if words[words.count - 1].count + letter.count > 30 {
                words.append([])
            }
            words[words.count - 1] += letter
        }
        return words.map { "=?utf-8?B?\($0.base64)?=" }.joined(separator: "\r\n ")
    }
}

extension Mailbox {
    /// As a header has it (RFC 5322 section 3.4).
    var headerText: String {
        let phrase = name.headerPhrase
        return phrase.isEmpty ? address.text : "\(phrase)\r\n <\(address.text)>"
    }
}
