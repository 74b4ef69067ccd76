internal import Base
internal import HTTP

/// The counters of all loops as text in Prometheus' format.
struct MetricsPage {
    private(set) var text = Bytes()

    init(routes: [Route], _ loops: [LoopMetrics]) {
        let total = { (read: (LoopMetrics) -> UInt64) in loops.reduce(0) { $0 + read($1) } }
        let opened = total { $0.connectionsOpened }
        counter("portico_connections_opened_total", opened, "Connections taken.")
        counter(
            "portico_connections_turned_away_total", total { $0.connectionsTurnedAway }, "Connections over a limit.")
        gauge("portico_connections", Int(opened - total { $0.connectionsClosed }), "Open connections.")

        let names = routes.map { MetricsPage.escaped("\($0.method.rawValue) \($0.path)") } + ["none"]
        head("portico_requests_total", "counter", "Requests by route and status.")
        for (route, name) in names.enumerated() {
            for (place, status) in LoopMetrics.statuses.enumerated() {
                let count = total { $0.requests(route: route, status: place) }
                guard count > 0 else { continue }
                let shown = status == 0 ? "other" : "\(status)"
                text.append("portico_requests_total{route=\"\(name)\",status=\"\(shown)\"} \(count)\n")
            }
        }
        head("portico_request_seconds", "histogram", "From the first byte of a request to its answer.")
        for (route, name) in names.enumerated() {
            histogram(name, (0...LoopMetrics.bounds.count).map { bucket in total { $0.bucket(route: route, bucket) } })
            text.append("portico_request_seconds_sum{route=\"\(name)\"} ")
            text.append("\(Double(total { $0.microseconds(route: route) }) / 1e6)\n")
        }
    }

    /// As the value of a label.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\", "\"": escaped += "\\\(character)"
            case "\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
    }

    mutating func gauge(_ name: String, _ value: Int, _ help: String) {
        head(name, "gauge", help)
        text.append("\(name) \(value)\n")
    }

    private mutating func counter(_ name: String, _ value: UInt64, _ help: String) {
        head(name, "counter", help)
        text.append("\(name) \(value)\n")
    }

    private mutating func head(_ name: String, _ type: String, _ help: String) {
        text.append("# HELP \(name) \(help)\n# TYPE \(name) \(type)\n")
    }

    private mutating func histogram(_ route: String, _ buckets: [UInt64]) {
        var sum: UInt64 = 0
        for (place, count) in buckets.enumerated() {
            sum += count
            let isLast = place == LoopMetrics.bounds.count
            let bound = isLast ? "+Inf" : "\(Double(LoopMetrics.bounds[place]) / 1e6)"
            text.append("portico_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(sum)\n")
        }
        text.append("portico_request_seconds_count{route=\"\(route)\"} \(sum)\n")
    }
}
