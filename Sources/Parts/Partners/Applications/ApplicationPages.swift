internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Jobs
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `/admin/applications`: who asks to be let in, who has waited longest first.
enum ApplicationPages {
    /// The time over which the response time is measured.
    static let measured = Duration.seconds(90 * 86_400)
    private static let limit = 200

    static let routes: [SiteRoute] = [
        .get(PartnerPath.applications, .admin, at: .pool, index),
        .get(PartnerPath.application, .admin) { context in
            let application = try found(context, context.reader)
            return try context.page(
                ApplicationPage(application, DecisionForms(application), for: context.audience, context.reader))
        },
        .post(PartnerPath.approve, .admin, approve),
        .post(PartnerPath.ask, .admin, ask),
        .post(PartnerPath.reject, .admin, reject),
    ]

    @Sendable private static func index(_ context: Context) throws -> Response {
        let reader = context.reader
        let rules = try ProgrammeRules.current(reader).rules
        let open = try ApplicationStore.open(in: reader, limit: limit)
        let decided = try ApplicationStore.decided(in: reader, limit: 20)
        // Decided applications need no hints, which take several searches.
        let row = { (application: Application) in
            let hints = try application.state.isOpen ? hints(on: application, in: reader) : []
            return ApplicationRow(application, rules, hints, context.now)
        }
        return try context.page(
            ApplicationsPage(
                open: open.map(row), decided: decided.map(row),
                response: ApplicationStore.meanResponse(since: context.now - measured, in: reader)?.inWords,
                oldest: open.first?.age(at: context.now).inWords))
    }

    @Sendable private static func approve(_ submission: Submission) throws -> Response {
        let rules = try submission.read { try ProgrammeRules.current($0).rules }
        let application = try submission.read { try found(submission, $0) }
        var forms = DecisionForms(application)
        forms.approval = try submission.read {
            try ApprovalForm(submission.form.fields, else: application.draft, rules, $0)
        }
        let isTaken = try submission.read { try UserStore.account(application.draft.email, in: $0) != nil }
        guard let terms = forms.approval?.terms, !isTaken else {
            forms.problem = isTaken ? Text("An account with this e-mail address already exists.") : nil
            return try again(application, forms, submission)
        }
        return try submission.write { writer in
            let application = try found(submission, writer)
            guard application.state.isOpen, let firm = application.firm,
                let partner = try PartnerStore.partner(firm, in: writer)
            else { return changedMeanwhile(application) }
            try letIn(partner, application, terms, submission, writer)
            return .goto(
                PartnerPath.applications,
                saying: Text(
                    "{firm} is now a partner. {name} has been invited by e-mail.",
                    [
                        "firm": partner.name, "name": application.draft.contactName,
                    ]))
        }
    }

    private static func letIn(
        _ partner: Partner, _ application: Application, _ terms: ApprovalForm.Terms, _ submission: Submission,
        _ writer: Writer
    ) throws {
        let (actor, now) = (submission.actor, submission.now)
        var settled = partner
        settled.terms = terms.terms
        try PartnerStore.save(settled, in: writer)
        try PartnerRecords.move(settled, to: .invited, by: .admin, actor, at: now, in: writer)
        try Standings.place(partner.id, in: terms.tier, by: actor, at: now, writer)
        let rank = try ProgrammeRules.current(writer).rules.rank(of: terms.tier)
        try PartnerRecords.setTier(terms.tier, rank: rank, of: partner.id, in: writer)
        var new = NewUser(
            name: application.draft.contactName, email: application.draft.email, roles: [.owner], firm: partner.id)
        new.language = application.draft.language.rawValue
        new.zone = try Settings.current(writer).timeZone
        let user = try UserStore.create(new, at: now, in: writer)
        if let account = try UserStore.account(user, in: writer) {
            try Invitation.send(
                to: account.user, from: actor.user, at: now, by: submission.site, in: writer)
        }
        try ApplicationStore.setDecided(application.id, .approved, by: actor.user?.name ?? "", at: now, in: writer)
        var changes = settled.changes(from: partner)
        changes.append(.init("tier", to: terms.tier))
        if let reason = terms.rateReason { changes.append(.init("rate_reason", to: reason)) }
        try writer.tell(
            PartnerEvent.applicationApproved, of: application.id, called: partner.name, by: actor, changes: changes,
            at: now)
    }

