import Base
import Database
import Jobs
import TestKit
import Testing
import Web

@testable import Operations

@Suite struct OperationsGaugesTests {
    private let test: TestDatabase
    private let now = Timestamp(milliseconds: 1_900_000_000_000)

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
    }

    private func figures() throws -> [String: Int] {
        let gauges = try test.database.read { try OperationsGauges.read($0, at: now) }
        return Dictionary(gauges.map { ($0.name, $0.value) }) { first, _ in first }
    }

    @Test("a quiet portal has nothing that waits, and no proof yet")
    func quiet() throws {
        #expect(
            try figures() == [
                "portico_jobs_due": 0, "portico_jobs_due_seconds": 0, "portico_jobs_failed": 0,
                "portico_events_parked": 0,
                "portico_mails_waiting": 0, "portico_mails_held": 0, "portico_mails_failed": 0,
            ])
    }

    @Test("jobs are counted from when they could be under way")
    func jobs() throws {
        try test.database.write { writer in
            _ = try writer.enqueue("maintenance.tidy", at: now - .seconds(90))
            _ = try writer.enqueue("maintenance.proof", at: now - .seconds(30))
            _ = try writer.enqueue("maintenance.backup", at: now + .seconds(30))
        }
        let figures = try figures()
        #expect(figures["portico_jobs_due"] == 2)
        #expect(figures["portico_jobs_due_seconds"] == 90)
    }

    @Test("a proof is told with what it found, and how old it is", arguments: [true, false])
    func proof(isGood: Bool) throws {
        try test.database.write { writer in
            try writer.run(
                "INSERT INTO backup_proofs (proved_at, backup, is_good, detail) VALUES ($1, $2, $3, $4)",
                [now - .seconds(3_600), "x", isGood, ""])
        }
        let figures = try figures()
        #expect(figures["portico_backup_good"] == (isGood ? 1 : 0))
        #expect(figures["portico_backup_proof_age_seconds"] == 3_600)
    }
}
