internal import Base
internal import Templates
internal import Web

/// Logging a call or whatever else was done.
struct LeadActivityPage: TemplatePage {
    let title: String
    let path: String
    let from: String
    let kinds: [LeadChoice]
    let kindProblem: Text?
    let outcomes: [LeadChoice]
    let note: FieldView
    let next: FieldView
    let nextDay: FieldView

    static let template = "leads/activity"
    static let shape = Shape<LeadActivityPage> {
        $0.show("next_on", \.nextDay)
    }

    init(_ lead: Lead, _ form: LeadActivityForm, from: String, _ words: (Text) -> String) {
        title = lead.title
        path = LeadPath.show(lead.id)
        self.from = from
        kinds = LeadActivity.Kind.logged.map {
            LeadChoice(code: $0.rawValue, name: words($0.title), isChosen: $0.rawValue == form.kind.input)
        }
        kindProblem = form.kind.problem
        outcomes = LeadActivity.Outcome.allCases.map {
            LeadChoice(code: $0.rawValue, name: words($0.title), isChosen: $0.rawValue == form.outcome.input)
        }
        note = form.note.view
        next = form.next.view
        nextDay = form.nextDay.view
    }
}

/// Setting the next action.
struct LeadTaskPage: TemplatePage {
    let title: String
    let path: String
    let from: String
    let what: FieldView
    let day: FieldView

    static let template = "leads/task"

    init(_ lead: Lead, _ form: LeadTaskForm, from: String) {
        title = lead.title
        path = LeadPath.show(lead.id)
        self.from = from
        what = form.title.view
        day = form.day.view
    }
}
