package import Base
package import Database
internal import Identity
internal import Jobs
internal import Settings
package import Web

extension Standing {
    /// The standing of a firm; a firm that was never placed or evaluated is in the lowest tier since it was created.
    package static func of(_ firm: ID<Firm>, _ reader: Reader) throws -> Standing {
        if let found = try StandingStore.find(firm, reader) { return found }
        let current = try ProgrammeRules.current(reader)
        return .unplaced(firm, current.rules, try Settings.current(reader).zone)
    }

    static func unplaced(_ firm: ID<Firm>, _ rules: RuleSet, _ zone: TimeZone) -> Standing {
        let opened = Timestamp(milliseconds: firm.number.milliseconds)
        return .new(firm, in: rules.tiers.first?.code ?? "", at: opened, zone)
    }
}

/// Manual changes of standings.
package enum Standings {
    /// Puts a firm into a tier manually: when it joins, and whenever staff decide so.
    package static func place(
        _ firm: ID<Firm>, in tier: String, why note: String = "", by actor: Actor, at now: Timestamp, _ writer: Writer
    ) throws {
        let current = try ProgrammeRules.current(writer)
        guard let placed = current.rules.tier(tier) else { throw StandingError.noTier(tier) }
        let before = try StandingStore.find(firm, writer)
        guard before?.tier != tier else { return }
        let zone = try Settings.current(writer).zone
        var after = before ?? .new(firm, in: tier, at: now, zone)
        after.tier = tier
        after.since = now
        after.risk = nil
        after.percents = [:]
        after.nextPercent = nil
        try StandingStore.save(after, writer)
        try StandingStore.addAdvancement(
            of: firm, from: before?.tier, to: placed, before == nil ? .joined : .placed, note: note,
            rules: current.version, at: now, writer)
        try log(
            .tierPlaced, of: firm, by: actor,
            [.init("tier", from: before?.tier, to: tier), .init("reason", to: note)],
            TierPayload(firm: firm.text, from: before?.tier, tier: tier, version: current.version, why: note), at: now,
            writer)
    }

    /// Keeps a firm from going down.
    package static func pin(
        _ firm: ID<Firm>, because reason: String, by actor: Actor, at now: Timestamp, _ writer: Writer
    ) throws {
        var standing = try Standing.of(firm, writer)
        let before = standing.pin
        guard before != reason else { return }
        standing.pin = reason
        standing.risk = nil
        try StandingStore.save(standing, writer)
        try log(
            .tierPinned, of: firm, by: actor, [.init("pin", from: before, to: reason)],
            TierPayload(firm: firm.text, tier: standing.tier, why: reason), at: now, writer)
    }

    /// Lets it go its way again.
    package static func unpin(
        _ firm: ID<Firm>, because reason: String, by actor: Actor, at now: Timestamp, _ writer: Writer
    ) throws {
        var standing = try Standing.of(firm, writer)
        guard let before = standing.pin else { return }
        standing.pin = nil
        try StandingStore.save(standing, writer)
        try log(
            .tierUnpinned, of: firm, by: actor, [.init("pin", from: before, to: nil), .init("reason", to: reason)],
            TierPayload(firm: firm.text, tier: standing.tier, why: reason), at: now, writer)
    }

    static func log(
        _ event: ProgrammeEvent, of firm: ID<Firm>, by actor: Actor, _ changes: [AuditEntry.Change],
        _ payload: TierPayload,
        at now: Timestamp, _ writer: Writer
    ) throws {
        let name = try Firms.firm(firm, in: writer)?.name
        try writer.tell(
            event, of: firm, called: name, firm: firm, by: actor,
            changes: changes.filter { $0.from?.isEmpty == false || $0.to?.isEmpty == false },
            data: JSON.text(payload), at: now)
    }
}

/// The payload of tier events.
package struct TierPayload: Codable, Sendable {
    package let firm: String
    package var from: String?
    package let tier: String
    /// The day until which a firm at risk has time.
    package var until: String?
    package var version: Int64?
    /// The reason given by staff.
    package var why: String?
}

package enum StandingError: Error, Equatable, CustomStringConvertible {
    case noTier(String)

    package var description: String {
        switch self {
        case .noTier(let code): "the programme has no tier \(code)"
        }
    }
}

extension StandingStore {
    /// Writes what an evaluation has changed.
    static func keep(
        _ after: Standing, _ change: StandingChange?, under rules: ProgrammeRules, at now: Timestamp, _ writer: Writer
    ) throws {
        try save(after, writer)
        let version = rules.version
        func tell(_ event: ProgrammeEvent, _ payload: TierPayload, _ change: AuditEntry.Change) throws {
            try Standings.log(event, of: after.firm, by: .program, [change], payload, at: now, writer)
        }
        switch change {
        case .reached(let from, let to), .lost(let from, let to):
            let isUp = rules.rules.rank(of: to) > rules.rules.rank(of: from)
            guard let tier = rules.rules.tier(to) else { throw StandingError.noTier(to) }
            try addAdvancement(
                of: after.firm, from: from, to: tier, isUp ? .reached : .lost, rules: version, at: now, writer)
            try tell(
                isUp ? .tierReached : .tierLost,
                TierPayload(firm: after.firm.text, from: from, tier: to, version: version),
                .init("tier", from: from, to: to))
        case .atRisk(let risk):
            try tell(
                .tierAtRisk,
                TierPayload(firm: after.firm.text, tier: after.tier, until: "\(risk.until)", version: version),
                .init("at_risk_until", to: "\(risk.until)"))
        case .safe:
            try tell(
                .tierSafe, TierPayload(firm: after.firm.text, tier: after.tier, version: version),
                .init("at_risk", from: "yes", to: "no"))
        case nil: break
        }
    }

    /// Firms of tiers that new rules no longer have go to the next below.
    static func leaveTiers(
        of before: RuleSet, for after: ProgrammeRules, at now: Timestamp, _ writer: Writer
    ) throws {
        for standing in try all(writer) where after.rules.tier(standing.tier) == nil {
            let code = after.rules.nearest(to: standing.tier, of: before)
            guard let tier = after.rules.tier(code) else { throw StandingError.noTier(code) }
            var moved = standing
            moved.tier = code
            moved.since = now
            moved.risk = nil
            moved.percents = [:]
            moved.nextPercent = nil
            try save(moved, writer)
            try addAdvancement(
                of: standing.firm, from: standing.tier, to: tier, .rules, rules: after.version, at: now, writer)
            try Standings.log(
                .tierPlaced, of: standing.firm, by: .program, [.init("tier", from: standing.tier, to: code)],
                TierPayload(firm: standing.firm.text, from: standing.tier, tier: code, version: after.version), at: now,
                writer)
        }
    }
}
