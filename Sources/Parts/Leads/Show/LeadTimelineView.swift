internal import Base
internal import Templates
internal import Web

/// A point of a lead's timeline, in words.
struct LeadTimelineItem: TemplateValue {
    struct ChangeView: TemplateValue {
        let label: Text
        let from: String
        let to: String
    }

    let what: Text
    let at: Timestamp
    let icon: String
    let tone: String
    let outcome: Text?
    let note: String
    let changes: [ChangeView]

    init(_ activity: LeadActivity, _ stages: LeadStages, _ colleagues: LeadColleagues, _ words: (Text) -> String) {
        let facts = activity.facts
        func stage(_ code: String?) -> String { code.map { stages.name(of: $0, words) } ?? "" }
        let values = [
            "name": activity.author, "from": stage(facts.from), "to": stage(facts.to), "what": facts.name ?? "",
        ]
        what = Self.text(activity, values)
        at = activity.at
        icon = Self.icon(activity)
        tone = Self.tone(activity, stages)
        outcome = activity.outcome?.title
        note = activity.note
        changes = (facts.changes ?? []).map { change in
            let value = { (text: String?) in
                change.field == "owner" ? text.flatMap { ID<User>($0) }.flatMap(colleagues.name) ?? "–" : text ?? "–"
            }
            return ChangeView(label: Self.label(change.field), from: value(change.from), to: value(change.to))
        }
    }

    private static func text(_ activity: LeadActivity, _ values: [String: String]) -> Text {
        switch (activity.kind, activity.facts.verb) {
        case (.created, _): Text("{name} added this lead", values)
        case (.move, "undone"): Text("{name} undid the move: back to {to}", values)
        case (.move, _): Text("{name} moved the lead from {from} to {to}", values)
        case (.change, "archived"): Text("{name} archived the lead", values)
        case (.change, "restored"): Text("{name} restored the lead", values)
        case (.change, _): Text("{name} made changes", values)
        case (.call, _): Text("{name} logged a call", values)
        case (.mail, _): Text("{name} logged an e-mail", values)
        case (.note, "sent"): Text("{name} used the contact form", values)
        case (.note, _): Text("{name} added a note", values)
        case (.meeting, _): Text("{name} logged a meeting", values)
        case (.file, "removed"): Text("{name} removed the file {what}", values)
        case (.file, _): Text("{name} added the file {what}", values)
        case (.task, "done"): Text("{name} completed: {what}", values)
        case (.task, "dropped"): Text("{name} cancelled a task: {what}", values)
        case (.task, _): Text("{name} planned: {what}", values)
        case (.automation, _): Text("By rule {what}", values)
        case (.merge, _): Text("{name} merged the lead with {what}", values)
        }
    }

    private static func icon(_ activity: LeadActivity) -> String {
        switch activity.kind {
        case .created: "plus"
        case .move: "move"
        case .change: "pencil"
        case .call: "phone"
        case .mail: "mail"
        case .note: "note"
        case .meeting: "team"
        case .file: "file"
        case .task: activity.facts.verb == "done" ? "check" : "calendar"
        case .automation: "bolt"
        case .merge: "merge"
        }
    }

    private static func tone(_ activity: LeadActivity, _ stages: LeadStages) -> String {
        switch activity.kind {
        case .move:
            switch activity.facts.to.flatMap({ stages[$0] })?.kind {
            case .won: "success"
            case .lost: ""
            default: "accent"
            }
        case .call, .mail, .meeting:
            activity.outcome == .missed || activity.outcome == .declined ? "warning" : "success"
        default: ""
        }
    }

    static func label(_ field: String) -> Text {
        switch field {
        case "name": Text("Contact", as: "field")
        case "company": Text("Company", as: "field")
        case "email": Text("E-mail", as: "field")
        case "phone": Text("Phone", as: "field")
        case "website": Text("Website", as: "field")
        case "country": Text("Country", as: "field")
        case "city": Text("City", as: "field")
        case "consent": Text("Contact consent", as: "field")
        case "value": Text("Expected value", as: "field")
        case "probability": Text("Probability", as: "field")
        case "tags": Text("Tags", as: "field")
        case "owner": Text("Owner", as: "of a lead")
        case "rate": Text("Agreed rate", as: "field")
        case "budget_from": Text("Budget from")
        case "budget_to": Text("Budget to")
        default: Lead.Requirements.Field(rawValue: field)?.title ?? Text("{name}", ["name": field])
        }
    }
}
