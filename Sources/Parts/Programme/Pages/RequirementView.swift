internal import Base
internal import Templates
internal import Web

/// Requirements of one category.
struct RequirementGroup: TemplateValue {
    let title: Text
    let requirements: [RequirementView]
}

/// A requirement with its state in words, and what counted for it.
struct RequirementView: TemplateValue {
    let id: String
    let title: Text
    let window: Text
    /// `met`, `begun`, `open` or `unmeasured`.
    let state: String
    let words: Text
    let current: String
    let needed: String
    let percent: Int
    let path: String
    let action: Text
    let records: [RecordView]
    /// The number of further records.
    let others: Int
    let leaving: [LeavingView]

    /// So many records are shown.
    private static let shown = 20
    /// Records that expire within this many days are worth a warning.
    private static let warning = 30

    init(
        _ part: Progress.Part, _ label: MetricLabel, _ records: [CountedRecord],
        leaving: [(day: CivilDate, record: CountedRecord)], today: CivilDate, _ amounts: Amounts
    ) {
        id = "\(part.requirement.metric)-\(part.requirement.window.rawValue)"
        title = label.title
        window = part.requirement.window.title
        let missing = amounts.text(part.missing, label.unit)
        (state, words) =
            switch part.state {
            case .met: ("met", Text("Met"))
            case .begun: ("begun", Text("{amount} to go", ["amount": missing]))
            case .notBegun: ("open", Text("Not started"))
            case .notMeasured: ("unmeasured", Text("Not measured yet"))
            }
        current = amounts.text(part.current ?? 0, label.unit)
        needed = amounts.text(part.needed, label.unit)
        percent = Int((part.share ?? 0) / (Progress.whole / 100))
        path = label.path
        action = label.action
        self.records = records.prefix(RequirementView.shown).map { RecordView($0, label.unit, amounts) }
        others = max(0, records.count - RequirementView.shown)
        self.leaving = leaving.prefix { $0.day <= today.adding(RequirementView.warning) }.prefix(RequirementView.shown)
            .map { LeavingView(day: $0.day, record: RecordView($0.record, label.unit, amounts)) }
    }
}

struct RecordView: TemplateValue {
    let title: String
    let path: String?
    let at: Timestamp
    /// nil where each counts as one.
    let amount: String?

    init(_ record: CountedRecord, _ unit: MetricLabel.Unit, _ amounts: Amounts) {
        title = record.title
        path = record.path
        at = record.at
        amount = unit == .count && record.amount == 1 ? nil : amounts.text(record.amount, unit)
    }
}

/// A record that counts until a day.
struct LeavingView: TemplateValue {
    let day: CivilDate
    let record: RecordView
}
