internal import Base
internal import Database
internal import Templates
internal import Web

/// The header of each page of the draft.
struct DraftHead: TemplateValue {
    /// The edition the page was rendered from; the form sends it back.
    let edition: Int
    let tabs: [Tab]
    let changedAt: Timestamp?
    let changedBy: String
    /// The errors that prevent publishing.
    let problems: [Text]
    /// Somebody else was faster.
    let isStale: Bool

    init(_ draft: RuleDraft?, _ section: DraftSection, isStale: Bool = false) {
        edition = Int(draft?.edition ?? 0)
        tabs = DraftSection.allCases.map {
            Tab(title: $0.title, path: TierPath.draft($0), isCurrent: $0 == section)
        }
        changedAt = draft?.changedAt
        changedBy = draft?.changedBy ?? ""
        problems = draft?.rules.problems ?? []
        self.isStale = isStale
    }
}

extension DraftSection {
    var title: Text {
        switch self {
        case .ladder: Text("Ladder")
        case .requirements: Text("Requirements")
        case .benefits: Text("Benefits")
        case .gates: Text("Features")
        case .types: Text("Partner types")
        }
    }
}
