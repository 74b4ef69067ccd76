internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The admin pages for e-mails.
struct MailPages: Sendable {
    private let list: ListDefinition<MailRow>
    private let outbox: String?

    /// Without a mail server, `outbox` is the folder that mails are written into.
    init(_ letters: [any Letter.Type], outbox: String?) {
        list = MailList.definition(letters)
        self.outbox = outbox
    }

    var routes: [SiteRoute] {
        [
            .get(MailPath.index, .admin, index),
            .get(MailPath.export, .admin, at: .pool, export),
            .post(MailPath.retries, .admin, retry),
            .post(MailPath.trials, .admin, sendTrial),
        ]
    }

    @Sendable private func index(_ context: Context) throws -> Response {
        let query = ListQuery(list, ListState(try context.request.query(), for: list))
        return try context.page(
            MailPage(
                list: query.view(at: MailPath.index, in: context.reader),
                complaint: MailStore.complaint(in: context.reader), outbox: outbox))
    }

    @Sendable private func export(_ context: Context) throws -> Response {
        ListQuery(list, ListState(try context.request.query(), for: list)).export(for: context)
    }

    /// `POST /admin/mail/retries`: tries those that were picked at once.
    @Sendable private func retry(_ submission: Submission) throws -> Response {
        let picked = submission.form.fields.values(of: "pick").compactMap { ID<QueuedMail>($0) }
        let now = submission.now
        return try submission.write { writer in
            var count = 0
            for id in picked {
                guard let address = try MailStore.retry(id, at: now, in: writer) else { continue }
                count += 1
                try writer.audit(
                    OperationsEvent.mailRetried, of: id.text, called: address, by: submission.actor, at: now)
            }
            guard count > 0 else {
                return .goto(MailPath.index, saying: Text("Select unsent e-mails."), kind: .warning)
            }
            return .goto(
                MailPath.index,
                saying: Text("{n} e-mail is being retried.", many: "{n} e-mails are being retried.", count))
        }
    }

    /// `POST /admin/mail/trials`: sends the admin a letter, to see whether mail works.
    @Sendable private func sendTrial(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        let site = submission.site
        return try submission.write { writer in
            let letter = TestLetter(address: site.address(of: MailPath.index))
            try writer.post(letter, to: Recipient(viewer), cause: "trial:\(ID<QueuedMail>.make())", by: site)
            return .goto(
                MailPath.index,
                saying: Text("A test e-mail is on its way to {address}.", ["address": viewer.email.text]))
        }
    }
}
