internal import HTTP
internal import Templates
internal import Web

/// The pages for developers of Portico: every component in all its states.
struct StyleGuide: Part {
    let pages: [any TemplatePage.Type] = [
        Framed<StyleGuidePage>.self, Framed<StyleGuideActions>.self, Framed<StyleGuideProblem>.self,
    ]

    func routes(_ parts: Parts) -> [SiteRoute] {
        [
            .get("/styleguide", .anyone) { try $0.page(StyleGuidePage()) },
            .get("/styleguide/actions", .anyone) { try $0.page(StyleGuideActions()) },
            .get("/styleguide/problem", .anyone) { try $0.page(StyleGuideProblem()) },
        ]
    }

    func surround(_ chrome: inout Chrome, _ visit: any Visit) {
        if visit.request.path.text.hasPrefix("/styleguide") { chrome = SampleChrome.all }
    }
}
