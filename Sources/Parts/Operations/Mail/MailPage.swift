internal import Templates
internal import Web

/// `/admin/mail`: what was written, what became of it, and a hand where it needs one.
struct MailPage: TemplatePage {
    let list: ListView
    /// Why no e-mail is sent.
    let complaint: String?
    /// The folder that mails are written into where there is no mail server.
    let outbox: String?

    static let template = "operations/mail"
    static let shape = Shape<MailPage> {
        $0.show("retries") { _ in MailPath.retries }
        $0.show("trials") { _ in MailPath.trials }
    }
}
