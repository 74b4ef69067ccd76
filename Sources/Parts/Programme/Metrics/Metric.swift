package import Base
package import Database
package import Jobs
package import Web

/// A metric of firms. Each part has its own; `App` joins them.
package struct Metric: Sendable {
    package typealias Value = @Sendable (ID<Firm>, Span, Reader) throws -> Int64
    package typealias Values = @Sendable (Span, Reader) throws -> [ID<Firm>: Int64]
    package typealias Records = @Sendable (ID<Firm>, Span, Reader) throws -> [CountedRecord]

    package let label: MetricLabel
    /// The events that can change it. An event is about the firm, or its payload names it: `{"firm": "partner_…"}`.
    package let events: Set<EventKind>
    /// Of one firm.
    package let value: Value
    /// Of all firms at once, for the night; firms that are missing have 0.
    package let values: Values
    /// The counted records, newest first.
    package let records: Records

    package init(
        _ label: MetricLabel, events: Set<EventKind>, value: @escaping Value, values: @escaping Values,
        records: @escaping Records
    ) {
        self.label = label
        self.events = events
        self.value = value
        self.values = values
        self.records = records
    }
}

/// Something that counted for a metric.
package struct CountedRecord: Equatable, Sendable {
    package let id: String
    package let title: String
    package let path: String?
    package let at: Timestamp
    /// In the unit of the metric.
    package let amount: Int64

    package init(id: String, title: String, path: String?, at: Timestamp, amount: Int64 = 1) {
        self.id = id
        self.title = title
        self.path = path
        self.at = at
        self.amount = amount
    }
}

/// All that can be measured in this installation.
package struct Metrics: Sendable {
    package let all: [Metric]

    package init(_ all: [Metric]) {
        self.all = all + [.daysInTier]
    }

    package subscript(code: String) -> Metric? {
        all.first { $0.label.code == code }
    }

    /// The label of a metric, even if it is not measured.
    package func label(_ code: String) -> MetricLabel? {
        self[code]?.label ?? MetricLabel.standard.first { $0.code == code }
    }

    /// Every label that a requirement can be about.
    package var labels: [MetricLabel] {
        let known = MetricLabel.standard.map { label($0.code) ?? $0 }
        return known + all.map(\.label).filter { label in !known.contains { $0.code == label.code } }
    }

    package var events: Set<EventKind> {
        all.reduce(into: []) { $0.formUnion($1.events) }
    }
}

extension Metric {
    /// The programme's own.
    static let daysInTier = Metric(
        .daysInTier, events: [],
        value: { _, span, _ in
            span.from.map { (span.to.milliseconds - $0.milliseconds) / 86_400_000 } ?? 0
        }, values: { _, _ in [:] }, records: { _, _, _ in [] })
}
