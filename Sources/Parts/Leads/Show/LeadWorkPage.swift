internal import Base
internal import Templates
internal import Web

/// Logging a call or whatever else was done.
struct LeadActivityPage: TemplatePage {
    let form: LeadActivityForm
    let title: String
    let path: String
    let from: String
    let kinds: [Choice]
    let outcomes: [Choice]

    static let template = "leads/activity"

    init(_ lead: Lead, _ form: LeadActivityForm, from: String, _ words: (Text) -> String) {
        self.form = form
        title = lead.title
        path = LeadPath.show(lead.id)
        self.from = from
        kinds = LeadActivity.Kind.logged.map {
            Choice($0.rawValue, words($0.title), chosen: form.kind.input)
        }
        outcomes = LeadActivity.Outcome.allCases.map {
            Choice($0.rawValue, words($0.title), chosen: form.outcome.input)
        }
    }
}

/// Setting the next action.
struct LeadTaskPage: TemplatePage {
    let form: LeadTaskForm
    let title: String
    let path: String
    let from: String

    static let template = "leads/task"

    init(_ lead: Lead, _ form: LeadTaskForm, from: String) {
        self.form = form
        title = lead.title
        path = LeadPath.show(lead.id)
        self.from = from
    }
}
