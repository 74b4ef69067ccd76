package import Base

/// A way for mails to leave. It returns when somebody else has taken the mail over, and that is on disk.
package protocol MailTransport: Sendable {
    func send(_ mail: Mail) throws(MailError)
}

extension Configuration {
    /// The mail server of the options; without one, a folder for people who try Portico or develop it.
    package func mailTransport(outbox: String) -> any MailTransport {
        if let settings = SMTPSettings(self) { return SMTPTransport(settings) }
        return FolderTransport(folder: outbox)
    }

    /// Whom mails come from.
    package var sender: Mailbox {
        get throws(EmailAddress.Refusal) {
            if let mailFrom = self.mailFrom { return mailFrom }
            return Mailbox(try EmailAddress("portico@localhost"), name: "Portico")
        }
    }
}
