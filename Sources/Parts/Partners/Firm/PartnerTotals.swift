package import Base
package import Database
package import Web

/// What a firm has brought, counted in the transactions of the parts that know of it:
///
///     try PartnerTotals.add(.init(leads: 1, load: 1), to: firm, at: now, in: writer)
package enum PartnerTotals {
    /// The change of each total.
    package struct Change: Sendable {
        package var leads = 0
        package var accepted = 0
        package var won = 0
        /// Leads that are worked: one more when it is entered, one less when it is closed.
        package var load = 0
        /// In the programme's first currency.
        package var revenue: Int64 = 0
        package var commission: Int64 = 0
        /// The response time of a shared lead.
        package var answered: Duration?

        package init(
            leads: Int = 0, accepted: Int = 0, won: Int = 0, load: Int = 0, revenue: Int64 = 0, commission: Int64 = 0,
            answered: Duration? = nil
        ) {
            self.leads = leads
            self.accepted = accepted
            self.won = won
            self.load = load
            self.revenue = revenue
            self.commission = commission
            self.answered = answered
        }

        /// Of that at most, as when a lead goes on.
        var isOfLoad: Bool {
            leads == 0 && accepted == 0 && won == 0 && revenue == 0 && commission == 0 && answered == nil
        }
    }

    /// `moment` is when the firm did it; nil for what others did to it.
    package static func add(
        _ change: Change, to firm: ID<Firm>, at moment: Timestamp? = nil, in writer: Writer
    ) throws {
        try PartnerStore.add(change, to: firm, at: moment, in: writer)
    }
}
