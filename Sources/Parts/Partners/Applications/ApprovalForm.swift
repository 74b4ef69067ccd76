internal import Base
internal import Database
internal import HTTP
internal import Identity
package import Programme
package import Templates
internal import Web

/// The terms of an approved firm.
struct ApprovalForm: FieldForm {
    struct Terms {
        let terms: Partner.Terms
        let tier: String
        let rateReason: String?
    }

    var kind: Field<ApplicationForm.Kind>
    var tier: Field<String>
    var rate: Field<Rate?>
    var rateReason: Field<String?>
    var manager: Field<Partner.Manager?>

    /// As it was sent, else as the firm has applied, for the lowest tier.
    init(_ sent: FormFields?, else draft: Application.Draft, _ rules: RuleSet, _ reader: Reader) throws {
        let kinds = ApplicationForm.Kind.all(rules)
        kind = Field(
            "kind", .choice(kinds, \.code), sent,
            else: kinds.first { $0.type.code == draft.type && $0.region.code == draft.region })
        tier = Field("tier", .choice(rules.tiers.map(\.code), \.self), sent, else: rules.tiers.first?.code)
        rate = Field("rate", .optional(.percent), sent, else: nil)
        rateReason = Field("rate_reason", .optional(.text(max: 300)), sent, else: nil)
        manager = Field("manager", .optional(.manager(try Partner.Manager.all(in: reader))), sent, else: nil)
        if let type = kind.value?.type, let rate = rate.value ?? nil, !type.allows(rate), rateReason.value == .some(nil)
        {
            rateReason.reject(type.rateWarning)
        }
    }

    var terms: Terms? {
        filled {
            let kind = try kind.get()
            var terms = Partner.Terms(type: kind.type.code, region: kind.region.code)
            terms.rate = try rate.get()
            terms.manager = try manager.get()
            return Terms(terms: terms, tier: try tier.get(), rateReason: try rateReason.get())
        }
    }
}

/// The three ways to deal with an application, each with what was typed.
struct DecisionForms: FieldForm {
    /// nil before the form is sent.
    var approval: ApprovalForm?
    var question = Field("question", .longText(max: 3_000), nil as String?)
    var reason = Field("reason", .longText(max: 2_000), nil as String?)
    var againOn: Field<CivilDate>
    var problem: Text?

    /// Half a year is what is proposed.
    init(_ application: Application) {
        let start = (application.confirmedAt ?? application.sentAt) + .seconds(182 * 86_400)
        againOn = Field("again_on", .day, TimeZone.utc.local(start).day)
    }
}

extension PartnerType {
    /// The warning about a rate outside the range without a reason.
    package var rateWarning: Text {
        Text(
            "The rate is outside the range of this partner type, {low}% to {high}%. Please give a reason.",
            ["low": FieldRule<Rate>.percent.format(lowest), "high": FieldRule<Rate>.percent.format(highest)])
    }
}

extension Partner.Manager {
    /// Returns all staff members who can be account managers.
    static func all(in reader: Reader) throws -> [Partner.Manager] {
        try UserStore.staff(in: reader).map { Partner.Manager(id: $0.user.id, name: $0.user.name) }
    }
}

extension FieldRule<Partner.Manager> {
    static func manager(_ all: [Partner.Manager]) -> FieldRule { .choice(all, \.id.text) }
}
