internal import Base
internal import Crypto
package import Database
internal import Templates

extension Writer {
    /// Queues a letter, which goes out if this transaction is kept. For one cause, such as `invitation:invite_01jd…`, an
    /// address gets one letter, however often it is posted.
    ///
    /// A letter to an account that nobody may sign in to is not written. `unasked` says who causes a letter to an address
    /// that did not ask for it; it throws a `MailRefusal` where that is too much.
    package func post(
        _ letter: some Letter, to recipient: Recipient, cause: String, unasked: MailCause? = nil, by site: Site
    ) throws {
        if let account = recipient.account,
            try !site.accounts.mayReceive(account, type(of: letter).opensAccount, self)
        {
            return
        }
        try unasked?.use(for: recipient.address, at: site.now(), in: self)
        let head = try site.letterhead(self)
        let id = ID<QueuedMail>.make()
        let content = try site.written(letter, to: recipient, head).sealed(for: id, by: site.mailBox)
        let name = Digest.sha256(Bytes("\(cause)\n\(recipient.address.folded)".utf8)).prefix(16)
        try MailStore.add(
            id, cause: cause, kind: type(of: letter).name, to: recipient,
            messageID: "<\(Bytes(name).hexadecimal)@\(head.sender.address.domain)>", content: content, at: site.now(),
            in: self)
        announce(.mails)
    }
}

extension Site {
    fileprivate func written<Content: Letter>(
        _ letter: Content, to recipient: Recipient, _ head: Letterhead
    ) throws -> MailContent {
        let audience = Audience(recipient.language, zone: recipient.zone, now: now())
        let subject = templates.text(letter.subject, for: audience)
        let unsubscribe = letter.unsubscribe.map(address(of:))
        let frame = LetterFrame(
            language: recipient.language.rawValue, subject: subject, name: recipient.name, company: head.company,
            colour: head.colour.text, ink: head.colour.ink, home: address(of: "/"), unsubscribe: unsubscribe)
        guard let html = templates.render(LetterPage(content: letter, frame: frame), for: audience),
            let text = templates.render(LetterText(content: letter, frame: frame), for: audience)
        else { throw PageError.notLoaded("\(Content.self)") }
        return MailContent(
            subject: subject, text: String(decoding: text, as: UTF8.self), html: String(decoding: html, as: UTF8.self),
            unsubscribe: unsubscribe)
    }
}
