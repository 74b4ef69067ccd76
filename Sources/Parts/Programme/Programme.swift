package import Base
package import Database
package import Jobs
package import Web

/// The part, with what the other parts can measure for it.
package struct Programme: Sendable {
    /// What firms have sold in a time, of which their commissions are reckoned.
    package typealias Sales = @Sendable (Span, Reader) throws -> [ID<Firm>: Money]

    package let metrics: Metrics
    let sales: Sales?
    let now: @Sendable () -> Timestamp

    package init(
        metrics: [Metric], sales: Sales? = nil, now: @escaping @Sendable () -> Timestamp = { .now }
    ) {
        self.metrics = Metrics(metrics)
        self.sales = sales
        self.now = now
    }

    var evaluation: Evaluation { Evaluation(metrics: metrics) }

    /// Judges a firm whenever something happened that a metric counts.
    package var listener: EventListener {
        EventListener(
            "programme", to: metrics.events, from: .now,
            .write { event, writer in
                guard let firm = event.firm else { return }
                try evaluation.evaluate(firm, at: now(), writer)
            })
    }

    package var jobs: [JobKind] {
        [
            JobKind(Evaluation.jobKind, attempts: 3) { job in
                try evaluation.evaluateAll(at: now(), job)
                try job.finish { _ in }
            }
        ]
    }

    /// Every night: windows roll on and grace ends with the days.
    package static func timetable(_ nightly: Cron?) -> [Timetable.Entry] {
        nightly.map { [Timetable.Entry(Evaluation.jobKind, at: $0, kind: Evaluation.jobKind)] } ?? []
    }
}

extension Event {
    /// The firm that it is about, or that its data name.
    fileprivate var firm: ID<Firm>? {
        struct Named: Decodable {
            let firm: String?
        }
        if let firm = ID<Firm>(subject) { return firm }
        return (try? JSON.value(Named.self, of: data))?.firm.flatMap { ID<Firm>($0) }
    }
}
