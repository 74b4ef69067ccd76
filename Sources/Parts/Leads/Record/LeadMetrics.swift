package import Base
package import Database
package import Programme
internal import Settings
package import Web

/// The metrics of leads for the programme's requirements.
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
        SELECT id, CASE company WHEN '' THEN name ELSE company END, created_at FROM leads
        WHERE firm_id = $1 AND created_at >= $2 AND created_at < $3 AND review <> 'rejected' AND merged_into IS NULL
        ORDER BY created_at DESC, id DESC
        """
    private static let won: SQL = """
        SELECT CAST(COALESCE(SUM(won_base), 0) AS BIGINT) FROM leads
        WHERE firm_id = $1 AND closed_on >= $2 AND closed_on <= $3 AND review <> 'rejected'
        """
    private static let wonByAll: SQL = """
        SELECT firm_id, CAST(SUM(won_base) AS BIGINT) FROM leads
        WHERE closed_on >= $1 AND closed_on <= $2 AND won_base IS NOT NULL AND review <> 'rejected' GROUP BY firm_id
        """
    private static let wonRecords: SQL = """
        SELECT id, CASE company WHEN '' THEN name ELSE company END, closed_on, won_base
        FROM leads
        WHERE firm_id = $1 AND closed_on >= $2 AND closed_on <= $3 AND won_base IS NOT NULL AND review <> 'rejected'
        ORDER BY closed_on DESC, id DESC
        """

    package static let all = [submittedLeads, wonValue]

    /// The sales of each firm in a period, in the programme's currency.
    @Sendable package static func sales(_ span: Span, _ reader: Reader) throws -> [ID<Firm>: Money] {
        let currency = try Settings.current(reader).currency
        return try wonValue.values(span, reader).mapValues { Money(minor: $0, currency) }
    }

    private static let submittedLeads = Metric(
        .leadsSubmitted.earned(at: LeadPath.new),
        events: LeadEvent.kinds(.created, .reviewed, .merged, .assigned),
        value: { firm, span, reader in
            try reader.value(submitted, [firm, span.start, span.to]) ?? 0
        },
        values: { span, reader in
            try dictionary(reader.all(submittedByAll, [span.start, span.to]) { (try $0.next(), try $0.integer()) })
        },
        records: { firm, span, reader in
            try reader.all(submittedRecords, [firm, span.start, span.to]) { row in
                let id = try row.next(ID<Lead>.self)
                return CountedRecord(id: id.text, title: try row.next(), path: LeadPath.show(id), at: try row.next())
            }
        })

    private static let wonValue = Metric(
        .wonValue.earned(at: LeadPath.board), events: LeadEvent.kinds(.moved, .reviewed, .assigned),
        value: { firm, span, reader in
            let (first, last) = try span.days(reader)
            return try reader.value(won, [firm, first, last]) ?? 0
        },
        values: { span, reader in
            let (first, last) = try span.days(reader)
            return dictionary(try reader.all(wonByAll, [first, last]) { (try $0.next(), try $0.integer()) })
        },
        records: { firm, span, reader in
            let zone = try Settings.current(reader).zone
            let (first, last) = try span.days(reader)
            return try reader.all(wonRecords, [firm, first, last]) { row in
                let id = try row.next(ID<Lead>.self)
                return CountedRecord(
                    id: id.text, title: try row.next(), path: LeadPath.show(id), at: zone.start(of: try row.next()),
                    amount: try row.next())
            }
        })

    private static func dictionary(_ pairs: [(ID<Firm>, Int64)]) -> [ID<Firm>: Int64] {
        Dictionary(pairs, uniquingKeysWith: +)
    }
}

extension Span {
    fileprivate var start: Timestamp { from ?? Timestamp(milliseconds: 0) }

    /// The first and the last day in it, as days are in the programme's time zone.
    fileprivate func days(_ reader: Reader) throws -> (CivilDate, CivilDate) {
        let zone = try Settings.current(reader).zone
        return (zone.local(start).day, zone.local(to - .milliseconds(1)).day)
    }
}
