internal import Base
internal import Database
internal import Templates
internal import Web

extension TierNote {
    /// For the foot of the menu.
    init?(of firm: ID<Firm>, _ reader: Reader) throws {
        let rules = try ProgrammeRules.current(reader).rules
        let standing = try Standing.of(firm, reader)
        guard let tier = rules.tier(standing.tier) else { return nil }
        let next = rules.next(above: tier.code)
        let percent = next == nil ? 100 : standing.nextPercent ?? 0
        let note =
            next.map { Text("{percent}% of the way to {tier}", ["percent": "\(percent)", "tier": $0.name]) }
            ?? Text("Highest tier")
        self.init(tier.name, rank: tier.colour, percent: percent, note: note, path: TierPath.progression)
    }
}
