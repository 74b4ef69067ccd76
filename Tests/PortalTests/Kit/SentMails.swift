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

/// Keeps what it is given, or refuses it.
final class SentMails: MailTransport {
    private let state = Guarded((mails: [Mail](), refusal: String?.none))

    var sent: [Mail] { state.withLock { $0.mails } }

    func refuse(_ reason: String?) {
        state.withLock { $0.refusal = reason }
    }

    func send(_ mail: Mail) throws(MailError) {
        let refusal: String? = state.withLock { state in
            if state.refusal == nil { state.mails.append(mail) }
            return state.refusal
        }
        if let refusal { throw .permanent(refusal) }
    }
}
