internal import Base
internal import Database
internal import Templates
internal import Web

/// The applications, and what is said about them.
enum ApplicationStore {
    private static let select: SQL = """
        SELECT firm_name, contact_name, email, type, region, phone, country, website, registration, audience, message,
            language, id, firm_id, state, is_proved, sent_at, confirmed_at, decided_at, decided_by, reason,
            again_on
        FROM partner_applications
        """
    private static let insert: SQL = """
        INSERT INTO partner_applications (
            id, state, firm_name, contact_name, email, phone, type, region, country, website, registration, audience,
            message, language, network, nonce, is_proved, token, sent_at, reason
        ) VALUES (
            $1, 'unconfirmed', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, ''
        )
        """
    private static let selectCount: SQL = """
        SELECT count(*) FROM partner_applications WHERE network = $1 AND sent_at > $2 AND sent_at <= $3
        """
    private static let selectNonce: SQL = "SELECT 1 FROM partner_applications WHERE nonce = $1"
    private static let updateConfirmed: SQL = """
        UPDATE partner_applications SET state = 'waiting', confirmed_at = $2, firm_id = $3
        WHERE id = $1 AND state = 'unconfirmed'
        """
    private static let updateState: SQL = "UPDATE partner_applications SET state = $2 WHERE id = $1"
    private static let updateToken: SQL = "UPDATE partner_applications SET token = $2 WHERE id = $1"
    private static let updateDecided: SQL = """
        UPDATE partner_applications SET state = $2, decided_at = $3, decided_by = $4, reason = $5, again_on = $6
        WHERE id = $1
        """
    private static let deleteStale: SQL = """
        DELETE FROM partner_applications WHERE state = 'unconfirmed' AND sent_at < $1
        """
    private static let selectMessages: SQL = """
        SELECT author_name, written_at, text FROM partner_application_messages WHERE application_id = $1 ORDER BY id
        """
    private static let insertMessage: SQL = """
        INSERT INTO partner_application_messages (application_id, id, written_at, author_name, text)
        VALUES ($1, $2, $3, $4, $5)
        """
    private static let selectResponse: SQL = """
        SELECT count(*), COALESCE(SUM(decided_at - confirmed_at), 0) FROM partner_applications
        WHERE decided_at > $1 AND confirmed_at IS NOT NULL
        """
    private static let selectLock: SQL = """
        SELECT again_on FROM partner_applications
        WHERE email = $1 AND state = 'rejected' AND again_on > $2 ORDER BY again_on DESC LIMIT 1
        """

    /// The origin of an unconfirmed application.
    struct Origin {
        let network: String
        let nonce: String
        let isProved: Bool
        /// The hash of the token in the e-mailed link.
        let token: String
    }

    static func add(
        _ id: ID<Application>, _ draft: Application.Draft, from origin: Origin, at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(
            insert,
            [
                id, draft.firmName, draft.contactName, draft.email.folded, draft.phone, draft.type, draft.region,
                draft.country, draft.website, draft.registration, draft.audience, draft.message,
                draft.language.rawValue, origin.network, origin.nonce, origin.isProved, origin.token, now,
            ])
    }

    /// Those of the last day.
    static func count(from network: String, at now: Timestamp, in reader: Reader) throws -> Int {
        try reader.value(selectCount, [network, now - .seconds(86_400), now]) ?? 0
    }

    static func isUsed(nonce: String, in reader: Reader) throws -> Bool {
        try reader.exists(selectNonce, [nonce])
    }

    static func application(_ id: ID<Application>, in reader: Reader) throws -> Application? {
        try reader.first(select + " WHERE id = $1", [id], decode)
    }

    static func application(token: String, in reader: Reader) throws -> Application? {
        try reader.first(select + " WHERE token = $1", [token], decode)
    }

    static func application(of firm: ID<Firm>, in reader: Reader) throws -> Application? {
        try reader.first(select + " WHERE firm_id = $1", [firm], decode)
    }

    /// Those that wait, the oldest first.
    static func open(in reader: Reader, limit: Int) throws -> [Application] {
        try reader.all(
            select + " WHERE state IN ('waiting', 'asked') ORDER BY confirmed_at, id LIMIT $1", [limit], decode)
    }

    static func decided(in reader: Reader, limit: Int) throws -> [Application] {
        try reader.all(
            select + " WHERE decided_at IS NOT NULL ORDER BY decided_at DESC, id DESC LIMIT $1", [limit], decode)
    }

    static func setConfirmed(
        _ id: ID<Application>, firm: ID<Firm>, at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(updateConfirmed, [id, now, firm])
    }

    static func setState(_ id: ID<Application>, _ state: Application.State, in writer: Writer) throws {
        try writer.run(updateState, [id, state])
    }

    /// A new link takes the place of the one before: a copy of each is in the mailbox that has proved to be theirs.
    static func setToken(_ id: ID<Application>, _ hash: String, in writer: Writer) throws {
        try writer.run(updateToken, [id, hash])
    }

    static func setDecided(
        _ id: ID<Application>, _ state: Application.State, by name: String, why: String = "",
        againOn day: CivilDate? = nil, at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(updateDecided, [id, state, now, name, why, day])
    }

    /// Deletes unconfirmed applications: they hold personal data without a purpose.
    static func forgetUnconfirmed(before moment: Timestamp, in writer: Writer) throws {
        try writer.run(deleteStale, [moment])
    }

    static func messages(of id: ID<Application>, in reader: Reader) throws -> [Application.Message] {
        try reader.all(selectMessages, [id]) { row in
            Application.Message(author: try row.next(), at: try row.next(), text: try row.next())
        }
    }

    static func addMessage(
        _ text: String, by author: String?, to id: ID<Application>, at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(insertMessage, [id, ID<PartnerNote>.make(), now, author, text])
    }

    /// Returns the average response time to applications since a moment; nil if there were none.
    static func meanResponse(since moment: Timestamp, in reader: Reader) throws -> Duration? {
        try reader.first(selectResponse, [moment]) { row in
            let (count, sum) = (try row.integer(), try row.integer())
            return count == 0 ? nil : .milliseconds(sum / count)
        } ?? nil
    }

    /// Until when the address was asked not to apply again.
    static func lock(on email: EmailAddress, at today: CivilDate, in reader: Reader) throws -> CivilDate? {
        try reader.value(selectLock, [email.folded, today])
    }

    private static func decode(_ row: inout Row) throws -> Application {
        var draft = Application.Draft(
            firmName: try row.next(), contactName: try row.next(), email: try EmailAddress(row.text()),
            type: try row.next(), region: try row.next())
        draft.phone = try row.next()
        draft.country = try row.next()
        draft.website = try row.next()
        draft.registration = try row.next()
        draft.audience = try row.next()
        draft.message = try row.next()
        draft.language = Language(rawValue: try row.text()) ?? .english
        return Application(
            id: try row.next(), draft: draft, firm: try row.next(), state: try row.next(), isProved: try row.next(),
            sentAt: try row.next(), confirmedAt: try row.next(), decidedAt: try row.next(),
            decidedBy: try row.next(), reason: try row.next(), againOn: try row.next())
    }
}
