internal import Templates
internal import Web

/// `/admin/tiers/draft`: the ladder.
struct LadderPage: TemplatePage {
    struct Row: TemplateValue {
        let index: Int
        let form: LadderForm.Row
        let colours: [Choice]
        let icons: [Choice]
        let colour: String
        let icon: String
        let rhythms: [Choice]
        let isLast: Bool
    }

    let form: LadderForm
    let head: DraftHead
    let rows: [Row]
    let canAdd: Bool
    let canRemove: Bool

    init(_ form: LadderForm, _ head: DraftHead) {
        self.form = form
        self.head = head
        rows = form.rows.enumerated().map { index, row in
            Row(
                index: index, form: row,
                colours: Choice.all(Tier.colours, chosen: row.colour.input) { ("\($0)", Tier.title(ofColour: $0)) },
                icons: Choice.all(Tier.icons, chosen: row.icon.input) { ($0, Tier.title(ofIcon: $0)) },
                colour: row.colour.input, icon: row.icon.value ?? "tier",
                rhythms: Choice.all(PayoutRhythm.allCases, chosen: row.rhythm.input) { ($0.rawValue, $0.title) },
                isLast: index == form.rows.count - 1)
        }
        canAdd = rows.count < RuleSet.tierCounts.upperBound
        canRemove = rows.count > RuleSet.tierCounts.lowerBound
    }

    static let template = "programme/ladder"
}

extension Tier {
    static func title(ofColour colour: Int) -> Text {
        switch colour {
        case 1: Text("Slate", as: "colour")
        case 2: Text("Green", as: "colour")
        case 3: Text("Indigo", as: "colour")
        case 4: Text("Gold", as: "colour")
        case 5: Text("Red", as: "colour")
        case 6: Text("Blue", as: "colour")
        case 7: Text("Purple", as: "colour")
        default: Text("Copper", as: "colour")
        }
    }

    static func title(ofIcon icon: String) -> Text {
        switch icon {
        case "star": Text("Star", as: "icon")
        case "trophy": Text("Trophy", as: "icon")
        case "bolt": Text("Bolt", as: "icon")
        case "flag": Text("Flag", as: "icon")
        case "target": Text("Target", as: "icon")
        case "shield": Text("Shield", as: "icon")
        case "gift": Text("Gift", as: "icon")
        default: Text("Steps", as: "icon")
        }
    }
}
