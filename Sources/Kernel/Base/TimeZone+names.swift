extension TimeZone {
    /// UTC, and the zones that people live in, by name: one for each country at least.
    package static let names: [String] = {
        let table = (try? TextFile.read("/usr/share/zoneinfo/zone.tab")) ?? ""
        let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
        return ["UTC"] + Set(rows.filter { $0.count > 2 }.map { String($0[2]) }).sorted()
    }()
}
