internal import Base
internal import Crypto
internal import Mail

/// The content of an e-mail. It contains links that open accounts, so it is stored sealed.
struct MailContent: Codable, Equatable {
    let subject: String
    let text: String
    let html: String
    /// The whole address that a mail program calls to end letters of this kind.
    let unsubscribe: String?

    func sealed(for id: ID<QueuedMail>, by box: SealedBox) throws -> Bytes {
        try box.seal(Bytes(JSON.text(self).utf8), place: "mails \(id)")
    }

    /// nil where it was sealed with another key, or for another mail.
    static func opened(_ mail: QueuedMail, by box: SealedBox) -> MailContent? {
        box.open(mail.content, place: "mails \(mail.id)").flatMap {
            try? JSON.value(of: String(decoding: $0, as: UTF8.self))
        }
    }

    /// The same each time that it is tried.
    func mail(_ queued: QueuedMail, from sender: Mailbox) throws(MailError) -> Mail {
        var mail = Mail(id: queued.messageID, from: sender, to: [queued.recipient], subject: subject, text: text)
        mail.html = html
        mail.date = queued.postedAt
        if let unsubscribe {
            mail.fields = [
                try MailField("List-Unsubscribe", "<\(unsubscribe)>"),
                try MailField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ]
        }
        return mail
    }
}
