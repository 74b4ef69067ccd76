internal import Base

/// Describes what is wrong with a template, where, and how to correct it, in words that an HTML author understands.
package struct TemplateError: Error, CustomStringConvertible, Equatable {
    package let file: String
    package let line: Int
    package let column: Int
    package let message: String
    /// The line itself, and how much of it, from the column on, is meant.
    package let source: String
    package let length: Int
    /// The includes or components that led here, innermost first.
    package private(set) var trail: [String] = []

    init(_ message: String, in file: SourceFile, at range: Range<Int>) {
        let start = min(range.lowerBound, file.bytes.count)
        let line = file.line(at: start)
        self.file = file.name
        self.line = line.number
        self.message = message
        source = file.text(line.range)
        column = file.text(line.range.lowerBound..<start).count + 1
        length = max(1, file.text(start..<max(start, min(range.upperBound, line.range.upperBound))).count)
    }

    /// An error of a whole file.
    init(_ message: String, file: String, line: Int = 1) {
        self.file = file
        self.line = line
        self.message = message
        source = ""
        column = 1
        length = 0
    }

    func reached(from mark: Mark) -> TemplateError {
        var error = self
        error.trail.append("\(mark.file.name):\(mark.file.line(at: mark.range.lowerBound).number)")
        return error
    }

    ///     leads/index.html:12:20: there is no name `companny` here; did you mean `company`?
    ///       12 |   <h3>{{ lead.companny }}</h3>
    ///          |               ^^^^^^^^
    package var description: String {
        var text = "\(file):\(line):\(column): \(message)"
        if length > 0 {
            let gutter = String(repeating: " ", count: "\(line)".count)
            let blanks = String(source.prefix(column - 1).map { $0 == "\t" ? "\t" : " " })
            text += "\n  \(line) | \(source)\n  \(gutter) | \(blanks)\(String(repeating: "^", count: length))"
        }
        for place in trail {
            text += "\n  brought in by \(place)"
        }
        return text
    }
}

/// Everything that is wrong with a set of templates.
package struct TemplateErrors: Error, CustomStringConvertible {
    package let all: [TemplateError]

    package var description: String { all.map(\.description).joined(separator: "\n") }
}

/// Suggests the known name that was probably meant, as the end of a sentence; empty if none is similar.
func didYouMean(_ name: String, among names: some Sequence<String>) -> String {
    names.sorted().nearest(to: name).map { "; did you mean `\($0)`?" } ?? ""
}
