internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// Adding a lead by hand, with an overlap check.
enum LeadEntryPages {
    private static let blank = Lead.Draft(contact: Lead.Contact())

    /// `GET /leads/new`
    @Sendable static func new(_ context: Context) throws -> Response {
        do {
            try LeadIntake.check(context.firm.id, in: context.reader)
        } catch let problem as LeadProblem {
            return try context.go(.goto(LeadPath.board, saying: problem.text, kind: .warning))
        }
        let colleagues = try LeadColleagues(of: context.firm.id, in: context.reader)
        let currency = try Settings.current(context.reader).currency
        var draft = blank
        draft.owner = try context.viewer.id
        return try context.page(
            page(
                LeadForm(nil, else: draft, colleagues, context.amounts(in: currency)), nil, colleagues, context,
                in: context.reader))
    }

    /// `GET /leads/check?company=…`: asked on every key press.
    @Sendable static func check(_ context: Context) throws -> Response {
        let sent = try context.request.query()
        let form = LeadForm(sent, else: blank, LeadColleagues.nobody, context.amounts(in: .eur))
        let contact = form.contact
        let isEmpty = contact.company.isEmpty && contact.email == nil && contact.phone == nil && contact.website == nil
        guard !isEmpty else { return try context.page(LeadCheckPage(verdict: nil)) }
        if let wait = try context.leadCheckWait(contact) {
            var fields = Fields()
            fields.add("Retry-After", (wait.milliseconds + 999) / 1000)
            throw Refusal(.tooManyRequests, "You have checked many clients in a short time. Please wait.", fields)
        }
        let except = sent["lead"].flatMap { ID<Lead>($0) }
        let overlap = try LeadOverlap.check(contact, for: context.firm.id, except: except, in: context.reader)
        return try context.page(
            LeadCheckPage(verdict: LeadVerdictView(overlap, seenBy: context.leadScope, in: context.reader)))
    }

    @Sendable static func create(_ submission: Submission) throws -> Response {
        let firm = try submission.firm
        let sent = submission.form.fields
        let (colleagues, settings, currency) = try submission.read { reader in
            (
                try LeadColleagues(of: firm.id, in: reader), try LeadSettings.current(in: reader),
                try Settings.current(reader).currency
            )
        }
        var form = LeadForm(sent, else: blank, colleagues, submission.amounts(in: currency))
        guard let draft = form.draft(was: blank, asking: settings.fields) else {
            return try redraw(form, nil, colleagues, submission)
        }
        // Show the overlap before the lead is added.
        if sent["anyway"] == nil {
            if let wait = try submission.leadCheckWait(draft.contact) {
                form.company.reject(
                    Text(
                        "You have entered many different clients in a short time. Try again in {n} minute.",
                        many: "You have entered many different clients in a short time. Try again in {n} minutes.",
                        Int(wait.milliseconds / 60_000) + 1))
                return try redraw(form, nil, colleagues, submission)
            }
            let overlap = try submission.read { try LeadOverlap.check(draft.contact, for: firm.id, in: $0) }
            if overlap != .free { return try redraw(form, overlap, colleagues, submission) }
        }
        return try submission.change { writer in
            try LeadIntake.check(firm.id, in: writer)
            let lead = try LeadStore.create(draft, source: .manual, for: firm.id, by: submission.leadAuthor, in: writer)
            let text =
                lead.review == .accepted
                ? Text("{company} has been added to your board.", ["company": lead.title])
                : Text(
                    "{company} has been added to your board. We will review it and let you know.",
                    ["company": lead.title])
            let from = submission.returnPath(or: LeadPath.show(lead.id))
            return .goto(from.hasPrefix(LeadPath.board + "/") ? LeadPath.show(lead.id) : from, saying: text)
        }
    }

    private static func redraw(
        _ form: LeadForm, _ overlap: LeadOverlap?, _ colleagues: LeadColleagues, _ submission: Submission
    ) throws -> Response {
        let content = try submission.read { try page(form, overlap, colleagues, submission, in: $0) }
        return try submission.page(content, .unprocessableContent)
    }

    private static func page(
        _ form: LeadForm, _ overlap: LeadOverlap?, _ colleagues: LeadColleagues, _ visit: any Visit, in reader: Reader
    ) throws -> LeadFormPage {
        let settings = try LeadSettings.current(in: reader)
        let from = (visit as? Submission)?.returnPath(or: LeadPath.board) ?? visit.previousPath ?? LeadPath.board
        return LeadFormPage(
            form: LeadFormView(
                form, currency: try Settings.current(reader).currency, colleagues, settings,
                in: visit.audience.language, visit.words),
            verdict: try overlap.map { try LeadVerdictView($0, seenBy: visit.leadScope, in: reader) }, from: from)
    }
}
