package import Templates

/// The result of a submission: the next page and its message.
package struct Outcome: Equatable, Sendable {
    let location: String
    let flash: Flash?

    /// `location` is a path of this site; typed paths make them.
    package init(location: String, flash: Flash? = nil) {
        self.location = location
        self.flash = flash
    }

    package static func goto(
        _ location: String, saying text: Text? = nil, kind: Flash.Kind = .success, undo: Flash.Undo? = nil
    ) -> Outcome {
        Outcome(location: location, flash: text.map { Flash(kind, $0, undo: undo) })
    }
}
