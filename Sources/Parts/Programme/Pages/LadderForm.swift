internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The ladder of a draft: a row for each tier, and what becomes of who no longer brings enough.
struct LadderForm: FieldForm {
    struct Row: FieldForm {
        let code: String
        var name: Field<String>
        var colour: Field<Int>
        var icon: Field<String>
        var rate: Field<Rate>
        var rhythm: Field<PayoutRhythm>
        var hours: Field<Int>
        var storage: Field<Int>

        var tier: Tier? {
            filled {
                try Tier(
                    code: code, name: name.get(), colour: colour.get(), icon: icon.get(), rate: rate.get(),
                    rhythm: rhythm.get(), supportHours: hours.get(), storage: storage.get())
            }
        }
    }

    var rows: [Row]
    var demotes: Field<Bool>
    var percent: Field<Int>
    var grace: Field<Int>

    /// As it was sent, else as the rules have it.
    init(_ sent: FormFields?, else rules: RuleSet) {
        let codes = sent?.values(of: "code") ?? rules.tiers.map(\.code)
        rows = codes.enumerated().map { Row($1, at: $0, sent, else: rules.tier($1)) }
        let most = RuleSet.tierCounts.upperBound
        for index in rows.indices.dropFirst(most) { rows[index].name.reject(FieldProblem.tooMany(most).text) }
        demotes = Field("demotes", .switched, sent, else: rules.keeping.demotes)
        percent = Field("keep", .integer(1...100), sent, else: rules.keeping.percent)
        grace = Field("grace", .integer(1...365), sent, else: rules.keeping.graceDays)
    }

    /// Nil where something is wrong.
    func applied(to rules: RuleSet) -> RuleSet? {
        filled {
            var rules = rules
            rules.tiers = rows.compactMap(\.tier)
            rules.keeping = try RetentionRule(demotes: demotes.get(), percent: percent.get(), graceDays: grace.get())
            return rules
        }
    }
}

extension LadderForm.Row {
    private static let colours = FieldRule<Int>.choice(Array(Tier.colours)) { "\($0)" }
    private static let icons = FieldRule<String>.choice(Tier.icons) { $0 }
    private static let rhythms = FieldRule<PayoutRhythm>.choice(PayoutRhythm.allCases, \.rawValue)

    fileprivate init(_ code: String, at index: Int, _ sent: FormFields?, else tier: Tier?) {
        self.code = code
        name = Field("name-\(index)", .text(max: 40), sent, else: tier?.name)
        colour = Field("colour-\(index)", Self.colours, sent, else: tier?.colour)
        icon = Field("icon-\(index)", Self.icons, sent, else: tier?.icon)
        rate = Field("rate-\(index)", .percent, sent, else: tier?.rate)
        rhythm = Field("rhythm-\(index)", Self.rhythms, sent, else: tier?.rhythm)
        hours = Field("hours-\(index)", .integer(1...1_000), sent, else: tier?.supportHours)
        storage = Field("storage-\(index)", .integer(0...1_000_000), sent, else: tier?.storage)
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
                supportHours: top.supportHours, storage: top.storage))
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
