/// Markup that is written into a page as it is. Only the sanitizer and code that has escaped everything itself may make
/// one, so the label of its initialiser is what a review looks for.
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
