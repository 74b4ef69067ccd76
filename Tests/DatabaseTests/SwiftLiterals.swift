/// The string literals of a Swift source, each with its line: enough of the language to find every statement in it.
struct SwiftLiterals {
    private(set) var found: [(line: Int, text: String)] = []
    private let source: [Character]
    private var index = 0
    private var line = 1

    init(in text: String) {
        source = Array(text)
        while index < source.count {
            if starts("//") {
                skip { $0 == "\n" }
            } else if starts("\"\"\"") {
                multiLine()
            } else if starts("\"") {
                singleLine()
            } else {
                advance()
            }
        }
    }

    private func starts(_ text: String) -> Bool {
        source[index...].starts(with: text)
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < source.count {
            if source[index] == "\n" { line += 1 }
            index += 1
        }
    }

    private mutating func skip(until isEnd: (Character) -> Bool) {
        while index < source.count, !isEnd(source[index]) { advance() }
    }

    private mutating func singleLine() {
        let start = line
        advance()
        var text = ""
        while index < source.count, source[index] != "\"", source[index] != "\n" {
            text.append(character())
        }
        advance()
        found.append((start, text))
    }

    private mutating func multiLine() {
        let start = line
        advance(3)
        skip { $0 == "\n" }
        advance()
        var text = ""
        while index < source.count, !starts("\"\"\"") {
            if starts("\\\n") {
                advance(2)
                while index < source.count, source[index] == " " { advance() }
            } else {
                text.append(character())
            }
        }
        advance(3)
        found.append((start, text))
    }

    /// One character of a literal, which may be written as an escape.
    private mutating func character() -> Character {
        defer { advance() }
        guard source[index] == "\\" else { return source[index] }
        advance()
        guard index < source.count else { return "\\" }
        return switch source[index] {
        case "n": "\n"
        case "t": "\t"
        case "0": "\0"
        default: source[index]
        }
    }
}
