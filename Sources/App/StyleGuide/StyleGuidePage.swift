internal import Charts
internal import Templates

/// All components.
struct StyleGuidePage: TemplatePage {
    let guide = Guide()

    static let template = "styleguide/index"
    static let shape = Shape<StyleGuidePage> { $0.show("guide", \.guide) }

    struct Guide: TemplateValue {
        let colours =
            ["page", "surface", "well", "raised", "hover", "line", "edge", "ink", "ink-soft"]
            + ["accent", "success", "warning", "danger", "info"].flatMap { [$0, "\($0)-ink", "\($0)-soft"] }
            + (1...6).map { "series-\($0)" } + (1...4).map { "tier-\($0)" }
        let icons = Guide.icons
        let charts = SampleCharts.all

        static let shape = Shape<Guide> {
            $0.show("colours", \.colours)
            $0.show("icons", \.icons)
            $0.show("charts", \.charts)
        }
    }
}

/// What opens as a menu of a card.
struct StyleGuideActions: TemplatePage {
    static let template = "styleguide/actions"
    static let shape = Shape<StyleGuideActions> { _ in }
}

/// What a person sees when something went wrong.
struct StyleGuideProblem: TemplatePage {
    let status = 500
    let reference: String? = "8f2c01ab"
    let cause: String? = nil

    static let template = "errors/error"
    static let shape = Shape<StyleGuideProblem> {
        $0.show("status", \.status)
        $0.show("reference", \.reference)
        $0.show("cause", \.cause)
    }
}
