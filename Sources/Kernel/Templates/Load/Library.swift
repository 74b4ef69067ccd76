internal import Base

/// All templates of a folder, read but not yet bound, and what they may refer to.
struct Library: Sendable {
    /// By the path within the folder: `leads/index.html`.
    var templates: [String: Template] = [:]
    var translations: [Language: Translations] = [:]
    /// The address of a served file by its name in a template; nil if there is no such file.
    var asset: @Sendable (String) -> String? = { _ in nil }
    var markdown: (@Sendable (String) -> TrustedHTML)?
    /// While one is writing a page its texts are not translated yet.
    var acceptsMissingTexts = false

    private static let components = "components/"

    init() {}

    /// Reads all files before it speaks of errors, so that one start shows all of them.
    init(_ files: [String: Bytes]) throws(TemplateErrors) {
        var errors: [TemplateError] = []
        var sources: [(file: SourceFile, tokens: [Token])] = []
        var hasSlots: Parser.Components = [:]
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            do throws(TemplateError) {
                if name.hasPrefix("texts/"), name.hasSuffix(".po") {
                    try readTexts(name, bytes)
                } else if name.hasSuffix(".html") || name.hasSuffix(".txt") {
                    let file = SourceFile(name: name, bytes: bytes)
                    let tokens = try Tokenizer.tokens(of: file)
                    sources.append((file, tokens))
                    guard name.hasPrefix(Self.components), file.isHTML else { continue }
                    hasSlots[String(name.dropFirst(Self.components.count).dropLast(5))] = tokens.contains(
                        where: \.isSlot)
                }
            } catch { errors.append(error) }
        }
        for (file, tokens) in sources {
            do throws(TemplateError) {
                templates[file.name] = try Parser.template(file, tokens, components: hasSlots)
            } catch { errors.append(error) }
        }
        guard errors.isEmpty else { throw TemplateErrors(all: errors) }
    }

    private mutating func readTexts(_ name: String, _ bytes: Bytes) throws(TemplateError) {
        guard let language = Language(rawValue: String(name.dropFirst(6).dropLast(3))) else {
            throw TemplateError("there is no such language", file: name)
        }
        translations[language] = try Translations(
            String(decoding: bytes, as: UTF8.self), file: name, language: language)
    }

    func filter(_ name: String) -> Filter? {
        if name == "markdown", let markdown { return .markup(markdown) }
        return Filter.all[name]
    }

    /// The page that a type names.
    func page(_ name: String) throws(TemplateError) -> Template {
        let path = name.withEnding(".html")
        guard let template = templates[path] else {
            throw TemplateError("there is no such file\(didYouMean(path, among: templates.keys))", file: path)
        }
        return template
    }

    func layout(_ name: Word, in file: SourceFile) throws(TemplateError) -> Template {
        try find("layouts/\(name.text)", name, in: file)
    }

    func component(_ name: Word, in file: SourceFile) throws(TemplateError) -> Template {
        try find(Self.components + name.text, name, in: file)
    }

    /// A name without a folder is looked for next to the file that asks.
    func include(_ name: Word, from file: SourceFile) throws(TemplateError) -> Template {
        let isPath = name.text.utf8.contains(UInt8(ascii: "/"))
        return try find(isPath ? name.text : file.folder + name.text, name, in: file)
    }

    private func find(_ name: String, _ word: Word, in file: SourceFile) throws(TemplateError) -> Template {
        let path = name.withEnding(file.isHTML ? ".html" : ".txt")
        guard let template = templates[path] else {
            let advice = didYouMean(path, among: templates.keys)
            throw TemplateError("there is no file `\(path)`\(advice)", in: file, at: word.range)
        }
        return template
    }
}

extension Token {
    fileprivate var isSlot: Bool {
        guard case .statement(let words) = kind else { return false }
        return words.first?.isName("slot") == true
    }
}

extension String {
    fileprivate func withEnding(_ ending: String) -> String {
        hasSuffix(".html") || hasSuffix(".txt") ? self : self + ending
    }
}
