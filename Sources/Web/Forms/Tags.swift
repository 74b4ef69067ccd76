internal import Base

/// Short texts of one kind, as people type them with commas, semicolons or line breaks between.
package enum Tags {
    /// Each once, in the order in which they were typed.
    package static func typed(_ text: String) -> [String] {
        var seen: Set<String> = []
        return text.split { ",;|".contains($0) || $0.isNewline }.map { String($0).trimmed }
            .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    }
}
