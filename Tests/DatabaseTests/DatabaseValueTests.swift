import Base
import TestKit
import Testing

@testable import Database

private enum Lead: Identified {
    static let idPrefix = "lead"
}

private enum Stage: String, DatabaseValue {
    case open, won
}

@Suite struct DatabaseValueTests {
    let test: TestDatabase

    init() throws {
        test = try TestDatabase("CREATE TABLE things (big BIGINT, real DOUBLE PRECISION, text TEXT, bytes BYTEA)")
    }

    /// Writes a value into a column and reads it back.
    private func roundTrip<Value: DatabaseValue>(_ value: Value, _ insert: SQL, _ select: SQL) throws -> Value? {
        try test.database.write { try $0.run(insert, [value]) }
        return try test.database.read { try $0.value(select) }
    }

    private func big<Value: DatabaseValue>(_ value: Value) throws -> Value? {
        try roundTrip(value, "INSERT INTO things (big) VALUES ($1)", "SELECT big FROM things")
    }

    private func text<Value: DatabaseValue>(_ value: Value) throws -> Value? {
        try roundTrip(value, "INSERT INTO things (text) VALUES ($1)", "SELECT text FROM things")
    }

    @Test("whole numbers", arguments: [0, 1, -1, .max, .min] as [Int64])
    func integers(number: Int64) throws {
        #expect(try big(number) == number)
    }

    @Test(
        "texts", arguments: ["", "a", "ä€😀", "a\0b", "'; DROP TABLE things; --", String(repeating: "x", count: 70_000)])
    func texts(value: String) throws {
        #expect(try text(value) == value)
    }

    @Test("bytes", arguments: [[], [0], [0, 255, 0], Bytes(repeating: 7, count: 100_000)])
    func bytes(value: Bytes) throws {
        let read = try roundTrip(value, "INSERT INTO things (bytes) VALUES ($1)", "SELECT bytes FROM things")
        #expect(read == value)
    }

    @Test("fractions, also whole ones", arguments: [0.5, 2, -1e300])
    func fractions(value: Double) throws {
        #expect(try roundTrip(value, "INSERT INTO things (real) VALUES ($1)", "SELECT real FROM things") == value)
    }

    @Test("every type of the house goes in and comes out")
    func all() throws {
        let id = ID<Lead>.make()
        let day = CivilDate(year: 2026, month: 2, day: 28)
        let values: [any DatabaseValue] = [
            id, Timestamp(milliseconds: -5), day, Currency.eur, Rate(basisPoints: 2200), true, Stage.won, Int?.none,
            Stage?.some(.open), 12,
        ]
        try test.database.read { reader in
            try reader.each("SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $4", values) { (row: inout Row) throws in
                #expect(try row.next() == id)
                #expect(try row.next(Timestamp.self) == Timestamp(milliseconds: -5))
                #expect(try row.next() == day)
                #expect(try row.next() == Currency.eur)
                #expect(try row.next() == Rate(basisPoints: 2200))
                #expect(try row.next(Bool.self))
                #expect(try row.next() == Stage.won)
                #expect(try row.next(Int?.self) == nil)
                #expect(try row.next(Stage?.self) == .open)
                #expect(try row.next(Money.self) == Money(minor: 12, .eur))
            }
        }
    }

    @Test("what may be missing takes its columns all the same, and so does what is passed over")
    func missing() throws {
        try test.database.read { reader in
            try reader.each("SELECT NULL, NULL, 5, 'EUR', 'x', NULL, 7") { (row: inout Row) throws in
                #expect(try row.next(Money?.self) == nil)
                #expect(try row.next(Money?.self) == Money(minor: 5, .eur))
                row.skip()
                #expect(try row.isNull)
                #expect(try row.next(String?.self) == nil)
                #expect(try row.next() == 7)
            }
        }
    }

    @Test("nothing is cast on the quiet")
    func noCasts() throws {
        try test.database.read { reader in
            try reader.each("SELECT 1, '1', 1.0, 1, '1', NULL, 'lead_1', 'lost', 2") { (row: inout Row) throws in
                #expect(throws: DatabaseError.self) { try row.text() }
                #expect(throws: DatabaseError.self) { try row.next(Int.self) }
                #expect(throws: DatabaseError.self) { try row.next(Int.self) }
                #expect(throws: DatabaseError.self) { try row.real() }
                #expect(throws: DatabaseError.self) { try row.bytes() }
                #expect(throws: DatabaseError.self) { try row.text() }
                #expect(throws: DatabaseError.self) { try row.next(ID<Lead>.self) }
                #expect(throws: DatabaseError.self) { try row.next(Stage.self) }
                #expect(throws: DatabaseError.self) { try row.next(Bool.self) }
                #expect(throws: DatabaseError.self) { try row.next(Int?.self) }
                #expect(throws: DatabaseError.self) { try row.text() }
            }
        }
    }

    @Test("a column that holds something else is told by its name, not by its value")
    func unexpected() throws {
        try test.database.read { reader in
            let error = #expect(throws: DatabaseError.self) {
                try reader.first("SELECT 'secret' AS stage") { try $0.next(Stage.self) }
            }
            #expect(error?.kind == .unexpectedValue)
            #expect(error?.message == "the column 0 (stage) does not hold a Stage")
        }
    }
}
