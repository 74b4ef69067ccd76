internal import Base
internal import Web

/// All limits, quotas and ceilings: those of the server, which options set, and those that the parts declare.
struct LimitTable {
    let rows: [LimitRow]

    init(_ configuration: Configuration, _ parts: Parts) {
        rows = Self.server(configuration) + parts.limits
    }

    var cells: [[String]] { [Self.head] + rows.map(\.cells) }

    private static let head = ["what", "per", "how much", "beyond it", "set by"]

    /// For `docs/security.md`.
    var markdown: String {
        let lines = [Self.head, Self.head.map { _ in "---" }] + rows.map(\.cells)
        return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    private static func server(_ configuration: Configuration) -> [LimitRow] {
        let table = OptionTable.standard
        func row(
            _ what: String, per whom: String, _ option: some AnyOption, _ unit: String = "", answer: String
        ) -> LimitRow {
            LimitRow(
                what, per: whom, configuration.text(of: option) + unit, answer: answer, setting: option.name)
        }
        return [
            row("Head of a request", per: "request", table.headerLimit, answer: "431"),
            row("Fields of a head", per: "request", table.headerFields, answer: "431"),
            row("Address of a request", per: "request", table.targetLimit, answer: "414"),
            row("Upload", per: "request", table.bodyLimit, answer: "413"),
            row("Uploads under way", per: "server", table.uploadSpace, answer: "503, come back"),
            row("Uploads under way", per: "network address", table.uploadSpacePerAddress, answer: "429"),
            row("Connections", per: "server", table.connections, answer: "503, closed"),
            row("Connections", per: "network address", table.connectionsPerAddress, answer: "429, closed"),
            row("Requests in a minute", per: "person", table.requestsPerPerson, answer: "429"),
            row("Time for a head", per: "request", table.headTimeout, answer: "408"),
            row("Slowest body", per: "request", table.bodyRate, " a second", answer: "408"),
            row("Time between requests", per: "connection", table.idleTimeout, answer: "closed"),
            row("Time without taking an answer", per: "connection", table.writeTimeout, answer: "closed"),
            row("Requests that wait for a worker", per: "server", table.workerQueue, answer: "503, come back"),
            row("Message of a socket", per: "message", table.websocketMessage, answer: "closed, 1009"),
            row("What a socket may be owed", per: "socket", table.websocketBuffer, answer: "closed"),
        ]
    }
}
