internal import Base
internal import Database
internal import Templates
internal import Web

extension Chrome {
    /// The company's name, look and legal links.
    mutating func show(_ settings: Settings) {
        company = settings.company
        logo = settings.logo.map { TierPath.logoFile($0) }
        darkLogo = settings.logo == nil ? nil : settings.darkLogo.map { TierPath.logoFile($0) }
        stylesheet = settings.accent.map { TierPath.style("\($0.hex.dropFirst()).css") }
        links = [
            (Text("Imprint"), settings.imprint), (Text("Privacy"), settings.privacy), (Text("Terms"), settings.terms),
        ].compactMap { label, path in path.map { FrameLink(label, $0) } }
    }
}

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
