package import Base
package import Web

/// The standing of a firm.
package struct Standing: Equatable, Sendable {
    /// The firm goes down a tier on a day, if it does not bring more until then.
    package struct Risk: Equatable, Sendable {
        package let since: CivilDate
        package let until: CivilDate

        package init(since: CivilDate, until: CivilDate) {
            self.since = since
            self.until = until
        }
    }

    package let firm: ID<Firm>
    /// The code of the tier.
    package var tier: String
    package var since: Timestamp
    /// The date it joined the programme.
    package let joined: Timestamp
    package var risk: Risk?
    /// The reason for locking its tier.
    package var pin: String?
    /// The first of the month for which it was reviewed last.
    package var reviewed: CivilDate
    /// The progress to each higher tier, in per cent.
    package var percents: [String: Int]
    /// Progress to the next tier in per cent; nil if there is none, or nothing was measured yet.
    package var nextPercent: Int?

    package init(
        firm: ID<Firm>, tier: String, since: Timestamp, joined: Timestamp, risk: Risk? = nil, pin: String? = nil,
        reviewed: CivilDate, percents: [String: Int] = [:], nextPercent: Int? = nil
    ) {
        self.firm = firm
        self.tier = tier
        self.since = since
        self.joined = joined
        self.risk = risk
        self.pin = pin
        self.reviewed = reviewed
        self.percents = percents
        self.nextPercent = nextPercent
    }

    /// Of a firm that has just joined.
    package static func new(_ firm: ID<Firm>, in tier: String, at moment: Timestamp, _ zone: TimeZone) -> Standing {
        Standing(
            firm: firm, tier: tier, since: moment, joined: moment, reviewed: zone.local(moment).day.firstOfMonth)
    }
}

/// The change made by an evaluation.
package enum StandingChange: Equatable, Sendable {
    case reached(from: String, to: String)
    case atRisk(Standing.Risk)
    case safe
    case lost(from: String, to: String)
}

extension Standing {
    /// The standing that follows from the rules and from what was measured, and the change that leads there.
    ///
    /// It climbs at once. It is reviewed for going down once a month, on its first day or the next one that comes; then
    /// it has its days of grace, in which it is safe again as soon as it brings enough.
    package func evaluated(
        _ rules: RuleSet, _ readings: Readings, at now: Timestamp, _ zone: TimeZone
    ) -> (standing: Standing, change: StandingChange?) {
        let today = zone.local(now).day
        var next = self
        let change = next.apply(rules, readings, at: now, today)
        if next.reviewed < today.firstOfMonth { next.reviewed = today.firstOfMonth }
        let after = next.tier == tier ? readings : readings.atTheStartOfATier
        next.percents = Dictionary(
            uniqueKeysWithValues: rules.tiers.dropFirst(rules.rank(of: next.tier) + 1).map { tier in
                (tier.code, rules.progress(to: tier.code, after).percent)
            })
        next.nextPercent = rules.next(above: next.tier).flatMap { next.percents[$0.code] }
        return (next, change)
    }

    private mutating func apply(
        _ rules: RuleSet, _ readings: Readings, at now: Timestamp, _ today: CivilDate
    ) -> StandingChange? {
        if let above = rules.reached(from: tier, readings) { return move(to: above.code, at: now, isUp: true) }
        let isShort = rules.keeping.demotes && pin == nil && rules.isShort(in: tier, readings)
        guard let risk else {
            guard isShort, reviewed < today.firstOfMonth else { return nil }
            let risk = Risk(since: today, until: today.adding(rules.keeping.graceDays))
            self.risk = risk
            return .atRisk(risk)
        }
        guard isShort else {
            self.risk = nil
            return .safe
        }
        guard today >= risk.until else { return nil }
        return move(to: rules.tiers[rules.rank(of: tier) - 1].code, at: now, isUp: false)
    }

    private mutating func move(to other: String, at now: Timestamp, isUp: Bool) -> StandingChange {
        let from = tier
        tier = other
        since = now
        risk = nil
        return isUp ? .reached(from: from, to: other) : .lost(from: from, to: other)
    }
}
