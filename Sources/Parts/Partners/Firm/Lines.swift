internal import Base
internal import Web

/// Short texts of one kind, as people type them with commas between, and as a column keeps them.
package enum Lines {
    static let limit = 50
    static let longest = 60

    /// Each once, in the order in which they were typed.
    package static func typed(_ text: String) -> [String] { Tags.typed(text) }

    static func stored(_ lines: [String]) -> String { lines.joined(separator: "\n") }
    static func read(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
    package static func shown(_ lines: [String]) -> String { lines.joined(separator: ", ") }
}
