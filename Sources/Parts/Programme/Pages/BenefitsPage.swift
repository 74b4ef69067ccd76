internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The benefits of a draft in words, and empty rows for more.
struct BenefitsForm: FieldForm {
    struct Row: FieldForm {
        var text: Field<String?>
        let tier: Field<String>
    }

    var rows: [Row]

    private static let spare = 3
    private static let limit = 60

    /// As it was sent, else as the rules have it.
    init(_ sent: FormFields?, else rules: RuleSet) {
        let known = rules.benefits.map(Optional.some) + Array(repeating: nil, count: BenefitsForm.spare)
        let count = sent.map { sent in sent.pairs.count { $0.name.hasPrefix("text-") } }
        rows = (0..<(count ?? known.count)).map { index in
            let benefit = sent == nil ? known[index] : nil
            return Row(
                text: Field("text-\(index)", .optional(.text(max: 120)), sent, else: .some(benefit?.text)),
                tier: Field(
                    "tier-\(index)", .choice(rules.tiers.map(\.code)) { $0 }, sent,
                    else: benefit?.tier ?? rules.tiers.first?.code))
        }
        let more = rows.indices.filter { !rows[$0].text.input.trimmed.isEmpty }.dropFirst(Self.limit)
        for index in more { rows[index].text.reject(FieldProblem.tooMany(Self.limit).text) }
    }

    func applied(to rules: RuleSet) -> RuleSet? {
        var rules = rules
        return filled {
            rules.benefits = try rows.compactMap { row in
                let tier = try row.tier.get()
                return try row.text.get().map { Benefit($0, from: tier) }
            }
            return rules
        }
    }
}

/// `/admin/tiers/draft/benefits`.
struct BenefitsPage: TemplatePage {
    struct Row: TemplateValue {
        let index: Int
        let form: BenefitsForm.Row
        let tiers: [Choice]
    }

    let head: DraftHead
    let rows: [Row]

    init(_ form: BenefitsForm, _ rules: RuleSet, _ head: DraftHead) {
        self.head = head
        rows = form.rows.enumerated().map { index, row in
            Row(index: index, form: row, tiers: Choice.tiers(rules, chosen: row.tier.input))
        }
    }

    static let template = "programme/benefits"
}
