import Base
import Database
import Jobs
import Programme
import Web

@testable import App

/// A portal in which leads, won value and course modules are measured: by records that the test makes up.
final class MeasuredPortal: Sendable {
    private struct Entry: Sendable {
        let metric: String
        let firm: ID<Firm>
        let record: CountedRecord
    }

    private let entries: Guarded<[Entry]>
    let portal: TestPortal
    let programme: ProgrammeEngine

    init() throws {
        let entries = Guarded<[Entry]>([])
        self.entries = entries
        programme = ProgrammeEngine(
            metrics: [
                .leadsSubmitted.earned(at: "/leads/new"), .wonValue.earned(at: "/leads"), .modulesPassed,
            ].map { MeasuredPortal.metric($0, entries) })
        portal = try TestPortal(programme: Programme(engine: programme))
    }

    func add(_ label: MetricLabel, _ title: String, _ amount: Int64 = 1, to firm: ID<Firm>, daysAgo: Int) {
        let at = portal.clock.now - .seconds(daysAgo * 86_400)
        let record = CountedRecord(id: title, title: title, path: "/leads", at: at, amount: amount)
        entries.withLock { $0.append(Entry(metric: label.code, firm: firm, record: record)) }
    }

    /// A firm that joined so long ago.
    func firm(_ name: String, in tier: String = "starter", daysAgo: Int = 120) throws -> ID<Firm> {
        let id = try portal.firm(name)
        let joined = portal.clock.now - .seconds(daysAgo * 86_400)
        try portal.database.write { try Standings.place(id, in: tier, by: .program, at: joined, $0) }
        return id
    }

    /// What happens when a lead has come in.
    func evaluate(_ firm: ID<Firm>) throws {
        try portal.database.write { try programme.evaluate(firm, at: portal.clock.now, $0) }
    }

    private static func metric(_ label: MetricLabel, _ entries: Guarded<[Entry]>) -> Metric {
        @Sendable func counted(_ span: Span) -> [Entry] {
            entries.withLock { $0 }.filter { entry in
                let isBehind = span.from.map { entry.record.at >= $0 } ?? true
                return entry.metric == label.code && isBehind && entry.record.at < span.to
            }
        }
        return Metric(
            label, events: ["lead.created"],
            value: { firm, span, _ in counted(span).filter { $0.firm == firm }.reduce(0) { $0 + $1.record.amount } },
            values: { span, _ in counted(span).reduce(into: [:]) { $0[$1.firm, default: 0] += $1.record.amount } },
            records: { firm, span, _ in
                counted(span).filter { $0.firm == firm }.map(\.record).sorted { $0.at > $1.at }
            })
    }
}
