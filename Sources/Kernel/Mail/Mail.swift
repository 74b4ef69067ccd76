package import Base

/// One mail, before it is written in the form that servers take.
package struct Mail: Sendable {
    /// The same each time that it is tried, so that a reader who gets it twice sees it once.
    package let id: MessageID
    package let from: Mailbox
    package let to: [Mailbox]
    package var replyTo: Mailbox?
    package let subject: String
    package let text: String
    package var html: String?
    package var attachments: [Attachment] = []
    /// The mail that this one answers.
    package var inReplyTo: MessageID?
    /// Others than those that have a place above, such as `List-Unsubscribe`.
    package var fields: [MailField] = []
    package var date = Timestamp.now

    package init(id: MessageID, from: Mailbox, to: [Mailbox], subject: String, text: String) {
        self.id = id
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
    }

    package struct Attachment: Sendable {
        package let name: String
        /// Such as `application/pdf`.
        package let mediaType: String
        package let content: Bytes

        package init(name: String, mediaType: String, content: Bytes) {
            self.name = name
            self.mediaType = mediaType
            self.content = content
        }
    }
}
