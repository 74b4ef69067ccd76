internal import Base
internal import Database
internal import Mail

/// A letter on its way to somebody.
package struct QueuedMail: Identified, Sendable {
    package static let idPrefix = "mail"

    package enum State: String, CaseIterable, Sendable, DatabaseValue {
        case queued
        /// Waits until the mail settings, or the mail server, are put right.
        case held
        case sent
        /// Was tried for two days.
        case failed
        /// The mail server wants it neither now nor later.
        case refused
    }

    let id: ID<QueuedMail>
    let kind: String
    let recipient: Mailbox
    let messageID: MessageID
    let content: Bytes
    /// How often it was tried, this time included.
    let attempts: Int
    let postedAt: Timestamp
    let giveUpAt: Timestamp

    init(_ row: borrowing Row) throws {
        id = try row.id(0)
        kind = try row.text(1)
        recipient = Mailbox(try EmailAddress(row.text(2)), name: try row.text(3))
        guard let messageID = MessageID(try row.text(4)) else { throw row.unexpected("the id of a mail", in: 4) }
        self.messageID = messageID
        content = try row.bytes(5)
        attempts = try row.int(6)
        postedAt = try row.time(7)
        giveUpAt = try row.time(8)
    }
}
