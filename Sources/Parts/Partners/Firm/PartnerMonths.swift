package import Base
package import Database
package import Web

/// What firms bring month by month, as the months of the programme's time zone go:
///
///     try PartnerMonths.add(.init(leads: 1), to: firm, in: day, writer)
///
/// Other than totals it is without leads that were archived, and so adds up to what lists show.
package enum PartnerMonths {
    /// The amount or change of each figure.
    package struct Figures: Equatable, Sendable {
        /// That were entered.
        package var leads = 0
        package var won = 0
        /// The won value, in the programme's currency.
        package var revenue: Int64 = 0

        package init(leads: Int = 0, won: Int = 0, revenue: Int64 = 0) {
            self.leads = leads
            self.won = won
            self.revenue = revenue
        }
    }

    private static let addToFirm: SQL = """
        INSERT INTO partner_months (firm_id, month, leads, won, revenue, season) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (firm_id, month) DO UPDATE SET leads = partner_months.leads + excluded.leads,
            won = partner_months.won + excluded.won, revenue = partner_months.revenue + excluded.revenue,
            season = partner_months.season + excluded.season
        """
    private static let addToAll: SQL = """
        INSERT INTO programme_months (month, leads, won, revenue) VALUES ($1, $2, $3, $4)
        ON CONFLICT (month) DO UPDATE SET leads = programme_months.leads + excluded.leads,
            won = programme_months.won + excluded.won, revenue = programme_months.revenue + excluded.revenue
        """
    private static let selectAll: SQL = """
        SELECT month, leads, won, revenue FROM programme_months WHERE month >= $1 AND month <= $2 ORDER BY month
        """

    /// A month counts for the ranking together with the two before it.
    package static let season = 3

    /// `day` is any of the month.
    package static func add(
        _ change: Figures, to firm: ID<Firm>, in day: CivilDate, _ writer: Writer
    ) throws {
        guard change != Figures() else { return }
        let month = day.firstOfMonth
        try writer.run(
            addToFirm, [firm, month, change.leads, change.won, change.revenue, change.revenue])
        try writer.run(addToAll, [month, change.leads, change.won, change.revenue])
        guard change.revenue != 0 else { return }
        var later = month
        for _ in 1..<season {
            later = later.firstOfNextMonth
            try writer.run(addToFirm, [firm, later, 0, 0, 0, change.revenue])
        }
    }

    /// The totals of all firms, by the first day of each month that has any.
    package static func ofAll(
        from first: CivilDate, to last: CivilDate, in reader: Reader
    ) throws -> [(month: CivilDate, figures: Figures)] {
        try reader.all(selectAll, [first, last]) { row in
            (try row.next(), Figures(leads: try row.next(), won: try row.next(), revenue: try row.next()))
        }
    }
}
