internal import Base

/// Text of any letters in lines of 76 characters of ASCII (RFC 2045 section 6.7).
enum QuotedPrintable {
    private static let longestLine = 76

    static func encode(_ text: String) -> Bytes {
        var output = Bytes()
        // CR LF is one character to Swift, so that it ends a line once.
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineBreak)
        if lines.count > 1, lines.last?.isEmpty == true {
            lines.removeLast()
        }
        for line in lines {
            encode(Bytes(line.utf8), to: &output)
            output.append("\r\n")
        }
        return output
    }

    private static func encode(_ line: Bytes, to output: inout Bytes) {
        var width = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
            let isPlain = byte.isVisible && byte != UInt8(ascii: "=") || isSpace && !isLast
            // The last column is for the sign that the line goes on.
            if width + (isPlain ? 1 : 3) > longestLine - 1 {
                output.append("=\r\n")
                width = 0
            }
            if isPlain {
                output.append(byte)
            } else {
                output.append("=")
                output.append([byte].hexadecimal.uppercased())
            }
            width += isPlain ? 1 : 3
        }
    }
}

extension Character {
    fileprivate var isLineBreak: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
