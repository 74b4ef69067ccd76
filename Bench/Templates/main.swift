internal import Base
internal import Templates

// What rendering costs with the data at hand, a line each for `Bench/run`: name, microseconds, bytes.

/// The best of many rounds: what else the machine does can only make it worse.
func measure(_ name: String, rounds: Int, _ body: () throws -> Int) rethrows {
    var best = Int64.max
    var bytes = 0
    for _ in 0..<rounds {
        let start = Clock.monotonic
        bytes = try body()
        best = min(best, Clock.monotonic - start)
    }
    print(name, Double(best / 100) / 10, bytes)
}

try measure("load", rounds: 20) {
    _ = try TemplateSet(files: BoardPage.files, pages: [BoardPage.self])
    return 0
}
let templates = try TemplateSet(files: BoardPage.files, pages: [BoardPage.self])
let reader = Audience(.german, zone: .named("Europe/Berlin") ?? .utc, now: BoardPage.now)
let board = BoardPage.make(rows: 0)
measure("board", rounds: 3000) { templates.render(board, for: reader)?.count ?? 0 }
for rows in [1000, 10_000] {
    let page = BoardPage.make(rows: rows)
    measure("rows-\(rows)", rounds: 200) { templates.render(page, block: "rows", for: reader)?.count ?? 0 }
}
if CommandLine.arguments.contains("--show") {
    print(String(decoding: templates.render(board, for: reader) ?? [], as: UTF8.self))
}
