internal import Base
internal import HTTP
internal import Templates
internal import Web

/// What people do about a lead, and plan to do.
enum LeadWorkPages {
    /// `GET /leads/:id/activities/new?kind=call`: a call logged from a card, and what comes next.
    @Sendable static func newActivity(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        let kind = try context.request.query()["kind"].flatMap(LeadActivity.Kind.init) ?? .call
        let form = LeadActivityForm(kind)
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
            let (sight, author) = (try submission.leadSight, submission.leadAuthor)
            try LeadStore.log(
                activity.kind, activity.outcome, note: activity.note, on: lead.id, seenBy: sight, by: author, in: writer
            )
            if let next = activity.next {
                try LeadTaskStore.add(
                    next.title, on: next.day, for: author.actor.user?.id, to: lead.id, seenBy: sight, by: author,
                    in: writer)
            }
            return .goto(from, saying: Text("Noted for {company}.", ["company": lead.title]))
        }
    }

    /// `GET /leads/:id/tasks/new`
    @Sendable static func newTask(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        let form = LeadTaskForm(context.audience.today)
        return try context.page(
            LeadTaskPage(lead, form, from: context.previousPath ?? LeadPath.show(lead.id)))
    }

    @Sendable static func createTask(_ submission: Submission) throws -> Response {
        let lead = try submission.read { try submission.lead(in: $0) }
        let form = LeadTaskForm(submission.form.fields)
        let from = submission.returnPath(or: LeadPath.show(lead.id))
        guard let title = form.title.value, let day = form.day.value else {
            return try submission.page(LeadTaskPage(lead, form, from: from), .unprocessableContent)
        }
        return try submission.change { writer in
            try LeadTaskStore.add(
                title, on: day, for: submission.leadAuthor.actor.user?.id, to: lead.id, seenBy: submission.leadSight,
                by: submission.leadAuthor, in: writer)
            return .goto(
                from, saying: Text("Planned for {company}: {what}.", ["company": lead.title, "what": title]))
        }
    }

    @Sendable static func finishTask(_ submission: Submission) throws -> Response {
        let id = try submission.leadID
        guard let task = submission.request.path.parameter("task").flatMap({ ID<LeadTask>($0) }) else {
            throw Refusal.noLead
        }
        return try submission.change { writer in
            try LeadTaskStore.finish(
                task, of: id, seenBy: submission.leadSight, by: submission.leadAuthor, in: writer)
            return .goto(submission.returnPath(or: LeadPath.show(id)), saying: Text("Done."))
        }
    }
}

/// A note, call, mail or meeting, and the next action that follows from it.
struct LeadActivityForm {
    var kind: Field<LeadActivity.Kind>
    var outcome: Field<LeadActivity.Outcome?>
    var note: Field<String?>
    var next: Field<String?>
    var nextDay: Field<CivilDate?>

    init(_ sent: FormFields) {
        kind = Field("kind", .choice(LeadActivity.Kind.logged, \.rawValue), sent)
        outcome = Field("outcome", .optional(.choice(LeadActivity.Outcome.allCases, \.rawValue)), sent)
        note = Field("note", .optional(.longText(max: 4_000)), sent)
        next = Field("next", .optional(.text(max: 200)), sent)
        nextDay = Field("next_on", .optional(.day), sent)
        // Of a call it is enough that there was one.
        if kind.value == .note, note.value == .some(nil) { note.reject(FieldProblem.missing.text) }
        if next.value ?? nil != nil, nextDay.value == .some(nil) { nextDay.reject(Text("Please say by which day.")) }
        if nextDay.value ?? nil != nil, next.value == .some(nil) { next.reject(Text("Please say what is to be done.")) }
    }

    init(_ kind: LeadActivity.Kind) {
        self.kind = Field("kind", .choice(LeadActivity.Kind.logged, \.rawValue), kind)
        outcome = Field("outcome", .optional(.choice(LeadActivity.Outcome.allCases, \.rawValue)), nil)
        note = Field("note", .optional(.longText(max: 4_000)), nil)
        next = Field("next", .optional(.text(max: 200)), nil)
        nextDay = Field("next_on", .optional(.day), nil)
    }

    struct Filled {
        let kind: LeadActivity.Kind
        let outcome: LeadActivity.Outcome?
        let note: String
        let next: Lead.NextAction?
    }

    var activity: Filled? {
        guard let kind = kind.value, let outcome = outcome.value, let note = note.value, let next = next.value,
            let nextDay = nextDay.value
        else { return nil }
        var action: Lead.NextAction?
        if let next, let nextDay { action = Lead.NextAction(next, on: nextDay) }
        return Filled(kind: kind, outcome: outcome, note: note ?? "", next: action)
    }
}

struct LeadTaskForm {
    let title: Field<String>
    let day: Field<CivilDate>

    init(_ sent: FormFields) {
        title = Field("title", .text(max: 200), sent)
        day = Field("day", .day, sent)
    }

    init(_ today: CivilDate) {
        title = Field("title", .text(max: 200), nil)
        day = Field("day", .day, CivilDate(daysSince1970: today.daysSince1970 + 1))
    }
}
