package import Base
package import Database
internal import Programme
package import Templates
package import Web

/// What the files of a firm take up, and how much its tier gives it. Parts that keep files for firms count them in the
/// transaction that keeps them. Logos and portraits are not counted: there is one of each, and it is small.
package struct FirmStorage: TemplateValue, Equatable {
    package let used: Int
    package let limit: Int

    private static let megabyte = 1_000_000
    private static let select: SQL = "SELECT bytes FROM firm_storage WHERE firm_id = $1"
    private static let add: SQL = """
        INSERT INTO firm_storage (firm_id, bytes) VALUES ($1, $2)
        ON CONFLICT (firm_id) DO UPDATE SET bytes = firm_storage.bytes + excluded.bytes
        """

    package init(of firm: ID<Firm>, in reader: Reader) throws {
        let rules = try ProgrammeRules.current(reader).rules
        let tier = rules.tier(try Standing.of(firm, reader).tier) ?? rules.tiers.first
        used = try reader.value(Self.select, [firm]) ?? 0
        limit = (tier?.storage ?? 0) * Self.megabyte
    }

    package func hasRoom(for bytes: Int) -> Bool { bytes <= limit - used }

    /// It is time to make room or to speak about more.
    package var isNearlyFull: Bool { used > 0 && used >= limit / 5 * 4 }

    package var percent: Int { limit == 0 ? 100 : min(used, limit) * 100 / limit }

    package static let shape = Shape<FirmStorage> {
        $0.show("percent") { $0.percent }
        $0.show("nearly_full") { $0.isNearlyFull }
    }

    /// Counts files that a firm has kept, or with a negative number given up. After a move down a tier a firm may have
    /// more than its tier gives: nothing is deleted, and nothing more is kept.
    package static func add(_ bytes: Int, to firm: ID<Firm>, in writer: Writer) throws {
        guard bytes != 0 else { return }
        try writer.run(add, [firm, bytes])
    }
}
