import Base
import TestKit
import Testing

@testable import Database

/// A bank: whatever is transferred at once, read meanwhile, or fails half-way, the sum of all accounts stays.
@Suite struct RandomScheduleTests {
    static let accounts = 8
    static let total = accounts * 100

    struct Change: Error {}

    @Test("two hundred random schedules of writes, reads and failures keep the sum", arguments: 0..<20)
    func schedules(batch: Int) throws {
        for round in 0..<10 {
            try schedule(seed: UInt64(batch * 10 + round))
        }
    }

    private func schedule(seed: UInt64) throws {
        let test = try TestDatabase(
            "CREATE TABLE accounts (id BIGINT PRIMARY KEY, balance BIGINT NOT NULL CHECK (balance >= 0))",
            "CREATE TABLE transfers (id TEXT PRIMARY KEY, amount BIGINT NOT NULL)")
        let database = test.database
        try database.write { writer in
            for account in 0..<Self.accounts {
                try writer.run("INSERT INTO accounts VALUES ($1, 100)", [account])
            }
        }
        let acknowledged = Counter()
        try GroupCommitTests.onThreads(6) { client in
            var chance = Chance(seed: seed &* 64 &+ UInt64(client))
            for step in 0..<20 {
                switch chance.next() % 4 {
                case 0: Self.expectSum(database)
                case 1: Self.transferLater(database, &chance, "\(client)-\(step)")
                default:
                    if (try? Self.transfer(database, &chance, "\(client)-\(step)")) != nil { acknowledged.add(1) }
                }
            }
        }
        Self.expectSum(database)
        let written = try database.read { reader in
            try reader.value("SELECT count(*) FROM transfers WHERE id NOT LIKE 'later-%'", as: Int.self)
        }
        #expect(written == acknowledged.value, "seed \(seed)")
    }

    private static func expectSum(_ database: Database) {
        let sums = try? database.read { reader in
            let sum = try reader.value("SELECT sum(balance) FROM accounts", as: Int.self)
            let balances = try reader.all("SELECT balance FROM accounts") { try $0.next(Int.self) }
            return [sum, balances.reduce(0, +)]
        }
        #expect(sums == [total, total])
    }

    private static func transfer(_ database: Database, _ chance: inout Chance, _ id: String) throws {
        let plan = Plan(&chance, id)
        try database.write { try plan.carryOut($0) }
    }

    private static func transferLater(_ database: Database, _ chance: inout Chance, _ id: String) {
        let plan = Plan(&chance, "later-" + id)
        database.later { try plan.carryOut($0) }
    }

    /// One transfer, which may break off half-way or overdraw the account.
    private struct Plan {
        let id: String
        let from: Int
        let to: Int
        let amount: Int
        let breaksOff: Bool

        init(_ chance: inout Chance, _ id: String) {
            self.id = id
            from = Int(chance.next() % UInt64(accounts))
            to = Int(chance.next() % UInt64(accounts))
            amount = Int(chance.next() % 80)
            breaksOff = chance.next() % 5 == 0
        }

        func carryOut(_ writer: Writer) throws {
            try writer.run("INSERT INTO transfers VALUES ($1, $2)", [id, amount])
            try writer.run("UPDATE accounts SET balance = balance + $1 WHERE id = $2", [amount, to])
            if breaksOff { throw Change() }
            try writer.run("UPDATE accounts SET balance = balance - $1 WHERE id = $2", [amount, from])
        }
    }
}

/// SplitMix64: chance that can be had again.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
