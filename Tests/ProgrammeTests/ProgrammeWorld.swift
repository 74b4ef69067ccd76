import Base
import Database
import Identity
import Jobs
import TestKit
import Testing
import Web

@testable import Programme

/// A database with firms, and metrics whose records the test makes up.
final class ProgrammeWorld: Sendable {
    struct Entry: Sendable {
        let metric: String
        let firm: ID<Firm>
        let record: CountedRecord
    }

    let test: TestDatabase
    let entries = Guarded<[Entry]>([])
    /// How often a metric was asked, one firm or all at once.
    let asked = Guarded<(one: Int, all: Int)>((0, 0))
    let time: Guarded<Timestamp>

    var database: Database { test.database }
    var now: Timestamp { time.withLock { $0 } }

    init(at start: Timestamp = moment("2026-05-15")) throws {
        test = try TestDatabase(migrated: Database.Settings())
        time = Guarded(start)
    }

    func programme(
        _ labels: [MetricLabel] = [.leadsSubmitted, .wonValue, .modulesPassed], sales: Sales? = nil
    ) -> ProgrammeEngine {
        ProgrammeEngine(metrics: labels.map(metric), sales: sales, now: { self.now })
    }

    private func metric(_ label: MetricLabel) -> Metric {
        @Sendable func counted(_ span: Span) -> [Entry] {
            entries.withLock { $0 }.filter { entry in
                let isBehind = span.from.map { entry.record.at >= $0 } ?? true
                return entry.metric == label.code && isBehind && entry.record.at < span.to
            }
        }
        return Metric(
            label, events: ["lead.created"],
            value: { firm, span, _ in
                self.asked.withLock { $0.one += 1 }
                return counted(span).filter { $0.firm == firm }.reduce(0) { $0 + $1.record.amount }
            },
            values: { span, _ in
                self.asked.withLock { $0.all += 1 }
                return counted(span).reduce(into: [:]) { $0[$1.firm, default: 0] += $1.record.amount }
            },
            records: { firm, span, _ in
                counted(span).filter { $0.firm == firm }.map(\.record).sorted { $0.at > $1.at }
            })
    }

    func firm(_ name: String = "Weber & Partner") throws -> ID<Firm> {
        let id = ID<Firm>.make()
        try database.write { writer in
            try Firms.open(id, name: name, in: writer)
            try Standings.place(id, in: "starter", by: .program, at: moment("2026-01-10"), writer)
        }
        return id
    }

    func add(_ label: MetricLabel, _ amount: Int64 = 1, to firm: ID<Firm>, on day: String) {
        let record = CountedRecord(id: "r", title: "Record of \(day)", path: "/leads", at: moment(day), amount: amount)
        entries.withLock { $0.append(Entry(metric: label.code, firm: firm, record: record)) }
    }

    /// Enough of everything that is measured for Active.
    func bringActive(_ firm: ID<Firm>, on day: String = "2026-05-10") {
        add(.leadsSubmitted, 3, to: firm, on: day)
        add(.wonValue, 500_000, to: firm, on: day)
        add(.modulesPassed, 4, to: firm, on: day)
    }

    func standing(_ firm: ID<Firm>) throws -> Standing {
        try database.read { try Standing.of(firm, $0) }
    }

    func evaluateAll(_ programme: ProgrammeEngine, on day: String) throws {
        time.withLock { $0 = moment(day) }
        try database.write { try $0.enqueue(Evaluation.jobKind, at: now) }
        let runner = JobRunner([programme.job()], database, now: { self.now })
        try runner.settle()
        let failed = try database.read { try JobStore.all(in: .waiting, $0) + JobStore.all(in: .failed, $0) }
        for job in failed { throw WorldError(job.message) }
    }

    func kinds(of firm: ID<Firm>) throws -> [String] {
        try database.read { try EventLog.history(of: firm.text, $0) }.map(\.kind.rawValue)
    }

    func audited() throws -> [String] {
        try database.read { reader in
            #expect(try AuditLog.firstBreak(in: reader) == nil)
            return try reader.all("SELECT action FROM audit_entries ORDER BY number") { try $0.text() }
        }
    }
}

struct WorldError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension Actor {
    static let anna = Actor(
        User(id: .make(), name: "Anna Admin", email: address, roles: [.admin], firm: nil), address: "203.0.113.7")

    private static var address: EmailAddress {
        guard let address = try? EmailAddress("anna@example.com") else { preconditionFailure("a good address") }
        return address
    }
}
