import Base
import Testing

@testable import App
@testable import Server
@testable import Templates
@testable import Web

/// Every template of the look, bound to what it may see.
@Suite struct StyleGuideTests {
    private func templates() throws -> TemplateSet {
        let files = try StaticFiles(folder: PublicFilesTests.publicFolder, dataFolder: nil)
        return try TemplateSet(
            folder: PublicFilesTests.templatesFolder, pages: StyleGuide().pages, .init(asset: { files.address(of: $0) })
        )
    }

    private func framed<Page: TemplatePage>(_ page: Page, _ language: Language) -> Framed<Page> {
        Framed(
            content: page,
            frame: Frame(
                language: language.rawValue, theme: "auto", path: "/styleguide", formKey: "",
                flashes: [FlashView(Flash(.success, Text("Kept.")))], isDevelopment: true,
                chrome: SampleChrome.all))
    }

    @Test("the style guide shows every component that there is")
    func everyComponent() throws {
        let texts = try PublicFilesTests.templates(below: "Templates/styleguide").map(\.text).joined()
        let others =
            try PublicFilesTests.templates(below: "Templates/layouts").map(\.text).joined()
            + PublicFilesTests.templates(below: "Templates/components").map(\.text).joined()
        for (name, _) in try PublicFilesTests.templates(below: "Templates/components") {
            let component = name.dropFirst("Templates/components/".count).dropLast(".html".count)
            // A list needs a database; it has tests of its own.
            let isShown = component == "list" || (texts + others).contains("{% \(component) ")
            #expect(isShown, "\(component)")
        }
    }

    @Test("its pages can be made in both languages, with whole markup", arguments: Language.allCases)
    func pages(language: Language) throws {
        let templates = try templates()
        let audience = Audience(language, zone: .utc, now: .now)
        let page = try #require(templates.render(framed(StyleGuidePage(), language), for: audience))
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("<html lang=\"\(language.rawValue)\""))
        #expect(text.hasSuffix("</html>\n"))
        #expect(text.contains(language == .german ? "Zum Inhalt springen" : "Skip to content"))
        #expect(templates.render(framed(StyleGuideProblem(), language), for: audience) != nil)
        let actions = try #require(
            templates.render(framed(StyleGuideActions(), language), block: "actions", for: audience))
        #expect(String(decoding: actions, as: UTF8.self).contains("id=\"actions\""))
    }

    @Test("no id stands twice on the page, and what is pointed at is there")
    func ids() throws {
        let audience = Audience(.english, zone: .utc, now: .now)
        let page = try #require(
            templates().render(framed(StyleGuidePage(), .english), for: audience))
        let text = String(decoding: page, as: UTF8.self)
        let ids = text.matches(of: /\sid="(?<id>[^"]+)"/).map { String($0.output.id) }
        #expect(Set(ids).count == ids.count, "\(ids.filter { id in ids.count { $0 == id } > 1 })")
        let pointers = /\s(?:for|commandfor|popovertarget|aria-labelledby|aria-describedby)="(?<id>[^"]+)"/
        for pointer in text.matches(of: pointers) {
            #expect(ids.contains(String(pointer.output.id)), "\(pointer.output.id)")
        }
    }
}
