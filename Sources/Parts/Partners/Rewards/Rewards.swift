package import Base
package import Database
internal import Jobs
package import Programme
package import Web

/// Looks what firms have earned: badges by their rules, and challenges that are on.
package struct Rewards: Sendable {
    package let metrics: Metrics
    /// The programme's time zone.
    package let zone: TimeZone

    package init(_ metrics: Metrics, in zone: TimeZone) {
        self.metrics = metrics
        self.zone = zone
    }

    /// Gives one firm what it has reached by now; `tierSince` is when it reached its tier.
    package func evaluate(
        _ firm: ID<Firm>, tierSince: Timestamp, at now: Timestamp, in writer: Writer
    ) throws {
        let owned = Set(try BadgeStore.awards(of: firm, in: writer).map(\.badge.id))
        for badge in try BadgeStore.all(in: writer) where !badge.isRetired && !owned.contains(badge.id) {
            guard let rule = badge.rule, let metric = metrics[rule.use.metric] else { continue }
            let span = rule.use.window.span(at: now, since: tierSince, in: zone)
            guard rule.isMet(by: try metric.value(firm, span, writer)) else { continue }
            _ = try BadgeStore.award(badge.id, to: firm, at: now, in: writer)
        }
        for challenge in try ChallengeStore.open(on: zone.local(now).day, in: writer) {
            guard let value = try value(of: challenge, for: firm, in: writer), value >= challenge.target else {
                continue
            }
            try win(challenge, by: firm, at: now, in: writer)
        }
    }

    /// Something that a firm has reached and does not have yet.
    package enum Due: Sendable {
        case badge(ID<Badge>, ID<Firm>)
        case challenge(Challenge, ID<Firm>)
    }

    /// Returns the awards due to these firms: each metric is read once for all of them, except for the time in a tier,
    /// which differs by firm.
    package func due(
        to firms: [ID<Firm>], tierSince: (ID<Firm>) throws -> Timestamp, at now: Timestamp, in reader: Reader
    ) throws -> [Due] {
        var due: [Due] = []
        for badge in try BadgeStore.all(in: reader) where !badge.isRetired {
            guard let rule = badge.rule, let metric = metrics[rule.use.metric] else { continue }
            let holders = try BadgeStore.holders(of: badge.id, in: reader)
            let open = firms.filter { !holders.contains($0) }
            let window = rule.use.window
            let values =
                window == .inTier
                ? [:] : try metric.values(window.span(at: now, since: now, in: zone), reader)
            for firm in open {
                let value =
                    try window == .inTier
                    ? metric.value(firm, window.span(at: now, since: tierSince(firm), in: zone), reader)
                    : values[firm] ?? 0
                if rule.isMet(by: value) { due.append(.badge(badge.id, firm)) }
            }
        }
        for challenge in try ChallengeStore.open(on: zone.local(now).day, in: reader) {
            guard let metric = metrics[challenge.metric] else { continue }
            let winners = Set(try ChallengeStore.winners(of: challenge.id, in: reader).map(\.firm))
            let values = try metric.values(challenge.span(in: zone), reader)
            due += firms.filter { !winners.contains($0) && values[$0] ?? 0 >= challenge.target }.map {
                .challenge(challenge, $0)
            }
        }
        return due
    }

    package func give(_ due: Due, at now: Timestamp, in writer: Writer) throws {
        switch due {
        case .badge(let badge, let firm): _ = try BadgeStore.award(badge, to: firm, at: now, in: writer)
        case .challenge(let challenge, let firm): try win(challenge, by: firm, at: now, in: writer)
        }
    }

    /// The value of a firm in a challenge; nil if it is not measured.
    package func value(of challenge: Challenge, for firm: ID<Firm>, in reader: Reader) throws -> Int64? {
        try metrics[challenge.metric]?.value(firm, challenge.span(in: zone), reader)
    }

    private func win(_ challenge: Challenge, by firm: ID<Firm>, at now: Timestamp, in writer: Writer) throws {
        guard try ChallengeStore.win(challenge.id, by: firm, at: now, in: writer) else { return }
        try writer.record(
            PartnerEvent.challengeWon, of: firm, data: JSON.text(["challenge": challenge.id.text]), at: now)
        if let badge = challenge.badge { _ = try BadgeStore.award(badge, to: firm, at: now, in: writer) }
    }
}
