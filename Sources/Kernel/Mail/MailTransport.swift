package import Base

/// A way to send e-mails. It returns once another server has accepted the e-mail and stored it.
package protocol MailTransport: Sendable {
    func send(_ mail: Mail) throws(MailError)
}

extension Configuration {
    /// The mail server of the options; without one, a folder for people who try Portico or develop it.
    package func mailTransport(outbox: String) -> any MailTransport {
        if let settings = SMTPSettings(self) { return SMTPTransport(settings) }
        return FolderTransport(folder: outbox)
    }

    /// The sender of e-mails.
    package var sender: Mailbox {
        get throws(EmailAddress.Refusal) {
            if let mailFrom = self.mailFrom { return mailFrom }
            return Mailbox(try EmailAddress("portico@localhost"), name: "Portico")
        }
    }
}
