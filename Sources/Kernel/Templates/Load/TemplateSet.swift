package import Base

/// All templates of the program, checked and bound to their page types before the first request.
package final class TemplateSet: Sendable {
    /// What templates refer to beside their files.
    package struct Resources: Sendable {
        /// The address of a served file; nil if there is no such file.
        package var asset: @Sendable (String) -> String?
        package var markdown: (@Sendable (String) -> TrustedHTML)?

        package init(
            asset: @escaping @Sendable (String) -> String? = { _ in nil },
            markdown: (@Sendable (String) -> TrustedHTML)? = nil
        ) {
            self.asset = asset
            self.markdown = markdown
        }
    }

    private typealias Programs = [ObjectIdentifier: Program]
    private typealias Bound = (programs: Programs, errors: [TemplateError])

    private struct State {
        var programs: [Language: Programs]
        var translations: [Language: Translations]
        var folder: TemplateFolder?
        var problem: TemplateErrors?
    }

    /// Nothing comes near it: a page is some hundred kilobytes at most.
    private static let limit = 256 << 20

    private let pages: [any TemplatePage.Type]
    private let resources: Resources
    private let isDevelopment: Bool
    private let state: Guarded<State>

    /// Reads a folder. In development texts may lack their translation, and `refresh` picks up changed files.
    package init(
        folder path: String, pages: [any TemplatePage.Type], _ resources: Resources = Resources(),
        isDevelopment: Bool = false
    ) throws {
        let folder = try TemplateFolder(path)
        self.pages = pages
        self.resources = resources
        self.isDevelopment = isDevelopment
        var state = try Self.load(try folder.read(), pages, resources, acceptsMissingTexts: isDevelopment)
        state.folder = folder
        self.state = Guarded(state)
    }

    /// Takes files that are not in a folder, by their path within it.
    package init(
        files: [String: String], pages: [any TemplatePage.Type], _ resources: Resources = Resources(),
        isDevelopment: Bool = false
    ) throws(TemplateErrors) {
        self.pages = pages
        self.resources = resources
        self.isDevelopment = isDevelopment
        let files = files.mapValues { Bytes($0.utf8) }
        state = Guarded(try Self.load(files, pages, resources, acceptsMissingTexts: isDevelopment))
    }

    private static func load(
        _ files: [String: Bytes], _ pages: [any TemplatePage.Type], _ resources: Resources,
        acceptsMissingTexts: Bool
    ) throws(TemplateErrors) -> State {
        var library = try Library(files)
        library.asset = resources.asset
        library.markdown = resources.markdown
        library.acceptsMissingTexts = acceptsMissingTexts
        let bound = bind(pages, library)
        var errors: [TemplateError] = []
        for language in Language.allCases {
            for error in bound[language]?.errors ?? [] where !errors.contains(error) { errors.append(error) }
        }
        guard errors.isEmpty else { throw TemplateErrors(all: errors) }
        return State(programs: bound.mapValues(\.programs), translations: library.translations)
    }

    /// All pages in each language, the languages side by side: a start waits for nothing longer.
    private static func bind(_ pages: [any TemplatePage.Type], _ library: Library) -> [Language: Bound] {
        let all = Guarded<[Language: Bound]>([:])
        for language in Language.allCases {
            let work: @Sendable () -> Void = {
                let bound = bind(pages, in: language, library)
                all.change { $0[language] = bound }
            }
            do { try Thread("templates", work).detach() } catch { work() }
        }
        return all.wait { $0.count == Language.allCases.count ? $0 : nil }
    }

    private static func bind(
        _ pages: [any TemplatePage.Type], in language: Language, _ library: Library
    ) -> Bound {
        var programs: Programs = [:]
        var errors: [TemplateError] = []
        for page in pages {
            do throws(TemplateError) {
                programs[ObjectIdentifier(page)] = try page.program(language, library)
            } catch { errors.append(error) }
        }
        return (programs, errors)
    }

    /// The whole page; nil for a type that was not among the pages.
    package func render<Page: TemplatePage>(_ page: Page, for reader: Audience) -> Bytes? {
        program(of: Page.self, reader.language).map { Self.render($0, $0.whole, page, reader) }
    }

    /// One block of the page alone; nil where it has none of that name.
    package func render<Page: TemplatePage>(_ page: Page, block: String, for reader: Audience) -> Bytes? {
        program(of: Page.self, reader.language).flatMap { program in
            program.blocks[block].map { Self.render(program, $0, page, reader) }
        }
    }

    private static func render<Page: TemplatePage>(
        _ program: Program, _ part: Program.Part, _ page: Page, _ reader: Audience
    ) -> Bytes {
        let (bytes, isCut) = Renderer.render(program, part, of: page, for: reader, limit: limit)
        if isCut { Log.error("a page was cut off", ["template": "\(Page.template)"]) }
        return bytes
    }

    /// A text of the program, for what is not a page: a mail's subject, a line of a file.
    package func text(_ text: Text, for reader: Audience) -> String {
        text.written(in: state.withLock { $0.translations[reader.language] }, for: reader)
    }

    private func program(of page: any TemplatePage.Type, _ language: Language) -> Program? {
        state.withLock { $0.programs[language]?[ObjectIdentifier(page)] }
    }

    /// Loads the folder again if a file was changed. What is wrong with it now, if anything: the templates that were
    /// right before stay in use.
    package func refresh() -> TemplateErrors? {
        state.withLock { state in
            guard isDevelopment, let known = state.folder else { return state.problem }
            do {
                let folder = try TemplateFolder(known.path)
                guard folder.stamps != known.stamps else { return state.problem }
                state.folder = folder
                state = try Self.load(try folder.read(), pages, resources, acceptsMissingTexts: true)
                state.folder = folder
            } catch {
                let errors = error as? TemplateErrors
                state.problem = errors ?? TemplateErrors(all: [TemplateError("\(error)", file: known.path)])
            }
            return state.problem
        }
    }
}

extension TemplatePage {
    fileprivate static func program(_ language: Language, _ library: Library) throws(TemplateError) -> Program {
        try Compiler.program(of: try library.page(template), for: shape.fields, in: language, library)
    }
}

extension TemplateErrors {
    /// A page that shows the errors, for development.
    package var page: Bytes {
        var output = Output()
        output.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Template error</title>")
        for error in all {
            output.append("<h2>")
            output.append(escaping: "\(error.file):\(error.line)")
            output.append("</h2><p>")
            output.append(escaping: error.message)
            output.append("</p><pre>")
            output.append(escaping: error.description)
            output.append("</pre>")
        }
        return output.bytes
    }
}
