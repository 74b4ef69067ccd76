internal import Base
internal import Templates

/// `portico texts`: the German translations with every text that is used now, for `make texts`.
enum TextsCommand {
    static let command = Command(
        name: "texts", summary: "Print the German translations, brought up to date with templates and code.",
        details: "For who develops Portico, in its repository. New texts come without a translation."
    ) { invocation in
        let configuration = try invocation.configuration()
        let file = configuration.templates + "/texts/de.po"
        let catalogue = try TextCatalogue(folder: configuration.templates, code: "./Sources")
        Terminal.say(try catalogue.updated(try TextFile.read(file), file: file))
        return .success
    }
}
