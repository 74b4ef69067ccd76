import Base
import TestKit
import Testing

@testable import App

@Suite struct ConfigCommandTests {
    @Test("every option stands in the table with its value and its source, and a secret stays one")
    func table() throws {
        let configuration = try Configuration(
            arguments: ["--port", "90"], environment: ["PORTICO_METRICS_TOKEN": "0123456789abcdef"])
        let table = ConfigCommand.table(configuration)
        let lines = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines.count == OptionTable.rows.count)
        #expect(lines.contains(["port", "90", "--port"]))
        #expect(lines.contains(["metrics-token", "(secret)", "PORTICO_METRICS_TOKEN"]))
        #expect(lines.contains(["tls-cert", "(none)", "default"]))
        #expect(!table.contains("0123456789abcdef"))
    }

    @Test("the program runs with the defaults that the README names, a backup every night among them")
    func defaults() throws {
        let program = try Program(Program.path(of: "portico"), ["config"])
        #expect(program.waitForEnd() == .exit(0))
        let shown = try program.output.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
        let values = Dictionary(
            uniqueKeysWithValues: shown.map { ("\($0[0])", $0[1].dropLast("default".count).trimmed) })
        let rows = try ReadmeTests.readme().matches(of: /\n\| `(?<name>[a-z-]+)` \| (?<value>`[^`]*`)? ?\|/)
        #expect(rows.count == values.count)
        for row in rows {
            let standard = row.output.value?.filter { $0 != "`" } ?? "(none)"
            #expect(values["\(row.output.name)"] == standard, "\(row.output.name)")
        }
        #expect(values["backup-at"] == "15 3 * * *")
    }
}
