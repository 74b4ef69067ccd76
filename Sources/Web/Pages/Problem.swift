package import Database
package import HTTP
package import Templates

/// Why something cannot be done, in words for those who asked for it.
package protocol Problem: Error {
    /// There is nothing to do it with.
    var isNotThere: Bool { get }

    /// `words` gives a text within it in the reader's language.
    func text(_ words: (Text) -> String) -> Text
}

extension Submission {
    /// Writes; what cannot be done is said on the page that follows.
    package func write(
        or back: String, kind: Flash.Kind = .danger, _ body: (Writer) throws -> Outcome
    ) throws -> Response {
        do {
            return try write(body)
        } catch let problem as any Problem {
            guard !problem.isNotThere else { throw Refusal.notThere }
            return try go(.goto(back, saying: problem.text(words), kind: kind))
        }
    }
}
