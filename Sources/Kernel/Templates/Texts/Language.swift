/// The languages of the interface. The English texts are in the templates.
package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"
}
