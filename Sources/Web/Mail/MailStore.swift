package import Base
package import Database

/// The table of mails.
package enum MailStore {
    /// For so long a mail is tried before it counts as failed.
    static let patience = Duration.seconds(2 * 86_400)
    /// The delivery status is kept for 13 months.
    static let keptFor = Duration.seconds(396 * 86_400)

    /// For one cause an address gets one mail.
    static func add(
        _ id: ID<QueuedMail>, cause: String, kind: String, to recipient: Recipient, messageID: String, content: Bytes,
        at now: Timestamp, in writer: Writer
    ) throws {
        let address = recipient.address
        try writer.run(
            """
            INSERT INTO mails (
                id, cause, kind, name, address, address_key, account_id, message_id, content, state, attempts,
                posted_at, try_at, give_up_at, reason, name_key
            ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', 0, $10, $10, $11, '', $12)
            ON CONFLICT (cause, address_key) DO NOTHING
            """,
            [
                id, cause, kind, recipient.name, address.text, address.folded, recipient.account, messageID, content,
                now, now + patience, recipient.name.folded,
            ])
    }

    static func forget(finishedBefore moment: Timestamp, in writer: Writer) throws {
        try writer.run("DELETE FROM mails WHERE posted_at < $1 AND finished_at < $1", [moment])
    }

    /// True when the last mail to the address that came to an end was refused.
    package static func hasRefused(_ address: EmailAddress, in reader: Reader) throws -> Bool {
        let state = try reader.value(
            """
            SELECT state FROM mails WHERE address_key = $1 AND finished_at IS NOT NULL
            ORDER BY finished_at DESC, id DESC LIMIT 1
            """, [address.folded], as: QueuedMail.State.self)
        return state == .refused
    }

    package static func counts(in reader: Reader) throws -> [QueuedMail.State: Int] {
        let counts = try reader.all("SELECT state, count(*) FROM mails GROUP BY state") { row in
            (try row.next(QueuedMail.State.self), try row.next(Int.self))
        }
        return Dictionary(counts) { first, _ in first }
    }

    /// The number of queued, held and failed e-mails, each from an index.
    package static func backlog(in reader: Reader) throws -> (waiting: Int, held: Int, failed: Int) {
        let open = try reader.first(
            """
            SELECT count(*), COALESCE(SUM(CASE WHEN state = 'held' THEN 1 ELSE 0 END), 0) FROM mails
            WHERE finished_at IS NULL
            """
        ) { (try $0.next(Int.self), try $0.next(Int.self)) }
        let failed = try reader.value("SELECT count(*) FROM mails WHERE state = 'failed'", as: Int.self)
        return (open?.0 ?? 0, open?.1 ?? 0, failed ?? 0)
    }

    /// Why e-mails are on hold, in the words of the mail server; nil if none is.
    package static func complaint(in reader: Reader) throws -> String? {
        try reader.value("SELECT reason FROM mails WHERE state = 'held' ORDER BY try_at DESC LIMIT 1")
    }

    /// Retries an unsent e-mail for as long as a new one. Returns its address; nil if there is no such e-mail.
    @discardableResult
    package static func retry(_ id: ID<QueuedMail>, at now: Timestamp, in writer: Writer) throws -> String? {
        writer.announce(.mails)
        return try writer.value(
            """
            UPDATE mails SET state = 'queued', attempts = 0, try_at = $2, give_up_at = $3, finished_at = NULL
            WHERE id = $1 AND state NOT IN ('sent', 'withdrawn')
            RETURNING address
            """, [id, now, now + patience])
    }

    // MARK: For the sender

    /// The moment at which there is something to do.
    static func nextMoment(in reader: Reader) throws -> Timestamp? {
        try reader.value("SELECT MIN(try_at) FROM mails WHERE finished_at IS NULL", as: Timestamp?.self) ?? nil
    }

    /// Makes due what was put off beyond a moment, and has it tried for as long as a new mail.
    static func pullBack(from moment: Timestamp, at now: Timestamp, in writer: Writer) throws {
        try writer.run(
            "UPDATE mails SET try_at = $2, give_up_at = $3 WHERE finished_at IS NULL AND try_at > $1",
            [moment, now, now + patience])
    }

    /// Takes the mail that has waited longest. Nobody else takes it before the lease ends, by when it is sent or not.
    static func claim(for lease: Duration, at now: Timestamp, in writer: Writer) throws -> QueuedMail? {
        try writer.first(
            """
            UPDATE mails SET try_at = $1, attempts = attempts + 1
            WHERE id = (SELECT id FROM mails WHERE finished_at IS NULL AND try_at <= $2 ORDER BY try_at, id LIMIT 1)
            RETURNING id, kind, address, name, account_id, message_id, content, attempts, posted_at, give_up_at
            """, [now + lease, now], QueuedMail.init)
    }

    /// The answer of the server is no longer needed.
    static func noteSent(_ id: ID<QueuedMail>, at now: Timestamp, in writer: Writer) throws {
        try writer.run(
            "UPDATE mails SET state = 'sent', finished_at = $2, content = NULL, reason = '' WHERE id = $1", [id, now])
    }

    static func giveUp(
        _ id: ID<QueuedMail>, as state: QueuedMail.State, _ reason: String, at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(
            "UPDATE mails SET state = $2, finished_at = $3, reason = $4 WHERE id = $1", [id, state, now, reason])
    }

    /// What it says goes, as with one that was sent.
    static func withdraw(_ id: ID<QueuedMail>, at now: Timestamp, in writer: Writer) throws {
        try writer.run(
            "UPDATE mails SET state = 'withdrawn', finished_at = $2, content = NULL, reason = '' WHERE id = $1",
            [id, now])
    }

    static func postpone(
        _ id: ID<QueuedMail>, until moment: Timestamp, _ reason: String, in writer: Writer
    ) throws {
        try writer.run(
            "UPDATE mails SET state = 'queued', try_at = $2, reason = $3 WHERE id = $1", [id, moment, reason])
    }

    /// Holds all that wait: their days count from here, because the fault is not theirs.
    static func hold(until moment: Timestamp, _ reason: String, in writer: Writer) throws {
        try writer.run(
            """
            UPDATE mails SET state = 'held', attempts = 0, try_at = $1, give_up_at = $2, reason = $3
            WHERE finished_at IS NULL
            """, [moment, moment + patience, reason])
    }
}

extension Channel {
    static let mails = Channel("mails")
}
