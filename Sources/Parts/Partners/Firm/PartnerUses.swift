package import Base
package import Database
package import Programme
package import Templates
package import Web

/// What of the portal firms have made use of at least once, told by the parts in the transactions in which it happens:
///
///     try PartnerUses.note(.imports, by: firm, at: now, in: writer)
package enum PartnerUse: String, CaseIterable, Sendable {
    case imports, savedViews = "saved_views", calendar, automation, goals

    package var title: Text {
        switch self {
        case .imports: Text("Import of leads")
        case .savedViews: Text("Saved views", as: "adoption")
        case .calendar: Text("Calendar feed")
        case .automation: Text("Automation", as: "adoption")
        case .goals: Text("Goals", as: "adoption")
        }
    }

    /// What opens it to a firm; nil where it is open to all.
    package var feature: Feature? {
        switch self {
        case .imports, .calendar: nil
        case .savedViews: .pipelineTools
        case .automation: .automation
        case .goals: .goals
        }
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
        try writer.run(insert, [firm, use.rawValue, now])
    }

    /// How many active firms of each tier have used it.
    package static func counts(in reader: Reader) throws -> [PartnerUse: [String: Int]] {
        let rows = try reader.all(selectCounts) {
            (PartnerUse(rawValue: try $0.next()), try $0.text(), try $0.next(Int.self))
        }
        var counts: [PartnerUse: [String: Int]] = [:]
        for case (let use?, let tier, let count) in rows { counts[use, default: [:]][tier] = count }
        return counts
    }
}
