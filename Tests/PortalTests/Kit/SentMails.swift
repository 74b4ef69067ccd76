import Base
import Mail
import Web

extension TestPortal {
    /// Every mail that the portal has sent so far, what is due just now included.
    func mails() throws -> [Mail] {
        try mailSender.settle()
        return mailTransport.sent
    }
}

/// Keeps what it is given.
final class SentMails: MailTransport {
    private let mails = Guarded<[Mail]>([])

    var sent: [Mail] { mails.withLock { $0 } }

    func send(_ mail: Mail) {
        mails.withLock { $0.append(mail) }
    }
}
