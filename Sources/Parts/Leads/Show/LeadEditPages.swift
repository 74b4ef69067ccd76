internal import Base
internal import HTTP
internal import Templates
internal import Web

/// Changing what is known of a lead, whose it is, and whether it is on the board at all.
enum LeadEditPages {
    /// `GET /leads/:id/edit`
    @Sendable static func edit(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        let colleagues = try LeadColleagues(of: lead.firm, in: context.reader)
        let settings = try LeadSettings.current(in: context.reader)
        let currency = try lead.currency(in: context.reader)
        let form = LeadForm(nil, else: lead.draft, colleagues, context.amounts(in: currency))
        return try context.page(page(form, lead, lead.version, currency, colleagues, settings, context))
    }

    @Sendable static func update(_ submission: Submission) throws -> Response {
        let (lead, currency, colleagues, settings) = try submission.read { reader in
            let lead = try submission.lead(in: reader)
            return (
                lead, try lead.currency(in: reader), try LeadColleagues(of: lead.firm, in: reader),
                try LeadSettings.current(in: reader)
            )
        }
        let form = LeadForm(
            submission.form.fields, else: lead.draft, colleagues, submission.amounts(in: currency))
        let version = submission.seenVersion ?? lead.version
        guard let draft = form.draft(was: lead.draft, asking: settings.fields) else {
            return try submission.page(
                page(form, lead, version, currency, colleagues, settings, submission), .unprocessableContent)
        }
        return try submission.change { writer in
            try LeadStore.update(
                lead.id, version: version, to: draft, seenBy: submission.leadScope, by: submission.leadAuthor,
                in: writer)
            return .goto(LeadPath.show(lead.id), saying: Text("Saved."))
        }
    }

    @Sendable static func assign(_ submission: Submission) throws -> Response {
        let id = try submission.leadID
        let sent = submission.form["owner"] ?? ""
        let owner = ID<User>(sent)
        guard sent.isEmpty || owner != nil else { throw Refusal.badRequest("There is no such colleague.") }
        return try submission.change { writer in
            let lead = try LeadStore.assign(
                id, version: submission.seenVersion, to: owner, seenBy: submission.leadScope, by: submission.leadAuthor,
                in: writer)
            // After reassigning a lead that only they could see, users lose access to it.
            let to =
                try submission.leadScope.sees(lead, in: writer)
                ? submission.returnPath(or: LeadPath.show(id)) : LeadPath.board
            return .goto(to, saying: Text("Lead assigned."))
        }
    }

    @Sendable static func archive(_ submission: Submission) throws -> Response {
        let id = try submission.leadID
        let isArchived = submission.form["back"] == nil
        let path = LeadPath.archive(id)
        return try submission.change { writer in
            let lead = try LeadStore.archive(
                id, version: submission.seenVersion, isArchived: isArchived, seenBy: submission.leadScope,
                by: submission.leadAuthor, in: writer)
            guard isArchived else {
                return .goto(
                    LeadPath.show(id), saying: Text("{company} is back on the board.", ["company": lead.title]))
            }
            return .goto(
                LeadPath.board,
                saying: Text("{company} has been archived. Its history is kept.", ["company": lead.title]),
                undo: Flash.Undo(path, ["back": "1"]))
        }
    }

    private static func page(
        _ form: LeadForm, _ lead: Lead, _ version: Int, _ currency: Currency, _ colleagues: LeadColleagues,
        _ settings: LeadSettings, _ visit: any Visit
    ) -> LeadEditPage {
        LeadEditPage(
            form: LeadFormView(
                form, currency: currency, colleagues, settings, in: visit.audience.language, visit.words),
            title: lead.title, path: LeadPath.show(lead.id), version: version)
    }
}
