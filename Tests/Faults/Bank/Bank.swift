internal import Base
internal import Crypto
package import Database
package import Jobs

/// A small program whose every write touches all that must survive: rows, uploads, events and jobs. It is driven until
/// something breaks, and says afterwards whether anything was lost or done twice.
package struct Bank: Sendable {
    package let data: DataFolder
    package let database: Database
    let files: FileStore

    private static let accounts = 16
    package static let migration = """
        CREATE TABLE bank_writes (
            client BIGINT NOT NULL, number BIGINT NOT NULL, file TEXT REFERENCES files (hash),
            PRIMARY KEY (client, number)
        ) WITHOUT ROWID;
        CREATE TABLE bank_accounts (id BIGINT PRIMARY KEY, balance BIGINT NOT NULL) WITHOUT ROWID;
        CREATE TABLE bank_effects (kind TEXT PRIMARY KEY, count BIGINT NOT NULL) WITHOUT ROWID;
        """

    /// Opens the data folder as the product does, which copies its log back less often.
    package init(_ path: String, migrations folder: String, logPages: Int? = nil) throws {
        var settings = Database.Settings()
        if let logPages { settings.logPages = logPages }
        data = try DataFolder(path)
        let migrations = try Migration.all(in: folder) + [Migration(name: "9000_bank.sql", sql: Self.migration)]
        database = try Database.open(
            data, migrations: migrations, backups: BackupFolder("\(path)/backups"), program: "bank",
            settings: settings)
        files = try FileStore(data)
    }

    /// What a client writes; an upload goes with every fifth.
    package func write(client: Int, number: Int) throws {
        let file = number % 5 == 0 ? try files.put(Self.content(client, number)) : nil
        try database.write { writer in
            if let file { try files.keep(file, writer) }
            try writer.run(
                "INSERT INTO bank_writes (client, number, file) VALUES ($1, $2, $3)", [client, number, file?.hash])
            try Self.move(1, from: client + number, to: number * 7, writer)
            try writer.record("bank.written", of: ID<Subject>.make())
            if number % 7 == 0 { try writer.enqueue("bank.count") }
        }
    }

    private static func content(_ client: Int, _ number: Int) -> Bytes {
        Bytes(repeating: UInt8(truncatingIfNeeded: number), count: 3000 + client) + Bytes("\(client) \(number)".utf8)
    }

    private static func move(_ amount: Int, from: Int, to: Int, _ writer: Writer) throws {
        for (account, change) in [(from % accounts, -amount), (to % accounts, amount)] {
            try writer.run(
                """
                INSERT INTO bank_accounts (id, balance) VALUES ($1, $2)
                ON CONFLICT (id) DO UPDATE SET balance = bank_accounts.balance + excluded.balance
                """, [account, change])
        }
    }

    package func lastNumber(ofClient client: Int) throws -> Int {
        try database.read { reader in
            try reader.value("SELECT COALESCE(MAX(number), 0) FROM bank_writes WHERE client = $1", [client]) ?? 0
        }
    }

    /// The last number that each client wrote.
    package func lastNumbers() throws -> [Int: Int] {
        let rows = try database.read { reader in
            try reader.all("SELECT client, MAX(number) FROM bank_writes GROUP BY client") { row in
                (try row.next(Int.self), try row.next(Int.self))
            }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    package var listeners: EventDispatcher {
        EventDispatcher(
            [
                EventListener(
                    "counter", to: ["bank.written"], from: .atTheBeginning,
                    .write { _, writer in
                        try Self.count("events", writer)
                    })
            ], database)
    }

    /// A runner whose lease is short, so that what a kill interrupted is soon begun again.
    package func runner(lease: Duration = .milliseconds(300)) -> JobRunner {
        JobRunner(
            [JobKind("bank.count", attempts: 100) { job in try job.finish { try Self.count("jobs", $0) } }], database,
            lease: lease)
    }

    private static func count(_ kind: String, _ writer: Writer) throws {
        try writer.run(
            """
            INSERT INTO bank_effects (kind, count) VALUES ($1, 1)
            ON CONFLICT (kind) DO UPDATE SET count = bank_effects.count + 1
            """, [kind])
    }

    private enum Subject: Identified {
        static let idPrefix = "bank"
    }

    // MARK: Looking for damage

    /// Everything that is not as it must be, after events and jobs have been worked off.
    package func complaints() throws -> [String] {
        let damages = try Database.damages(at: data.database)
        try settle()
        return try damages + database.read { try counts($0) + gaps($0) } + uploads()
    }

    private func settle() throws {
        try listeners.settle()
        let runner = runner()
        repeat {
            try runner.settle()
        } while try database.read { try $0.exists("SELECT 1 FROM jobs WHERE state IN ('waiting', 'running')") }
    }

    private func counts(_ reader: Reader) throws -> [String] {
        let number = { (sql: SQL) -> Int in try (reader.value(sql, as: Int?.self) ?? nil) ?? 0 }
        let writes = try number("SELECT count(*) FROM bank_writes")
        let facts = try [
            ("the sum of all accounts", number("SELECT sum(balance) FROM bank_accounts"), 0),
            ("events", number("SELECT count(*) FROM events"), writes),
            ("the last event's number", number("SELECT MAX(number) FROM events"), writes),
            ("what the listener did", number("SELECT count FROM bank_effects WHERE kind = 'events'"), writes),
            (
                "what the jobs did", number("SELECT count FROM bank_effects WHERE kind = 'jobs'"),
                number("SELECT count(*) FROM bank_writes WHERE number % 7 = 0")
            ),
            ("jobs that are not done", number("SELECT count(*) FROM jobs WHERE state <> 'done'"), 0),
            ("events set aside", number("SELECT count(*) FROM event_failures"), 0),
        ]
        return facts.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1) instead of \($0.2)" }
    }

    /// Each client waits for one write before the next: no number may be missing.
    private func gaps(_ reader: Reader) throws -> [String] {
        try reader.all(
            "SELECT client, count(*), MAX(number) FROM bank_writes GROUP BY client HAVING count(*) <> MAX(number)"
        ) { row in
            try "client \(row.next(Int.self)) has \(row.next(Int.self)) writes up to number \(row.next(Int.self))"
        }
    }

    private func uploads() throws -> [String] {
        let kept = try database.read { reader in
            try reader.all("SELECT client, number, file FROM bank_writes WHERE file IS NOT NULL") { row in
                try (client: row.next(Int.self), number: row.next(Int.self), hash: row.next(FileHash.self))
            }
        }
        return try kept.compactMap { client, number, hash in
            let expected = Digest.sha256(Self.content(client, number)).hexadecimal
            guard Disk.exists(files.path(of: hash)) else { return "the upload \(client) \(number) is gone" }
            var content = Bytes()
            try Disk.read(files.open(hash)) { content += $0 }
            return Digest.sha256(content).hexadecimal == expected ? nil : "the upload \(client) \(number) is damaged"
        }
    }
}
