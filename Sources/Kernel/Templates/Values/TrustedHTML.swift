/// Markup that is written into a page without escaping. Only the sanitizer and code that escapes everything itself may
/// create it, so a review searches for the label of its initialiser.
package struct TrustedHTML: Sendable {
    let markup: String

    package init(knownToBeSafe markup: String) {
        self.markup = markup
    }

    /// A text that shows as it reads.
    package init(escaping text: String) {
        var output = Output()
        output.append(escaping: text)
        markup = output.text
    }
}
