internal import Base
internal import HTTP
package import Templates

/// `/search`: everything that the user may see, in one answer. It works without a script; with one, the dialog in the
/// top bar shows results while typing.
package struct SearchPages: Sendable {
    package static let path = "/search"
    package static let pages: [any TemplatePage.Type] = [Framed<SearchPage>.self]

    private static let longest = 200
    private static let limit = 6

    private let sources: [SearchSource]

    package init(_ sources: [SearchSource]) {
        self.sources = sources
    }

    package var routes: [SiteRoute] {
        [.get(Self.path, .signedIn, at: .pool, index)]
    }

    @Sendable private func index(_ context: Context) throws -> Response {
        let words = String((try context.request.query()["q"] ?? "").trimmed.prefix(Self.longest))
        let viewer = try context.viewer
        let groups =
            words.isEmpty
            ? []
            : try sources.compactMap { source in
                try source.find(words, viewer, Self.limit, context.reader).map { SearchPage.Group(source, $0) }
            }
        return try context.page(SearchPage(words: words, groups: groups.filter { !$0.found.records.isEmpty }))
    }
}

struct SearchPage: TemplatePage {
    struct Group: TemplateValue {
        let source: SearchSource
        let found: FoundRecords

        init(_ source: SearchSource, _ found: FoundRecords) {
            self.source = source
            self.found = found
        }

        static let shape = Shape<Group> {
            $0.show("title", \.source.title)
            $0.show("icon", \.source.icon)
            $0.show("records", \.found.records)
            $0.show("list", \.found.listPath)
        }
    }

    let words: String
    let groups: [Group]

    static let template = "search/index"
    static let shape = Shape<SearchPage> {
        $0.show("path") { _ in SearchPages.path }
    }
}

extension FoundRecords.Record: TemplateValue {}
