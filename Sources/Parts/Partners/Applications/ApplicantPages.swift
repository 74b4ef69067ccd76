internal import Base
internal import Database
internal import HTTP
internal import Jobs
internal import Templates
internal import Web

/// `/apply/mine/…`: an applicant's own page, found by the link of the mail. Here they confirm, answer questions, and
/// see what has become of it.
enum ApplicantPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.applicant, .anyone, show),
        .post(PartnerPath.applicant, .anyone, confirm),
        .post(PartnerPath.answer, .anyone, answer),
    ]

    @Sendable private static func show(_ context: Context) throws -> Response {
        try context.page(page(context, Field("answer", .longText(max: 3_000), nil as String?), context.reader))
    }

    @Sendable private static func confirm(_ submission: Submission) throws -> Response {
        try submission.write { writer in
            let application = try found(submission, writer)
            let path = PartnerPath.applicant(submission.linkToken.text)
            guard application.state == .unconfirmed else { return .goto(path) }
            let email = application.draft.email
            if let day = try ApplicationStore.lock(on: email, at: submission.audience.today, in: writer) {
                let text = Text("You can apply again from {day}.", ["day": submission.audience.date(day)])
                return .goto(path, saying: text, kind: .warning)
            }
            let partner = application.partner(at: submission.now)
            try PartnerRecords.add(partner, by: submission.actor, at: submission.now, in: writer)
            try ApplicationStore.setConfirmed(application.id, firm: partner.id, at: submission.now, in: writer)
            try writer.record(PartnerEvent.applicationConfirmed, of: application.id, at: submission.now)
            return .goto(path)
        }
    }

    @Sendable private static func answer(_ submission: Submission) throws -> Response {
        let field = Field("answer", .longText(max: 3_000), submission.form.fields)
        guard let text = field.value else {
            let drawn = try submission.read { try page(submission, field, $0) }
            return try submission.page(drawn, .unprocessableContent)
        }
        return try submission.write { writer in
            let application = try found(submission, writer)
            let path = PartnerPath.applicant(submission.linkToken.text)
            guard application.state == .asked else { return .goto(path) }
            try ApplicationStore.addMessage(text, by: nil, to: application.id, at: submission.now, in: writer)
            try ApplicationStore.setState(application.id, .waiting, in: writer)
            try writer.record(PartnerEvent.applicationAnswered, of: application.id, at: submission.now)
            return .goto(path, saying: Text("Thank you. Your reply has been sent."))
        }
    }

    private static func found(_ visit: some Visit, _ reader: Reader) throws -> Application {
        guard let application = try ApplicationStore.application(token: visit.linkToken.hash.hexadecimal, in: reader)
        else {
            throw Refusal.notThere
        }
        return application
    }

    private static func page(_ visit: some Visit, _ field: Field<String>, _ reader: Reader) throws -> ApplicantPage {
        let application = try found(visit, reader)
        return ApplicantPage(
            application, try ApplicationStore.messages(of: application.id, in: reader), answer: field.view,
            path: PartnerPath.applicant(visit.linkToken.text),
            usual: try ApplicationStore.meanResponse(since: visit.now - ApplicationPages.measured, in: reader))
    }
}

struct ApplicantPage: TemplatePage {
    let firm: String
    let state: String
    let reason: String
    let againOn: CivilDate?
    let messages: [MessageView]
    let answer: FieldView
    let path: String
    /// The usual response time.
    let usual: Text?

    init(
        _ application: Application, _ messages: [Application.Message], answer: FieldView, path: String,
        usual: Duration?
    ) {
        firm = application.draft.firmName
        state = application.state.rawValue
        reason = application.reason
        againOn = application.againOn
        // Applicants do not see which staff member asked.
        self.messages = messages.map { MessageView(author: nil, isStaff: $0.author != nil, at: $0.at, text: $0.text) }
        self.answer = answer
        self.path = path
        self.usual = usual?.inWords
    }

    static let template = "partners/applicant"
}

struct MessageView: TemplateValue {
    let author: String?
    let isStaff: Bool
    let at: Timestamp
    let text: String
}
