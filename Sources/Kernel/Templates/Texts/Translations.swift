/// The texts of one language, ready to be used.
package struct Translations: Sendable {
    let language: Language
    let rule: PluralRule
    private var texts: [TextKey: PortableObject.Entry] = [:]

    /// Reads a .po file.
    package init(_ content: String, file: String, language: Language) throws(TemplateError) {
        let object = try PortableObject(content, file: file)
        self.language = language
        rule = object.rule
        for entry in object.entries {
            texts[entry.key] = entry
        }
    }

    /// The forms of a text; nil where it is not translated or only guessed.
    func forms(of key: TextKey, plural: String?) -> [String]? {
        guard let entry = texts[key], !entry.isFuzzy, entry.plural == plural, !entry.texts.contains("") else {
            return nil
        }
        return entry.texts
    }

    var all: [PortableObject.Entry] { Array(texts.values) }
}
