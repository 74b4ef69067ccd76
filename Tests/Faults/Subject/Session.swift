internal import Base
internal import Database
internal import FaultBank

/// The same steps each time, each of which may fail: what failed is tried again, and must then work.
enum Session {
    static func run(_ data: String, migrations: String) throws {
        let bank = try patiently { try Bank(data, migrations: migrations) }
        for number in 1...14 {
            try patiently {
                // A write that failed may still have reached the disk: it is not written a second time.
                guard try bank.lastNumbers()[0] ?? 0 < number else { return }
                try bank.write(client: 0, number: number)
            }
            say("0 \(number)")
        }
        let backup = try patiently {
            try BackupFolder("\(data)/backups").make(of: bank.data, program: "bank")
        }
        try backup.prove()
        say("backup")
        bank.database.close()
        say("end")
    }

    /// A disk that was full has room again after a few tries.
    @discardableResult
    private static func patiently<T>(_ body: () throws -> T) throws -> T {
        for _ in 1...9 {
            do {
                return try body()
            } catch {
                say("once more: \(error)")
            }
        }
        return try body()
    }
}
