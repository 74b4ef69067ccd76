internal import Base
internal import Templates
internal import Web

/// The effect of publishing the draft, before it is published.
struct RulesPreviewPage: TemplatePage {
    struct Row: TemplateValue {
        let name: String
        let path: String
        let from: String
        let to: String
        let difference: String?
    }

    /// So many partners are named; the counts are of all.
    private static let shown = 200

    let edition: Int
    let partners: Int
    let upCount: Int
    let downCount: Int
    let up: [Row]
    let down: [Row]
    /// In all, for each currency; nil where nothing tells what partners sold.
    let differences: [String]
    let knowsSales: Bool

    init(
        _ rehearsal: RulesPreview, _ draft: RuleDraft, _ before: RuleSet, _ reader: Audience,
        name: (ID<Firm>) throws -> String, path: (ID<Firm>) -> String
    ) throws {
        edition = Int(draft.edition)
        partners = rehearsal.rows.count
        upCount = rehearsal.up.count
        downCount = rehearsal.down.count
        let signed = { (money: Money) in (money.minor > 0 ? "+" : "") + reader.money(money) }
        func row(_ found: RulesPreview.Row) throws -> Row {
            let to: String
            switch found.verdict {
            case .stays: to = found.from
            case .up(let tier), .down(let tier): to = tier
            }
            return Row(
                name: try name(found.firm), path: path(found.firm),
                from: before.tier(found.from)?.name ?? found.from, to: draft.rules.tier(to)?.name ?? to,
                difference: found.difference.map(signed))
        }
        up = try rehearsal.up.prefix(RulesPreviewPage.shown).map(row)
        down = try rehearsal.down.prefix(RulesPreviewPage.shown).map(row)
        let all = rehearsal.rows.compactMap(\.difference)
        knowsSales = rehearsal.knowsSales
        var sums: [Currency: Money] = [:]
        for money in all { sums[money.currency] = try (sums[money.currency] ?? .zero(money.currency)) + money }
        differences = sums.values.sorted { $0.currency.code < $1.currency.code }.map(signed)
    }

    static let template = "programme/rehearsal"
}
