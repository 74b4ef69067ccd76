package import Base
package import Database
package import Web

/// Figures of a firm's leads within the viewer's scope, for dashboards. Archived leads are not counted.
package enum LeadFigures {
    private static let selectStock: SQL = """
        SELECT s.owner, l.kind, s.leads, s.minor, s.currency FROM lead_sums s JOIN lead_stages l ON l.code = s.stage
        WHERE s.firm_id = $1
        """
    private static let selectWon: SQL = """
        SELECT closed_on, count(*), CAST(COALESCE(SUM(won_base), 0) AS BIGINT), count(*) - COUNT(won_base) FROM leads
        WHERE firm_id = $1 AND closed_on >= $2 AND closed_on <= $3 AND won_minor IS NOT NULL AND review <> 'rejected'
            AND archived_at IS NULL AND ($4 = '' OR user_id IS NULL OR user_id = $4)
        GROUP BY closed_on ORDER BY closed_on
        """
    private static let selectEntered: SQL = """
        SELECT source, stage, count(*), COUNT(answered_at),
            CAST(COALESCE(SUM(answered_at - created_at), 0) AS BIGINT),
            CAST(COALESCE(SUM(won_base), 0) AS BIGINT)
        FROM leads WHERE firm_id = $1 AND created_at >= $2 AND archived_at IS NULL
            AND ($3 = '' OR user_id IS NULL OR user_id = $3)
        GROUP BY source, stage
        """
    private static let selectHopes: SQL = """
        SELECT value_currency, probability, count(*), CAST(COALESCE(SUM(value_minor), 0) AS BIGINT) FROM leads
        WHERE firm_id = $1 AND stage IN (SELECT code FROM lead_stages WHERE kind = 'open')
            AND archived_at IS NULL AND review <> 'rejected' AND value_minor IS NOT NULL
            AND ($2 = '' OR user_id IS NULL OR user_id = $2)
        GROUP BY 1, 2 ORDER BY 1, 2
        """
    private static let countReviews: SQL = """
        SELECT count(*) FROM leads WHERE review = 'waiting' AND created_at >= 0 AND archived_at IS NULL
        """
    private static let findAny: SQL = "SELECT 1 FROM leads WHERE firm_id = $1 LIMIT 1"

    /// The leads that there are now.
    package struct Stock: Equatable, Sendable {
        package var open = 0
        /// Of the open ones, a sum for each currency.
        package var worth: [Money] = []
        package var won = 0
        package var lost = 0

        package var isEmpty: Bool { open + won + lost == 0 }
    }

    package static func stock(of firm: ID<Firm>, seenBy visibleScope: LeadScope, in reader: Reader) throws -> Stock {
        let owner = visibleScope.user?.text
        var stock = Stock()
        try reader.each(selectStock, [firm]) { row in
            let seenBy = try row.text()
            guard owner == nil || ["", owner].contains(seenBy) else { return }
            let (kind, count) = (try row.next(Lead.Stage.Kind.self), try row.next(Int.self))
            switch kind {
            case .won: stock.won += count
            case .lost: stock.lost += count
            case .open:
                stock.open += count
                let (minor, code) = (try row.integer(), try row.text())
                guard minor != 0, let currency = Currency(code) else { return }
                stock.worth.append(Money(minor: minor, currency))
            }
        }
        stock.worth = stock.worth.added
        return stock
    }

    /// The value won on one day, in the programme's currency.
    package struct Day: Equatable, Sendable {
        package let day: CivilDate
        package let count: Int
        package let minor: Int64
        /// Won in a currency for which there was no rate that day: they are in the count, and not in the amount.
        package let unrated: Int

        package init(_ day: CivilDate, count: Int, minor: Int64, unrated: Int = 0) {
            self.day = day
            self.count = count
            self.minor = minor
            self.unrated = unrated
        }
    }

    /// The days on which something was won, the first first.
    package static func won(
        of firm: ID<Firm>, from first: CivilDate, to last: CivilDate, seenBy visibleScope: LeadScope, in reader: Reader
    ) throws -> [Day] {
        try reader.all(selectWon, [firm, first, last, visibleScope.user?.text ?? ""]) { row in
            Day(try row.next(), count: try row.next(), minor: try row.next(), unrated: try row.next())
        }
    }

    /// Leads that came in by one way and are in one stage now.
    package struct Entered: Sendable {
        package let source: Lead.Source
        package let stage: Lead.Stage
        package let count: Int
        /// The number of answered leads, and their total response time.
        package let answered: Int
        package let waited: Duration
        /// The won value, in the programme's currency.
        package let won: Int64
    }

    /// Returns the outcome of leads added since a moment.
    package static func entered(
        of firm: ID<Firm>, since moment: Timestamp, seenBy visibleScope: LeadScope, in reader: Reader
    ) throws -> [Entered] {
        let stages = try LeadStore.stages(in: reader)
        return try reader.all(selectEntered, [firm, moment, visibleScope.user?.text ?? ""]) { row -> Entered? in
            let source = try row.next(Lead.Source.self)
            guard let stage = stages[try row.text()] else { return nil }
            return Entered(
                source: source, stage: stage, count: try row.next(), answered: try row.next(),
                waited: .milliseconds(try row.integer()), won: try row.next())
        }.compactMap(\.self)
    }

    /// The potential value of open leads in one currency.
    package struct Hope: Equatable, Sendable {
        package let currency: Currency
        /// Those with a probability: how many, their value, and what of it is to be expected.
        package var count = 0
        package var expected: Int64 = 0
        /// Those without.
        package var blindCount = 0
        package var blind: Int64 = 0

        package init(_ currency: Currency) {
            self.currency = currency
        }
    }

    package static func hopes(of firm: ID<Firm>, seenBy visibleScope: LeadScope, in reader: Reader) throws -> [Hope] {
        var hopes: [Hope] = []
        // In hundredths. It is weighed here: in SQL, a firm's values times their probabilities can be too much.
        var expected: Int128 = 0
        try reader.each(selectHopes, [firm, visibleScope.user?.text ?? ""]) { row in
            guard let currency = Currency(try row.text()) else { return }
            if hopes.last?.currency != currency {
                hopes.append(Hope(currency))
                expected = 0
            }
            let last = hopes.count - 1
            let probability = try row.next(Int64?.self)
            let count = try row.next(Int.self)
            let value = try row.integer()
            if let probability {
                hopes[last].count += count
                expected += Int128(value) * Int128(probability)
                hopes[last].expected = Int64(clamping: expected / 100)
            } else {
                hopes[last].blindCount = count
                hopes[last].blind = value
            }
        }
        return hopes
    }

    /// Returns the number of leads in review, across all firms.
    package static func underReview(in reader: Reader) throws -> Int { try reader.value(countReviews) ?? 0 }

    /// Whether the firm has ever entered one.
    package static func hasAny(of firm: ID<Firm>, in reader: Reader) throws -> Bool {
        try reader.exists(findAny, [firm])
    }
}

extension LeadStages {
    /// Those that count as qualified: the stage of that name and all behind it. Where it was taken away, the second half
    /// of the way does.
    package var qualified: [Lead.Stage] {
        let start = open.firstIndex { $0.code == "qualified" } ?? (open.count + 1) / 2
        return Array(open.dropFirst(start)) + all.filter { $0.kind == .won }
    }
}
