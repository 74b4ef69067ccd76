package import Base
package import Database
package import Jobs
internal import Settings
package import Web

/// Judges firms by what the parts of the product measure.
package struct ProgrammeEngine: Sendable {
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

    /// Judges a firm by what it brings now.
    package func evaluate(_ firm: ID<Firm>, at now: Timestamp, _ writer: Writer) throws {
        try evaluation.evaluate(firm, at: now, writer)
    }

    /// Judges a firm whenever something happened that a metric counts, and as soon as it is put into a tier.
    package var listener: EventListener {
        EventListener(
            "programme", to: metrics.events.union(ProgrammeEvent.kinds(.tierPlaced)), from: .now,
            onceFor: { $0.firm?.text },
            .write { event, writer in
                guard let firm = event.firm else { return }
                try evaluate(firm, at: now(), writer)
            })
    }

    /// Another time zone has other days and months.
    static let ofNewSettings = EventListener(
        "programme.settings", to: SettingsEvent.kinds(.changed), from: .now,
        .write { event, writer in
            let changes = try JSON.value(SettingsChanges.self, of: event.data)
            guard changes.fields.contains(SettingsChanges.timeZone) else { return }
            try writer.enqueue(Evaluation.jobKind, key: "all", at: event.at)
        })

    /// Judges all firms; `tell` hears whenever it is some firms further.
    package func job(telling tell: @escaping @Sendable () -> Void = {}) -> JobKind {
        JobKind(Evaluation.jobKind, attempts: 3) { job in
            var evaluation = evaluation
            evaluation.progressed = tell
            try evaluation.evaluateAll(at: job.now, job)
            try job.finish { _ in }
            tell()
        }
    }

    /// Tells a firm's people who look at its way up that it has changed.
    func telling(_ live: Live, _ topic: LiveTopic) -> EventListener {
        EventListener(
            "programme.live", to: ProgrammeEvent.ofStandings.union(metrics.events), from: .now,
            .tell { event in
                if let firm = event.firm { live.tell(topic.name, firm.text) }
            })
    }
}

extension Event {
    /// The firm that it is about, or that its data name.
    package var firm: ID<Firm>? {
        struct Named: Decodable {
            let firm: String?
        }
        if let firm = ID<Firm>(subject) { return firm }
        return (try? JSON.value(Named.self, of: data))?.firm.flatMap { ID<Firm>($0) }
    }
}
