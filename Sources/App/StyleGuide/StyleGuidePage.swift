internal import Charts
internal import Templates

/// All components.
struct StyleGuidePage: TemplatePage {
    let guide = Guide()

    static let template = "styleguide/index"

    struct Guide: TemplateValue {
        let colours =
            ["page", "surface", "well", "raised", "hover", "line", "edge", "ink", "ink-soft"]
            + ["accent", "success", "warning", "danger", "info"].flatMap { [$0, "\($0)-ink", "\($0)-soft"] }
            + (1...6).map { "series-\($0)" } + (1...4).map { "tier-\($0)" }
        let icons = Guide.icons
        let charts = SampleCharts.all
    }
}

/// The menu of a card.
struct StyleGuideActions: TemplatePage {
    static let template = "styleguide/actions"
}

/// The error page.
struct StyleGuideProblem: TemplatePage {
    let status = 500
    let reference: String? = "8f2c01ab"
    let cause: String? = nil

    static let template = "errors/error"
}
