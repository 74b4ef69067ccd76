internal import Base
internal import Database
internal import Glibc
internal import Synchronization

// `DatabaseBench FOLDER SECONDS`: 64 clients each move a lead, wait until that is on disk, and move the next; one more
// reads a board meanwhile. Prints moves a second, and the time that the slowest one in a hundred reads takes.

let leads = 10_000
let cards = 60
let seconds = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 5 : 5

func prepare(_ path: String) throws -> Database {
    let database = try Database(at: path)
    try database.write { writer in
        try writer.run(
            """
            CREATE TABLE leads (
                partner BIGINT NOT NULL, id BIGINT NOT NULL, stage BIGINT NOT NULL, company TEXT NOT NULL,
                PRIMARY KEY (partner, id)
            ) WITHOUT ROWID
            """)
        try writer.run("CREATE TABLE moves (number BIGINT PRIMARY KEY, lead BIGINT NOT NULL, stage BIGINT NOT NULL)")
        for lead in 0..<leads {
            try writer.run("INSERT INTO leads VALUES ($1, $2, 0, $3)", [lead / cards, lead, "Company \(lead) Ltd"])
        }
    }
    return database
}

func move(_ lead: Int, to stage: Int, _ number: Int, _ database: Database) throws {
    try database.write { writer in
        try writer.run("UPDATE leads SET stage = $3 WHERE partner = $1 AND id = $2", [lead / cards, lead, stage])
        try writer.run("INSERT INTO moves VALUES ($1, $2, $3)", [number, lead, stage])
    }
}

func board(_ partner: Int, _ database: Database) throws -> Int {
    try database.read { reader in
        try reader.all("SELECT id, stage, company FROM leads WHERE partner = $1 ORDER BY id", [partner]) { row in
            (try row.next(Int.self), try row.next(Int.self), try row.text())
        }.count
    }
}

let database = try prepare("\(CommandLine.arguments[1])/bench.db")
let isOver = Atomic(false)
let moves = Atomic(0)
let clients = try (0..<64).map { client in
    try Thread("client \(client)") {
        while !isOver.load(ordering: .relaxed) {
            let number = moves.add(1, ordering: .relaxed).newValue
            do {
                try move((number * 7919 + client) % leads, to: number % 6, number, database)
            } catch {
                Log.error("a move failed", ["reason": "\(error)"])
                return
            }
        }
    }
}
var times: [Int64] = []
let end = Clock.monotonic + Int64(seconds) * 1_000_000_000
while Clock.monotonic < end {
    let start = Clock.monotonic
    _ = try board(times.count % (leads / cards), database)
    times.append(Clock.monotonic - start)
    // As a person would, and so that reading does not take the processor from those who write.
    usleep(2000)
}
let acknowledged = moves.load(ordering: .relaxed)
isOver.store(true, ordering: .relaxed)
clients.forEach { $0.join() }
database.close()
times.sort()
print("moves \(acknowledged / seconds)")
print("board-p99 \(Double(times[times.count * 99 / 100]) / 1_000_000)")
