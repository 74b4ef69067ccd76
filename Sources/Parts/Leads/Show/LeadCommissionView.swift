internal import Base
internal import Database
internal import Programme
internal import Templates
internal import Web

/// The expected commission of a lead, with its calculation.
struct LeadCommissionView: TemplateValue {
    let title: Text
    let worth: Money?
    let rate: Rate
    let source: Text
    /// For staff: this kind of partner has another range.
    let isOutside: Bool
    let amount: Money?
    let note: Text

    init?(_ lead: Lead, in reader: Reader) throws {
        guard let expected = try LeadCommission.expected(of: lead, in: reader) else { return nil }
        let rules = try ProgrammeRules.current(reader).rules
        title = expected.isOwed ? Text("Expected fee payable to us") : Text("Expected commission")
        worth = expected.worth
        rate = expected.deal.rate
        amount = expected.amount
        isOutside = expected.deal.isOutsideRange
        switch expected.deal.source {
        case .deal: source = Text("agreed for this deal", as: "rate")
        case .partner: source = Text("the firm's custom rate", as: "rate")
        case .tier(let code):
            source = Text("rate of the {tier} tier", as: "rate", ["tier": rules.tier(code)?.name ?? code])
        case .type(let code):
            let name = rules.partnerTypes.first { $0.code == code }?.name ?? code
            source = Text("starting rate for {type}", as: "rate", ["type": name])
        }
        note = Self.note(lead, expected)
    }

    private static func note(_ lead: Lead, _ expected: LeadCommission) -> Text {
        guard expected.worth != nil else { return Text("Add an expected value to see the commission here.") }
        if lead.isLocked { return Text("The commission for this deal is approved.") }
        if lead.review == .waiting {
            return Text("The commission counts once we have confirmed that no other partner was first.")
        }
        return lead.stage.kind == .won
            ? Text("Calculated at today's rate. It becomes final once the deal is reviewed and approved.")
            : Text("Calculated at today's rate, assuming the lead is won at this value.")
    }
}
