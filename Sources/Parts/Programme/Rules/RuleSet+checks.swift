package import Base
package import Templates
package import Web

extension RuleSet {
    /// The errors that prevent publishing the rules.
    package var problems: [Text] {
        var problems: [Text] = []
        if !RuleSet.tierCounts.contains(tiers.count) {
            problems.append(Text("A ladder has 2 to 8 tiers."))
        }
        if Set(tiers.map(\.code)).count < tiers.count || Set(tiers.map { $0.name.lowercased() }).count < tiers.count {
            problems.append(Text("Two tiers have the same name."))
        }
        if tiers.contains(where: {
            !Tier.colours.contains($0.colour) || $0.supportHours < 1 || $0.storage < 0 || !$0.rate.isShare
        }) {
            problems.append(Text("A tier has an invalid rate, colour or support response time."))
        }
        if Set(requirements.map(\.use)).count < requirements.count {
            problems.append(Text("Two requirements use the same metric and period."))
        }
        if tiers.contains(where: { $0.name.trimmed.isEmpty || $0.name.count > 40 }) {
            problems.append(Text("A tier has a name of 1 to 40 letters."))
        }
        if requirements.contains(where: { $0.thresholds.values.contains { $0 > TypedNumber.limit } }) {
            problems.append(Text("A requirement asks for more than can be counted."))
        }
        if requirements.contains(where: { $0.thresholds.values.contains { $0 < 1 } }) {
            problems.append(Text("A requirement must be at least 1."))
        }
        for requirement in requirements {
            let steps = tiers.compactMap { requirement.thresholds[$0.code] }
            if zip(steps, steps.dropFirst()).contains(where: { $0 > $1 }) {
                problems.append(Text("A higher tier requires less than a lower one."))
                break
            }
        }
        if (Array(gates.values) + benefits.map(\.tier)).contains(where: { tier($0) == nil }) {
            problems.append(Text("A feature or benefit belongs to a tier that does not exist."))
        }
        if !(1...100).contains(keeping.percent) || !(1...365).contains(keeping.graceDays) {
            problems.append(Text("The retention threshold must be 1 to 100%, and the grace period 1 to 365 days."))
        }
        if partnerTypes.contains(where: { $0.lowest > $0.highest || !$0.highest.isShare }) {
            problems.append(Text("A partner type has an invalid commission range."))
        }
        return problems
    }

    /// The differences from other rules, for the audit log: names, rates and thresholds individually, the rest by
    /// section.
    package func changes(since before: RuleSet) -> [AuditEntry.Change] {
        let old = before.facts
        let new = facts
        return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }
            .map { AuditEntry.Change($0, from: old[$0], to: new[$0]) }
    }

    private var facts: [String: String] {
        var facts = [
            "tiers": tiers.map(\.code).joined(separator: " "), "keeping.demotes": "\(keeping.demotes)",
            "keeping.percent": "\(keeping.percent)", "keeping.grace_days": "\(keeping.graceDays)",
            "regions": regions.map(\.name).joined(separator: ", "),
            "benefits": benefits.map { "\($0.tier): \($0.text)" }.joined(separator: "\n"),
        ]
        for tier in tiers {
            facts["tier.\(tier.code)"] =
                "\(tier.name), \(tier.rate.basisPoints) bp, \(tier.rhythm.rawValue), \(tier.supportHours) h, \(tier.storage) MB, "
                + "\(tier.icon) \(tier.colour)"
        }
        for requirement in requirements {
            for (tier, needed) in requirement.thresholds {
                facts["\(requirement.metric).\(requirement.window.rawValue).\(tier)"] = "\(needed)"
            }
        }
        for (feature, tier) in gates { facts["gate.\(feature)"] = tier }
        for type in partnerTypes {
            let name = "type.\(type.code).\(type.regions.joined(separator: "+"))"
            facts[name] = (try? JSON.text(type)) ?? ""
        }
        return facts
    }
}

extension Rate {
    /// From nothing to the whole.
    package var isShare: Bool { (0...10_000).contains(basisPoints) }
}
