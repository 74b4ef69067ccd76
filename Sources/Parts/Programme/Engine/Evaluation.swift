internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Settings
internal import Web

/// Measures firms and judges them: one when something happens that can change what it brings, all of them at night.
struct Evaluation: Sendable {
    static let jobKind = "programme.evaluate"

    let metrics: Metrics
    /// Hears whenever the night's work is some firms further.
    var progressed: @Sendable () -> Void = {}

    /// The rules and the calendar that firms are judged by.
    struct Frame {
        let current: ProgrammeRules
        let zone: TimeZone
        let now: Timestamp

        init(at now: Timestamp, _ reader: Reader) throws {
            current = try ProgrammeRules.current(reader)
            zone = try Settings.current(reader).zone
            self.now = now
        }

        func isLike(_ other: Frame) -> Bool {
            current.version == other.current.version && zone.name == other.zone.name
        }
    }

    // MARK: Measuring

    func readings(of standing: Standing, _ rules: RuleSet, _ frame: Frame, _ reader: Reader) throws -> Readings {
        var readings = Readings()
        for use in Set(rules.requirements.map(\.use)) {
            guard let metric = metrics[use.metric] else { continue }
            let span = use.window.span(at: frame.now, since: standing.since, in: frame.zone)
            readings.values[use] = try metric.value(standing.firm, span, reader)
            if use.window == .calendarMonth {
                let month = Window.lastMonth(at: frame.now, in: frame.zone)
                readings.lastMonth[use.metric] = try metric.value(standing.firm, month, reader)
            }
        }
        return readings
    }

    /// Of many at once: each metric is asked once for all firms, but for the time in a tier, which is each firm's own.
    func readings(
        of standings: [Standing], _ rules: RuleSet, _ frame: Frame, _ reader: Reader
    ) throws -> [ID<Firm>: Readings] {
        var all = Dictionary(uniqueKeysWithValues: standings.map { ($0.firm, Readings()) })
        for use in Set(rules.requirements.map(\.use)) {
            guard let metric = metrics[use.metric] else { continue }
            if use.window == .inTier {
                for standing in standings {
                    let span = use.window.span(at: frame.now, since: standing.since, in: frame.zone)
                    all[standing.firm]?.values[use] = try metric.value(standing.firm, span, reader)
                }
                continue
            }
            let values = try metric.values(
                use.window.span(at: frame.now, since: frame.now, in: frame.zone), reader)
            let lastMonth =
                use.window == .calendarMonth
                ? try metric.values(Window.lastMonth(at: frame.now, in: frame.zone), reader) : nil
            for standing in standings {
                all[standing.firm]?.values[use] = values[standing.firm] ?? 0
                if let lastMonth { all[standing.firm]?.lastMonth[use.metric] = lastMonth[standing.firm] ?? 0 }
            }
        }
        return all
    }

    /// Of every firm that takes part.
    func standings(_ frame: Frame, _ reader: Reader) throws -> [Standing] {
        let known = Dictionary(uniqueKeysWithValues: try StandingStore.all(reader).map { ($0.firm, $0) })
        return try Firms.all(in: reader).map { firm in
            known[firm] ?? .unplaced(firm, frame.current.rules, frame.zone)
        }
    }

    // MARK: Judging

    func evaluate(_ firm: ID<Firm>, at now: Timestamp, _ writer: Writer) throws {
        let frame = try Frame(at: now, writer)
        let before = try Standing.of(firm, writer)
        let readings = try readings(of: before, frame.current.rules, frame, writer)
        try judge(before, readings, frame, writer)
    }

    private func judge(_ before: Standing, _ readings: Readings, _ frame: Frame, _ writer: Writer) throws {
        let (after, change) = before.evaluated(frame.current.rules, readings, at: frame.now, frame.zone)
        guard after != before || change != nil else { return }
        try StandingStore.keep(after, change, under: frame.current, at: frame.now, writer)
    }

    /// The nightly evaluation. It starts again if the rules or the time zone change while it runs.
    func evaluateAll(at now: Timestamp, _ job: RunningJob) throws {
        while try !judgeAll(at: now, job) {}
    }

    /// Readings are taken first; firms that moved since are skipped. Returns false if the rules have changed.
    private func judgeAll(at now: Timestamp, _ job: RunningJob) throws -> Bool {
        let (frame, standings, readings) = try job.database.read { try measureAll(at: now, $0) }
        return try job.write(
            each: standings, while: { try Frame(at: now, $0).isLike(frame) }, noted: progressed
        ) { standing, writer in
            guard let readings = readings[standing.firm] else { return }
            let known = try StandingStore.find(standing.firm, writer)
            guard known == nil || known == standing else { return }
            try judge(standing, readings, frame, writer)
        }
    }

    private func measureAll(
        at now: Timestamp, _ reader: Reader
    ) throws -> (Frame, [Standing], [ID<Firm>: Readings]) {
        let frame = try Frame(at: now, reader)
        let standings = try standings(frame, reader)
        return (frame, standings, try readings(of: standings, frame.current.rules, frame, reader))
    }

    // MARK: Foreseeing

    func rehearse(_ draft: RuleSet, sales: Sales?, at now: Timestamp, _ reader: Reader) throws -> RulesPreview {
        let frame = try Frame(at: now, reader)
        let rules = frame.current.rules
        let standings = try self.standings(frame, reader)
        let readings = try readings(of: standings, draft, frame, reader)
        let sold = try sales.map { try $0(lastQuarter(frame), reader) }
        let rows = try standings.map { standing in
            let verdict = RulesPreview.verdict(
                on: standing, readings[standing.firm] ?? Readings(), before: rules, after: draft)
            var difference: Money?
            if let sold = sold?[standing.firm], let from = rules.tier(standing.tier),
                let to = draft.tier(verdict.tier(from: standing.tier))
            {
                difference = try sold * to.rate - sold * from.rate
            }
            return RulesPreview.Row(firm: standing.firm, from: standing.tier, verdict: verdict, difference: difference)
        }
        return RulesPreview(rows, knowsSales: sold != nil)
    }

    /// The last one that is over.
    private func lastQuarter(_ frame: Frame) -> Span {
        let today = frame.zone.local(frame.now).day
        let month = (today.month - 1) / 3 * 3 + 1
        let start = CivilDate(year: today.year, month: month, day: 1)
        let before =
            month == 1
            ? CivilDate(year: today.year - 1, month: 10, day: 1) : CivilDate(year: today.year, month: month - 3, day: 1)
        return Span(from: frame.zone.start(of: before), to: frame.zone.start(of: start))
    }
}

extension RulesPreview.Verdict {
    fileprivate func tier(from current: String) -> String {
        switch self {
        case .stays: current
        case .up(let tier), .down(let tier): tier
        }
    }
}
