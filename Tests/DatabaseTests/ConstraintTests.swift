import TestKit
import Testing

@testable import Database

@Suite struct ConstraintTests {
    let test: TestDatabase

    init() throws {
        test = try TestDatabase(
            """
            CREATE TABLE leads (
                id TEXT PRIMARY KEY,
                partner TEXT NOT NULL,
                email TEXT,
                value BIGINT CHECK (value >= 0),
                parent TEXT REFERENCES leads (id),
                CONSTRAINT stage_known CHECK (partner <> 'nobody'),
                UNIQUE (partner, email)
            )
            """,
            "CREATE UNIQUE INDEX leads_by_value ON leads (abs(value))",
            "INSERT INTO leads VALUES ('a', 'p', 'anna@example.com', 1, NULL)")
    }

    static let breaches: [(SQL, Constraint)] = [
        ("INSERT INTO leads (id, partner) VALUES ('a', 'q')", .unique(table: "leads", columns: ["id"])),
        (
            "INSERT INTO leads (id, partner, email) VALUES ('b', 'p', 'anna@example.com')",
            .unique(table: "leads", columns: ["partner", "email"])
        ),
        ("INSERT INTO leads (id, partner, value) VALUES ('b', 'q', 1)", .index("leads_by_value")),
        ("INSERT INTO leads (id) VALUES ('b')", .notNull(table: "leads", column: "partner")),
        ("INSERT INTO leads (id, partner, value) VALUES ('b', 'q', -1)", .check("value >= 0")),
        ("INSERT INTO leads (id, partner) VALUES ('b', 'nobody')", .check("stage_known")),
        ("INSERT INTO leads (id, partner, parent) VALUES ('b', 'q', 'z')", .foreignKey),
    ]

    @Test("which rule a write would break can be told", arguments: breaches.indices)
    func breach(number: Int) throws {
        let (sql, constraint) = Self.breaches[number]
        let error = #expect(throws: DatabaseError.self) { try test.database.write { _ = try $0.run(sql) } }
        #expect(error?.kind == .constraint(constraint))
    }

    @Test("a row that is there already is asked for by its columns")
    func isUnique() throws {
        let error = #expect(throws: DatabaseError.self) {
            try test.database.write { _ = try $0.run(Self.breaches[1].0) }
        }
        #expect(error?.isUnique("leads", "partner", "email") == true)
        #expect(error?.isUnique("leads", "email") == false)
    }
}
