internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The ladder of a draft: a row for each tier, and what becomes of who no longer brings enough.
struct LadderForm {
    struct Row {
        let code: String
        var name: Field<String>
        var colour: Field<Int>
        var icon: Field<String>
        var rate: Field<Rate>
        var rhythm: Field<PayoutRhythm>
        var hours: Field<Int>

        var tier: Tier? {
            guard let name = name.value, let colour = colour.value, let icon = icon.value, let rate = rate.value,
                let rhythm = rhythm.value, let hours = hours.value
            else { return nil }
            return Tier(
                code: code, name: name, colour: colour, icon: icon, rate: rate, rhythm: rhythm, supportHours: hours)
        }
    }

    var rows: [Row]
    var demotes: Field<Bool>
    var percent: Field<Int>
    var grace: Field<Int>

    init(_ rules: RuleSet) {
        rows = rules.tiers.enumerated().map { Row($1, at: $0) }
        demotes = Field("demotes", .switched, rules.keeping.demotes)
        percent = Field("keep", .integer(1...100), rules.keeping.percent)
        grace = Field("grace", .integer(1...365), rules.keeping.graceDays)
    }

    init(_ sent: FormFields) {
        rows = sent.values(of: "code").prefix(RuleSet.tierCounts.upperBound).enumerated().map { index, code in
            Row(code: code, at: index, sent)
        }
        demotes = Field("demotes", .switched, sent)
        percent = Field("keep", .integer(1...100), sent)
        grace = Field("grace", .integer(1...365), sent)
    }

    /// Nil where something is wrong.
    func applied(to rules: RuleSet) -> RuleSet? {
        guard let demotes = demotes.value, let percent = percent.value, let grace = grace.value else { return nil }
        let tiers = rows.compactMap(\.tier)
        guard tiers.count == rows.count else { return nil }
        var rules = rules
        rules.tiers = tiers
        rules.keeping = Keeping(demotes: demotes, percent: percent, graceDays: grace)
        return rules
    }
}

extension LadderForm.Row {
    private static let colours = FieldRule<Int>.choice(Array(Tier.colours)) { "\($0)" }
    private static let icons = FieldRule<String>.choice(Tier.icons) { $0 }
    private static let rhythms = FieldRule<PayoutRhythm>.choice(PayoutRhythm.allCases, \.rawValue)

    fileprivate init(_ tier: Tier, at index: Int) {
        code = tier.code
        name = Field("name-\(index)", .text(max: 40), tier.name)
        colour = Field("colour-\(index)", Self.colours, tier.colour)
        icon = Field("icon-\(index)", Self.icons, tier.icon)
        rate = Field("rate-\(index)", .percent, tier.rate)
        rhythm = Field("rhythm-\(index)", Self.rhythms, tier.rhythm)
        hours = Field("hours-\(index)", .integer(1...1_000), tier.supportHours)
    }

    fileprivate init(code: String, at index: Int, _ sent: FormFields) {
        self.code = code
        name = Field("name-\(index)", .text(max: 40), sent)
        colour = Field("colour-\(index)", Self.colours, sent)
        icon = Field("icon-\(index)", Self.icons, sent)
        rate = Field("rate-\(index)", .percent, sent)
        rhythm = Field("rhythm-\(index)", Self.rhythms, sent)
        hours = Field("hours-\(index)", .integer(1...1_000), sent)
    }
}

extension RuleSet {
    /// One more tier on top, like the one below it.
    func withTier() -> RuleSet {
        guard tiers.count < RuleSet.tierCounts.upperBound, let top = tiers.last else { return self }
        var rules = self
        let code = "tier_\(ID<RuleVersion>.make().text.suffix(8))"
        let names = Set(tiers.map(\.name))
        let name = (tiers.count + 1...99).lazy.map { "Tier \($0)" }.first { !names.contains($0) } ?? code
        let colour = Tier.colours.first { colour in !tiers.contains { $0.colour == colour } } ?? 1
        rules.tiers.append(
            Tier(
                code: code, name: name, colour: colour, icon: top.icon, rate: top.rate, rhythm: top.rhythm,
                supportHours: top.supportHours))
        return rules
    }

    /// Without a tier: what it opened, the next below opens.
    func withoutTier(_ code: String) -> RuleSet {
        guard tiers.count > RuleSet.tierCounts.lowerBound, tier(code) != nil else { return self }
        var rules = self
        rules.tiers.removeAll { $0.code == code }
        let heir = rules.nearest(to: code, of: self)
        for index in rules.requirements.indices { rules.requirements[index].thresholds[code] = nil }
        // Nobody climbs to the lowest tier.
        if let lowest = rules.tiers.first?.code {
            for index in rules.requirements.indices { rules.requirements[index].thresholds[lowest] = nil }
        }
        rules.gates = rules.gates.mapValues { $0 == code ? heir : $0 }
        for index in rules.benefits.indices where rules.benefits[index].tier == code {
            rules.benefits[index].tier = heir
        }
        return rules
    }

    /// A tier changes places with the one above.
    func raisingTier(_ code: String) -> RuleSet {
        guard let index = tiers.firstIndex(where: { $0.code == code }), index + 1 < tiers.count else { return self }
        var rules = self
        rules.tiers.swapAt(index, index + 1)
        return rules
    }
}
