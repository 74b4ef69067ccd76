internal import Base
internal import Database
internal import Web

/// All that is known of a firm's way up, for its page and its what-if.
struct TierStatus {
    let standing: Standing
    let frame: Evaluation.Frame
    let tier: Tier
    let next: Tier?
    let readings: Readings
    let metrics: Metrics

    init(of firm: ID<Firm>, _ evaluation: Evaluation, at now: Timestamp, _ reader: Reader) throws {
        let standing = try Standing.of(firm, reader)
        frame = try Evaluation.Frame(at: now, reader)
        let rules = frame.current.rules
        guard let tier = rules.tier(standing.tier) ?? rules.tiers.first else {
            throw StandingError.noTier(standing.tier)
        }
        self.standing = standing
        self.tier = tier
        next = rules.next(above: standing.tier)
        readings = try evaluation.readings(of: standing, rules, frame, reader)
        metrics = evaluation.metrics
    }

    var rules: RuleSet { frame.current.rules }
    var today: CivilDate { frame.zone.local(frame.now).day }

    /// To the next tier; on the highest, what it asks for itself.
    var progress: Progress { rules.progress(to: next?.code ?? tier.code, readings) }

    /// What still counts for the current tier.
    var keeping: Progress { rules.keeping(tier.code, readings) }

    /// The records that counted for a requirement, newest first.
    func records(_ requirement: Requirement, _ reader: Reader) throws -> [CountedRecord] {
        guard let metric = metrics[requirement.metric] else { return [] }
        let span = requirement.window.span(at: frame.now, since: standing.since, in: frame.zone)
        return try metric.records(standing.firm, span, reader)
    }

    /// The amounts that leave a rolling period, and when, soonest first.
    func leaving(_ requirement: Requirement, _ records: [CountedRecord]) -> [(day: CivilDate, record: CountedRecord)] {
        guard requirement.window.rollingDays != nil else { return [] }
        return records.reversed().compactMap { record in
            requirement.window.dayOfLeaving(record.at, in: frame.zone).map { (day: $0, record: record) }
        }
    }

    /// The estimated date of the next tier with additional amounts per month.
    func estimate(more: [String: Int64] = [:], _ reader: Reader) throws -> Estimate? {
        guard next != nil else { return nil }
        let history = today.days(since: frame.zone.local(standing.joined).day)
        let outlooks = try progress.parts.map { part in try outlook(part, history: history, reader) }
        return Estimate(outlooks, history: history, today: today, more: more)
    }

    private func outlook(_ part: Progress.Part, history: Int, _ reader: Reader) throws -> RequirementForecast {
        let growth = metrics.label(part.requirement.metric)?.growth ?? .adds
        guard let metric = metrics[part.requirement.metric], growth == .adds, part.missing > 0 else {
            return RequirementForecast(part, growth, Pace(growth == .byTheDay ? 1 : 0, inDays: 1))
        }
        let days = min(Estimate.daysOfPace, max(history, 1))
        let span = Span(from: frame.zone.start(of: today.adding(1 - days)), to: frame.now + .milliseconds(1))
        let records = try part.requirement.window.rollingDays == nil ? [] : records(part.requirement, reader)
        return RequirementForecast(
            part, growth, Pace(try metric.value(standing.firm, span, reader), inDays: days),
            leaving: leaving(part.requirement, records).map { ($0.day, $0.record.amount) })
    }
}
