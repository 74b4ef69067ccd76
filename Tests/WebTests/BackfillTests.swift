import Base
import Database
import TestKit
import Testing

@testable import Web

@Suite struct BackfillTests {
    @Test("a column is folded in all rows that were there before, some in each transaction")
    func folding() throws {
        let test = try TestDatabase("CREATE TABLE people (id BIGINT PRIMARY KEY, name_key TEXT)")
        try test.database.write { writer in
            for number in 1...450 { try writer.run("INSERT INTO people VALUES ($1, 'Müller')", [number]) }
            try writer.run("INSERT INTO people VALUES (451, 'plain')")
        }
        let backfill = Backfill.folding(
            "SELECT id, name_key FROM people WHERE id > $1 ORDER BY id LIMIT 200", from: .integer(0),
            update: "UPDATE people SET name_key = $2 WHERE id = $1")
        var steps = 0
        try backfill.run { step in
            steps += 1
            return try test.database.write(step)
        }
        #expect(steps == 4)
        try test.database.read { reader in
            let folded = try reader.value("SELECT count(*) FROM people WHERE name_key = 'muller'", as: Int.self)
            #expect(folded == 450)
            #expect(try reader.value("SELECT name_key FROM people WHERE id = 451") == "plain")
        }
    }
}
