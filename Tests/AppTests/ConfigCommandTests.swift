import Base
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
}
