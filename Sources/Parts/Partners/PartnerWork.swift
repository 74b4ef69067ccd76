internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// The background work of the part: it mirrors data of other parts, awards badges and cleans up.
struct PartnerWork: Sendable {
    /// Unconfirmed applications are deleted after this time.
    private static let unconfirmedFor = Duration.seconds(7 * 86_400)

    private let metrics: Metrics

    init(metrics: Metrics) {
        self.metrics = metrics
    }

    var listeners: [EventListener] {
        [
            EventListener(
                "partners.tier", to: ProgrammeEvent.kinds(.tierPlaced, .tierReached, .tierLost), from: .atTheBeginning,
                onceFor: { $0.firm?.text },
                .write { event, writer in
                    guard let firm = event.firm else { return }
                    try keepTier(of: firm, in: writer)
                }),
            EventListener(
                "partners.badges", to: metrics.events, from: .now, onceFor: { $0.firm?.text },
                .write { event, writer in
                    guard let firm = event.firm else { return }
                    try reward(firm, at: event.at, in: writer)
                }),
            EventListener(
                "partners.people", to: IdentityEvent.kinds(.changed), from: .now,
                .write { event, writer in
                    guard let id = ID<User>(event.subject), let account = try UserStore.account(id, in: writer) else {
                        return
                    }
                    try PartnerStore.setManagerName(account.user.name, of: id, in: writer)
                }),
        ]
    }

    /// Time alone earns some badges, a ladder may have other steps since yesterday, and some applications have grown old.
    var jobs: [PartJob] {
        [
            PartJob(
                Text("Nightly badge and tier update"),
                JobKind("partners.night", attempts: 3) { job in
                    let now = job.now
                    let steps = try job.database.read { try tonight($0, at: now) }
                    try job.write(each: steps) { step, writer in try step(writer) }
                    try job.finish { writer in
                        try ApplicationStore.forgetUnconfirmed(before: now - Self.unconfirmedFor, in: writer)
                    }
                }, at: .judging)
        ]
    }

    /// The nightly changes: few of ten thousand firms have any.
    private func tonight(_ reader: Reader, at now: Timestamp) throws -> [(Writer) throws -> Void] {
        let rewards = Rewards(metrics, in: try Settings.current(reader).zone)
        let firms = try PartnerStore.takingPart(in: reader)
        let due = try rewards.due(
            to: firms, tierSince: { try Standing.of($0, reader).since }, at: now, in: reader)
        return try PartnerRecords.misplaced(in: reader).map { firm in { try keepTier(of: firm, in: $0) } }
            + due.map { due in { try rewards.give(due, at: now, in: $0) } }
    }

    private func keepTier(of firm: ID<Firm>, in writer: Writer) throws {
        let tier = try Standing.of(firm, writer).tier
        let rank = try ProgrammeRules.current(writer).rules.rank(of: tier)
        try PartnerRecords.setTier(tier, rank: rank, of: firm, in: writer)
    }

    private func reward(_ firm: ID<Firm>, at now: Timestamp, in writer: Writer) throws {
        guard try PartnerStore.name(of: firm, in: writer) != nil else { return }
        let rewards = Rewards(metrics, in: try Settings.current(writer).zone)
        try rewards.evaluate(firm, tierSince: Standing.of(firm, writer).since, at: now, in: writer)
    }
}
