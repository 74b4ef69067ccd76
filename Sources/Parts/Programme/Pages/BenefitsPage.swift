internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The benefits of a draft in words, and empty rows for more.
struct BenefitsForm {
    var rows: [(text: Field<String?>, tier: Field<String>)]

    private static let spare = 3

    init(_ rules: RuleSet) {
        let rule = BenefitsForm.tier(rules)
        let all = rules.benefits.map(Optional.some) + Array(repeating: nil, count: BenefitsForm.spare)
        rows = all.enumerated().map { index, benefit in
            (
                Field("text-\(index)", .optional(.text(max: 120)), .some(benefit?.text)),
                Field("tier-\(index)", rule, benefit?.tier ?? rules.tiers.first?.code)
            )
        }
    }

    init(_ sent: FormFields, _ rules: RuleSet) {
        let count = min(sent.pairs.filter { $0.name.hasPrefix("text-") }.count, 60)
        let rule = BenefitsForm.tier(rules)
        rows = (0..<count).map { index in
            (
                Field("text-\(index)", .optional(.text(max: 120)), sent),
                Field("tier-\(index)", rule, sent)
            )
        }
    }

    func applied(to rules: RuleSet) -> RuleSet? {
        var rules = rules
        rules.benefits = []
        for (text, tier) in rows {
            guard let text = text.value, let tier = tier.value else { return nil }
            if let text { rules.benefits.append(Benefit(text, from: tier)) }
        }
        return rules
    }

    private static func tier(_ rules: RuleSet) -> FieldRule<String> { .choice(rules.tiers.map(\.code)) { $0 } }
}

/// `/admin/tiers/draft/benefits`.
struct BenefitsPage: TemplatePage {
    struct Row: TemplateValue {
        let index: Int
        let text: FieldView
        let tiers: [OptionView]
    }

    let head: DraftHead
    let rows: [Row]

    init(_ form: BenefitsForm, _ rules: RuleSet, _ head: DraftHead) {
        self.head = head
        rows = form.rows.enumerated().map { index, row in
            Row(index: index, text: row.text.view, tiers: OptionView.tiers(rules, chosen: row.tier.input))
        }
    }

    static let template = "programme/benefits"
}
