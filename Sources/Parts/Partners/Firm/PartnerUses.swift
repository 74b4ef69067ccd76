package import Base
package import Database
package import Programme
package import Templates
package import Web

/// Something of the portal that firms may have made use of, counted from the first time on. The part that has it
/// declares it, and tells of it in the transaction in which it happens:
///
///     try PartnerUses.note(.imports, by: firm, at: now, in: writer)
package struct PartnerUse: Sendable {
    package let code: String
    package let title: Text
    /// The feature that unlocks it; nil if open to all.
    package let feature: Feature?

    package init(_ code: String, _ title: Text, opensWith feature: Feature? = nil) {
        self.code = code
        self.title = title
        self.feature = feature
    }
}

package enum PartnerUses {
    private static let insert: SQL = """
        INSERT INTO partner_uses (firm_id, feature, since) VALUES ($1, $2, $3) ON CONFLICT (firm_id, feature) DO NOTHING
        """
    private static let selectCounts: SQL = """
        SELECT u.feature, p.tier, count(*) FROM partners p JOIN partner_uses u ON u.firm_id = p.id
        WHERE p.state = 'active' GROUP BY u.feature, p.tier
        """

    package static func note(_ use: PartnerUse, by firm: ID<Firm>, at now: Timestamp, in writer: Writer) throws {
        try writer.run(insert, [firm, use.code, now])
    }

    /// How many active firms of each tier have used what, by its code.
    package static func counts(in reader: Reader) throws -> [String: [String: Int]] {
        let rows = try reader.all(selectCounts) { (try $0.text(), try $0.text(), try $0.next(Int.self)) }
        var counts: [String: [String: Int]] = [:]
        for (use, tier, count) in rows { counts[use, default: [:]][tier] = count }
        return counts
    }
}
