/// The languages of the interface. English stands in the templates themselves.
package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"
}
