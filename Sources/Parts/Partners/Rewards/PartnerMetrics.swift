internal import Base
internal import Database
package import Programme
internal import Templates
internal import Web

/// The metrics of this part.
package enum PartnerMetrics {
    private static let selectOne: SQL = "SELECT created_at FROM partners WHERE id = $1"
    private static let selectAll: SQL = "SELECT id, created_at FROM partners WHERE state IN ('active', 'paused')"

    package static let all = [daysAsPartner]

    private static let daysAsPartner = Metric(
        MetricLabel(
            "days_as_partner", Text("Days as a partner"), .time, .days, growth: .byTheDay,
            action: Text("View your history")),
        events: [],
        value: { firm, span, reader in
            try reader.value(selectOne, [firm], as: Timestamp.self).map { days(from: $0, span) } ?? 0
        },
        values: { span, reader in
            let rows = try reader.all(selectAll) { (try $0.next(ID<Firm>.self), days(from: try $0.next(), span)) }
            return Dictionary(uniqueKeysWithValues: rows)
        }, records: { _, _, _ in [] })

    private static func days(from start: Timestamp, _ span: Span) -> Int64 {
        let first = max(start, span.from ?? start)
        return max(0, Int64((span.to - first).milliseconds) / 86_400_000)
    }
}
