package import Base
package import Database
package import Programme
internal import Web

/// What leads add to the programme's requirements.
package enum LeadMetrics {
    private static let submitted: SQL = """
        SELECT count(*) FROM leads
        WHERE firm_id = $1 AND created_at >= $2 AND created_at < $3 AND review <> 'rejected' AND merged_into IS NULL
        """
    private static let submittedByAll: SQL = """
        SELECT firm_id, count(*) FROM leads
        WHERE created_at >= $1 AND created_at < $2 AND review <> 'rejected' AND merged_into IS NULL GROUP BY firm_id
        """
    private static let submittedRecords: SQL = """
        SELECT id, name, company, created_at FROM leads
        WHERE firm_id = $1 AND created_at >= $2 AND created_at < $3 AND review <> 'rejected' AND merged_into IS NULL
        ORDER BY created_at DESC, id DESC
        """
    private static let won: SQL = """
        SELECT CAST(COALESCE(SUM(won_minor), 0) AS BIGINT) FROM leads
        WHERE firm_id = $1 AND closed_on >= $2 AND closed_on <= $3 AND won_currency = $4 AND review <> 'rejected'
        """
    private static let wonByAll: SQL = """
        SELECT firm_id, CAST(COALESCE(SUM(won_minor), 0) AS BIGINT) FROM leads
        WHERE closed_on >= $1 AND closed_on <= $2 AND won_currency = $3 AND review <> 'rejected' GROUP BY firm_id
        """
    private static let wonRecords: SQL = """
        SELECT id, name, company, closed_on, won_minor FROM leads
        WHERE firm_id = $1 AND closed_on >= $2 AND closed_on <= $3 AND won_currency = $4 AND review <> 'rejected'
        ORDER BY closed_on DESC, id DESC
        """

    /// `currency` and `zone` are the programme's: other currencies do not count, and days are days there.
    package static func all(
        currency: @escaping @Sendable (Reader) throws -> Currency, zone: @escaping @Sendable (Reader) throws -> TimeZone
    ) -> [Metric] {
        [submittedLeads, wonValue(currency, zone)]
    }

    private static let submittedLeads = Metric(
        .leadsSubmitted,
        events: [LeadEvent.created, LeadEvent.reviewed, LeadEvent.merged, LeadEvent.assigned],
        value: { firm, span, reader in
            try reader.value(submitted, [firm, span.start, span.to]) ?? 0
        },
        values: { span, reader in
            try dictionary(reader.all(submittedByAll, [span.start, span.to]) { (try $0.id(0), try $0.integer(1)) })
        },
        records: { firm, span, reader in
            try reader.all(submittedRecords, [firm, span.start, span.to]) { row in
                CountedRecord(
                    id: try row.text(0), title: try title(row), path: LeadPath.show(try row.text(0)),
                    at: try row.time(3))
            }
        })

    private static func wonValue(
        _ currency: @escaping @Sendable (Reader) throws -> Currency,
        _ zone: @escaping @Sendable (Reader) throws -> TimeZone
    ) -> Metric {
        Metric(
            .wonValue, events: [LeadEvent.moved, LeadEvent.reviewed, LeadEvent.assigned],
            value: { firm, span, reader in
                let days = span.days(in: try zone(reader))
                return try reader.value(won, [firm, days.0, days.1, try currency(reader)]) ?? 0
            },
            values: { span, reader in
                let days = span.days(in: try zone(reader))
                return dictionary(
                    try reader.all(wonByAll, [days.0, days.1, try currency(reader)]) {
                        (try $0.id(0), try $0.integer(1))
                    })
            },
            records: { firm, span, reader in
                let zone = try zone(reader)
                let days = span.days(in: zone)
                return try reader.all(wonRecords, [firm, days.0, days.1, try currency(reader)]) { row in
                    CountedRecord(
                        id: try row.text(0), title: try title(row), path: LeadPath.show(try row.text(0)),
                        at: zone.start(of: try row.get(3)), amount: try row.integer(4))
                }
            })
    }

    private static func title(_ row: borrowing Row) throws -> String {
        let company = try row.text(2)
        return company.isEmpty ? try row.text(1) : company
    }

    private static func dictionary(_ pairs: [(ID<Firm>, Int64)]) -> [ID<Firm>: Int64] {
        Dictionary(pairs, uniquingKeysWith: +)
    }
}

extension Span {
    fileprivate var start: Timestamp { from ?? Timestamp(milliseconds: 0) }

    /// The first and the last day in it.
    fileprivate func days(in zone: TimeZone) -> (CivilDate, CivilDate) {
        (zone.local(start).day, zone.local(to - .milliseconds(1)).day)
    }
}
