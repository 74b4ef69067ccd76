internal import Base
internal import Database
internal import Glibc
internal import Jobs
internal import Leads
internal import Partners
internal import Programme
internal import Web

// `PartsBench FOLDER`: what pages ask the stores of a large programme, without the pages. Prints the slowest one in a
// hundred of each, in milliseconds, and how long the night's evaluation takes.

let database = try Database(at: "\(CommandLine.arguments[1])/portico.db")
let now = Timestamp.now
var random = SeededRandom(seed: 5)

func p99(_ count: Int, _ body: (Int) throws -> Void) rethrows -> Double {
    var times: [Int64] = []
    for turn in 0..<count {
        let start = Clock.monotonic
        try body(turn)
        times.append(Clock.monotonic - start)
    }
    times.sort()
    return Double(times[times.count * 99 / 100]) / 1_000_000
}

func say(_ name: String, _ value: Double) {
    print("\(name) \(value)")
}

// What people look for: words of leads that there are, rare ones and those that thousands have.
let sample = try database.read { reader in
    try reader.all("SELECT id, firm_id, name, company FROM leads WHERE archived_at IS NULL LIMIT 40000") { row in
        (
            id: try row.next(ID<Lead>.self), firm: try row.next(ID<Firm>.self), name: try row.text(),
            company: try row.text()
        )
    }
}
let words = (0..<400).map { _ in
    let lead = random.pick(sample)
    return (random.pick("\(lead.name) \(lead.company)".split(separator: " ").map(String.init)), lead.firm)
}
say(
    "search-all",
    try p99(words.count) { turn in
        _ = try database.read { try LeadSearch.find(words[turn].0, seenBy: .everything, in: $0) }
    })
say(
    "search-firm",
    try p99(words.count) { turn in
        _ = try database.read { try LeadSearch.find(words[turn].0, seenBy: .firm(words[turn].1), in: $0) }
    })

// As a company's name is typed, letter by letter, into a form that has an address already.
let typed = try (0..<60).flatMap { number in
    let lead = random.pick(sample)
    return try (3...max(3, lead.company.count)).map { count in
        Lead.Contact(
            name: lead.name, company: String(lead.company.prefix(count)),
            email: try EmailAddress("new.person@new\(number).example"))
    }
}
let asker = random.pick(sample).firm
say(
    "overlap",
    try p99(typed.count) { turn in
        _ = try database.read { try LeadOverlap.check(typed[turn], for: asker, in: $0) }
    })

let metrics = PartnerMetrics.all + LeadMetrics.all
let programme = ProgrammeEngine(metrics: metrics, sales: LeadMetrics.sales)
let start = Clock.monotonic
let runner = JobRunner([programme.job()], database)
let job = try database.write { try $0.enqueue("programme.evaluate", key: "bench") }
try runner.start()
while try database.read({ try $0.exists("SELECT 1 FROM jobs WHERE id = $1 AND finished_at IS NULL", [job]) }) {
    usleep(5_000)
}
say("night", Double(Clock.monotonic - start) / 1_000_000_000)
runner.stop()
database.close()
