package import Base
package import Database
internal import Partners
package import Programme
internal import Web

/// The expected commission of a lead under current rules. It is booked once the deal is won and reviewed.
package struct LeadCommission: Equatable, Sendable {
    package let deal: DealRate
    /// The base of the rate; nil without an expected value.
    package let worth: Money?
    /// The partner owes it: some kinds pay the company that runs the programme.
    package let isOwed: Bool

    /// nil for one that brings nothing, and where no rate is set.
    package static func expected(of lead: Lead, in reader: Reader) throws -> LeadCommission? {
        guard lead.stage.kind != .lost, lead.review != .rejected, lead.mergedInto == nil else { return nil }
        let terms = try PartnerRecords.partner(lead.firm, in: reader)?.terms
        let rules = try ProgrammeRules.current(reader)
        let tier = try Standing.of(lead.firm, reader).tier
        let deal = rules.rate(
            agreed: lead.agreedRate, own: terms?.rate, tier: tier, type: terms?.type, region: terms?.region)
        let kind = try kind(of: lead.firm, in: reader)
        return deal.map { LeadCommission(deal: $0, worth: lead.worth, isOwed: kind?.direction == .pays) }
    }

    /// The kind of partner that a firm is.
    static func kind(of firm: ID<Firm>, in reader: Reader) throws -> PartnerType? {
        guard let terms = try PartnerRecords.partner(firm, in: reader)?.terms else { return nil }
        return try ProgrammeRules.current(reader).rules.partnerType(terms.type, in: terms.region)
    }

    /// Rounded half-even to the minor unit; nil without a value, and for one that is larger than money can be.
    package var amount: Money? { worth.flatMap { try? $0 * deal.rate } }
}
