internal import Base
package import Database
internal import Web

/// Counts of firms by kind, for the overview. Each comes from an index.
package struct PartnerCounts: Sendable {
    package let states: [PartnerState: Int]
    /// Of those that are active, by the code of their tier.
    package let tiers: [String: Int]

    private static let selectTiers: SQL = """
        SELECT tier, count(*) FROM partners WHERE state = 'active' GROUP BY tier
        """

    package init(in reader: Reader) throws {
        states = try PartnerStore.counts(.everything, in: reader)
        let rows = try reader.all(Self.selectTiers) { (try $0.text(), try $0.next(Int.self)) }
        tiers = Dictionary(uniqueKeysWithValues: rows)
    }
}
