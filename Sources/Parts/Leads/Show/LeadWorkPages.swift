internal import Base
internal import HTTP
internal import Templates
internal import Web

/// Activities and tasks of leads.
enum LeadWorkPages {
    /// `GET /leads/:id/activities/new?kind=call`: a call logged from a card, and what comes next.
    @Sendable static func newActivity(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        let kind = try context.request.query()["kind"].flatMap(LeadActivity.Kind.init) ?? .call
        let form = LeadActivityForm(nil, else: kind)
        let from = context.previousPath ?? LeadPath.show(lead.id)
        return try context.page(LeadActivityPage(lead, form, from: from, context.words))
    }

    @Sendable static func createActivity(_ submission: Submission) throws -> Response {
        let lead = try submission.read { try submission.lead(in: $0) }
        let form = LeadActivityForm(submission.form.fields)
        let from = submission.returnPath(or: LeadPath.show(lead.id))
        guard let activity = form.activity else {
            return try submission.page(
                LeadActivityPage(lead, form, from: from, submission.words), .unprocessableContent)
        }
        return try submission.change { writer in
            let (visibleScope, author) = (try submission.leadScope, submission.leadAuthor)
            try LeadStore.log(
                activity.kind, activity.outcome, note: activity.note, on: lead.id, seenBy: visibleScope, by: author,
                in: writer
            )
            if let next = activity.next {
                try LeadTaskStore.add(
                    next.title, on: next.day, for: author.actor.user?.id, to: lead.id, seenBy: visibleScope, by: author,
                    in: writer)
            }
            return .goto(from, saying: Text("Activity logged for {company}.", ["company": lead.title]))
        }
    }

    /// `GET /leads/:id/tasks/new`
    @Sendable static func newTask(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        let form = LeadTaskForm(nil, today: context.audience.today)
        return try context.page(
            LeadTaskPage(lead, form, from: context.previousPath ?? LeadPath.show(lead.id)))
    }

    @Sendable static func createTask(_ submission: Submission) throws -> Response {
        let lead = try submission.read { try submission.lead(in: $0) }
        let form = LeadTaskForm(submission.form.fields, today: submission.audience.today)
        let from = submission.returnPath(or: LeadPath.show(lead.id))
        guard let title = form.title.value, let day = form.day.value else {
            return try submission.page(LeadTaskPage(lead, form, from: from), .unprocessableContent)
        }
        return try submission.change { writer in
            try LeadTaskStore.add(
                title, on: day, for: submission.leadAuthor.actor.user?.id, to: lead.id, seenBy: submission.leadScope,
                by: submission.leadAuthor, in: writer)
            return .goto(
                from, saying: Text("Next action for {company}: {what}.", ["company": lead.title, "what": title]))
        }
    }

    @Sendable static func finishTask(_ submission: Submission) throws -> Response {
        let id = try submission.leadID
        let task: ID<LeadTask> = try submission.id("task")
        return try submission.change { writer in
            try LeadTaskStore.finish(
                task, of: id, seenBy: submission.leadScope, by: submission.leadAuthor, in: writer)
            return .goto(submission.returnPath(or: LeadPath.show(id)), saying: Text("Done."))
        }
    }
}

/// A note, call, mail or meeting, and the next action that follows from it.
struct LeadActivityForm: FieldForm {
    var kind: Field<LeadActivity.Kind>
    var outcome: Field<LeadActivity.Outcome?>
    var note: Field<String?>
    var next: Field<String?>
    var nextDay: Field<CivilDate?>

    init(_ sent: FormFields?, else kind: LeadActivity.Kind = .call) {
        self.kind = Field("kind", .choice(LeadActivity.Kind.logged, \.rawValue), sent, else: kind)
        outcome = Field("outcome", .optional(.choice(LeadActivity.Outcome.allCases, \.rawValue)), sent, else: nil)
        note = Field("note", .optional(.longText(max: 4_000)), sent, else: nil)
        next = Field("next", .optional(.text(max: 200)), sent, else: nil)
        nextDay = Field("next_on", .optional(.day), sent, else: nil)
        // Of a call it is enough that there was one.
        if self.kind.value == .note, note.value == .some(nil) { note.reject(FieldProblem.missing.text) }
        if next.value ?? nil != nil, nextDay.value == .some(nil) { nextDay.reject(Text("Please enter a due date.")) }
        if nextDay.value ?? nil != nil, next.value == .some(nil) { next.reject(Text("Please describe the task.")) }
    }

    struct Filled {
        let kind: LeadActivity.Kind
        let outcome: LeadActivity.Outcome?
        let note: String
        let next: Lead.NextAction?
    }

    var activity: Filled? {
        filled {
            var action: Lead.NextAction?
            if let next = try next.get(), let day = try nextDay.get() { action = Lead.NextAction(next, on: day) }
            return try Filled(kind: kind.get(), outcome: outcome.get(), note: note.get() ?? "", next: action)
        }
    }
}

struct LeadTaskForm: FieldForm {
    let title: Field<String>
    let day: Field<CivilDate>

    init(_ sent: FormFields?, today: CivilDate) {
        title = Field("title", .text(max: 200), sent, else: nil)
        day = Field("day", .day, sent, else: CivilDate(daysSince1970: today.daysSince1970 + 1))
    }
}
