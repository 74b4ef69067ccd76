internal import Base
internal import Database
internal import Mail

/// An e-mail in the queue.
package struct QueuedMail: Identified, Sendable {
    package static let idPrefix = "mail"

    package enum State: String, CaseIterable, Sendable, DatabaseValue {
        case queued
        /// Waits until the e-mail settings or the mail server are corrected.
        case held
        case sent
        /// Was tried for two days.
        case failed
        /// The mail server wants it neither now nor later.
        case refused
        /// Its reader could no longer sign in when it was to go.
        case withdrawn
    }

    let id: ID<QueuedMail>
    let kind: String
    let recipient: Mailbox
    let account: ID<User>?
    let messageID: MessageID
    let content: Bytes
    /// The number of attempts, including this one.
    let attempts: Int
    let postedAt: Timestamp
    let giveUpAt: Timestamp

    init(_ row: inout Row) throws {
        id = try row.next()
        kind = try row.next()
        recipient = Mailbox(try EmailAddress(row.text()), name: try row.next())
        account = try row.next()
        guard let messageID = MessageID(try row.text()) else { throw row.unexpected("the id of a mail") }
        self.messageID = messageID
        content = try row.next()
        attempts = try row.next()
        postedAt = try row.next()
        giveUpAt = try row.next()
    }
}
