internal import Base
internal import Database
internal import Templates
internal import Web

/// What stands above each page of the draft.
struct DraftHead: TemplateValue {
    /// What the page was drawn from; it comes back with the form.
    let edition: Int
    let tabs: [Tab]
    let changedAt: Timestamp?
    let changedBy: String
    /// What keeps the draft from being published.
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
