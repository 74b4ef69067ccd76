package import Base
internal import Crypto
package import Database
internal import Jobs
package import Web

/// A text that firms sign, known by its hash: what was signed can never be another.
package struct Agreement: Equatable, Sendable {
    package let hash: String
    package let text: String
    package let publishedAt: Timestamp
    package let publishedBy: String

    static func hash(of text: String) -> String { Digest.sha256(Bytes(text.utf8)).hexadecimal }

    /// The signature under an agreement.
    package struct Signature: Equatable, Sendable {
        package let hash: String
        /// As they wrote it.
        package let name: String
        package let user: ID<User>
        package let address: String
        package let at: Timestamp
    }
}

/// The texts, and who has signed which.
package enum Agreements {
    private static let selectCurrent: SQL = """
        SELECT hash, text, published_at, published_by FROM partner_agreements ORDER BY published_at DESC, hash LIMIT 1
        """
    private static let selectOne: SQL = """
        SELECT hash, text, published_at, published_by FROM partner_agreements WHERE hash = $1
        """
    private static let selectAll: SQL = """
        SELECT hash, text, published_at, published_by FROM partner_agreements ORDER BY published_at DESC, hash
        """
    /// A text that was published before counts again.
    private static let upsert: SQL = """
        INSERT INTO partner_agreements (hash, text, published_at, published_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (hash) DO UPDATE SET published_at = excluded.published_at, published_by = excluded.published_by
        """
    private static let selectSignatures: SQL = """
        SELECT hash, signed_name, user_id, address, signed_at FROM partner_signatures
        WHERE firm_id = $1 ORDER BY signed_at DESC
        """
    private static let insertSignature: SQL = """
        INSERT INTO partner_signatures (firm_id, hash, signed_name, user_id, address, signed_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (firm_id, hash) DO NOTHING
        """

    package static func current(in reader: Reader) throws -> Agreement? { try reader.first(selectCurrent, [], decode) }

    package static func agreement(_ hash: String, in reader: Reader) throws -> Agreement? {
        try reader.first(selectOne, [hash], decode)
    }

    static func all(in reader: Reader) throws -> [Agreement] { try reader.all(selectAll, [], decode) }

    static func publish(_ text: String, by actor: Actor, at now: Timestamp, in writer: Writer) throws {
        let former = try current(in: writer)
        let hash = Agreement.hash(of: text)
        guard hash != former?.hash else { return }
        try writer.run(upsert, [hash, text, now, actor.user?.name ?? ""])
        try writer.audit(
            PartnerEvent.agreementPublished, of: hash, by: actor,
            changes: [.init("hash", from: former?.hash, to: hash)], at: now)
    }

    /// The newest first.
    package static func signatures(of firm: ID<Firm>, in reader: Reader) throws -> [Agreement.Signature] {
        try reader.all(selectSignatures, [firm]) { row in
            Agreement.Signature(
                hash: try row.next(), name: try row.next(), user: try row.next(), address: try row.next(),
                at: try row.next())
        }
    }

    static func sign(
        _ agreement: Agreement, for partner: Partner, as name: String, by user: User, _ actor: Actor,
        at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(insertSignature, [partner.id, agreement.hash, name, user.id, actor.address, now])
        try writer.note(
            .agreementSigned, of: partner, by: actor,
            changes: [.init("hash", to: agreement.hash), .init("name", to: name)], at: now)
        try Onboarding.set(.agreement, .done, of: partner.id, by: actor, at: now, in: writer)
    }

    private static func decode(_ row: inout Row) throws -> Agreement {
        Agreement(
            hash: try row.next(), text: try row.next(), publishedAt: try row.next(), publishedBy: try row.next())
    }
}