    @Sendable private static func ask(_ submission: Submission) throws -> Response {
        let application = try submission.read { try found(submission, $0) }
        var forms = DecisionForms(application)
        forms.question = Field("question", .longText(max: 3_000), submission.form.fields)
        guard let question = forms.question.value else { return try again(application, forms, submission) }
        let token = try LinkToken.make()
        return try submission.write { writer in
            let application = try found(submission, writer)
            guard application.state == .waiting else { return changedMeanwhile(application) }
            let name = submission.actor.user?.name ?? ""
            try ApplicationStore.addMessage(question, by: name, to: application.id, at: submission.now, in: writer)
            try ApplicationStore.setState(application.id, .asked, in: writer)
            try ApplicationStore.setToken(application.id, token.hash.hexadecimal, in: writer)
            let letter = QuestionLetter(
                firm: application.draft.firmName, question: question,
                address: submission.site.address(of: PartnerPath.applicant(token.text)))
            try writer.post(
                letter, to: Recipient(application.draft, submission.audience),
                cause: "application:\(application.id):\(submission.now.milliseconds)", by: submission.site)
            try writer.tell(
                PartnerEvent.applicationAsked, of: application.id, called: application.draft.firmName,
                by: submission.actor, at: submission.now)
            return .goto(PartnerPath.applications, saying: Text("Your question has been sent."))
        }
    }

    @Sendable private static func reject(_ submission: Submission) throws -> Response {
        let application = try submission.read { try found(submission, $0) }
        var forms = DecisionForms(application)
        forms.reason = Field("reason", .longText(max: 2_000), submission.form.fields)
        forms.againOn = Field("again_on", .day, submission.form.fields)
        guard let reason = forms.reason.value, let day = forms.againOn.value else {
            return try again(application, forms, submission)
        }
        return try submission.write { writer in
            let application = try found(submission, writer)
            guard application.state.isOpen else { return changedMeanwhile(application) }
            let (actor, now) = (submission.actor, submission.now)
            try ApplicationStore.setDecided(
                application.id, .rejected, by: actor.user?.name ?? "", why: reason, againOn: day, at: now, in: writer)
            if let partner = try application.firm.flatMap({ try PartnerStore.partner($0, in: writer) }) {
                try PartnerRecords.move(partner, to: .archived, by: .admin, actor, why: reason, at: now, in: writer)
            }
            try writer.post(
                RejectionLetter(firm: application.draft.firmName, reason: reason, againOn: day),
                to: Recipient(application.draft, submission.audience), cause: "application:\(application.id):no",
                by: submission.site)
            try writer.tell(
                PartnerEvent.applicationRejected, of: application.id, called: application.draft.firmName, by: actor,
                changes: [.init("reason", to: reason), .init("again_on", to: "\(day)")], at: now)
            return .goto(
                PartnerPath.applications,
                saying: Text("{firm} has been notified and given your reason.", ["firm": application.draft.firmName]))
        }
    }

    static func hints(on application: Application, in reader: Reader) throws -> [RiskHint] {
        let draft = application.draft
        var hints = RiskHint.hints(
            email: draft.email, website: draft.website.isEmpty ? nil : draft.website, isProved: application.isProved)
        let twin = try PartnerStore.twin(email: draft.email, otherThan: application.firm, in: reader)
        if let twin { hints.append(.sameEmail(twin.0, name: twin.1)) }
        var profile = Partner.Profile(name: draft.firmName)
        profile.email = draft.email
        profile.website = draft.website
        let domains = profile.allDomains
        if let other = try PartnerStore.twin(domains: domains, otherThan: application.firm, in: reader),
            other.0 != twin?.0
        {
            hints.append(.sameDomain(other.0, name: other.1))
        }
        return hints
    }

    private static func changedMeanwhile(_ application: Application) -> Outcome {
        .goto(
            PartnerPath.application(application.id),
            saying: Text("Someone else already decided on this application. Please check it again."), kind: .warning)
    }

    private static func found(_ visit: some Visit, _ reader: Reader) throws -> Application {
        guard let application = try ApplicationStore.application(visit.id("application"), in: reader),
            application.state != .unconfirmed
        else { throw Refusal.notThere }
        return application
    }

    private static func again(
        _ application: Application, _ forms: DecisionForms, _ submission: Submission
    ) throws -> Response {
        let page = try submission.read { reader in
            try ApplicationPage(application, forms, for: submission.audience, reader)
        }
        return try submission.page(page, .unprocessableContent)
    }
}
