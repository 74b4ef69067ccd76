internal import Templates
internal import Web

/// `/admin/tiers/draft`: the ladder.
struct LadderPage: TemplatePage {
    struct Row: TemplateValue {
        let index: Int
        let code: String
        let name: FieldView
        let colours: [OptionView]
        let icons: [OptionView]
        let colour: String
        let icon: String
        let rate: FieldView
        let rhythms: [OptionView]
        let hours: FieldView
        let isLast: Bool
    }

    let head: DraftHead
    let rows: [Row]
    let demotes: Bool
    let keep: FieldView
    let grace: FieldView
    let canAdd: Bool
    let canRemove: Bool

    init(_ form: LadderForm, _ head: DraftHead) {
        self.head = head
        rows = form.rows.enumerated().map { index, row in
            Row(
                index: index, code: row.code, name: row.name.view,
                colours: OptionView.all(Tier.colours, chosen: row.colour.input) { ("\($0)", Tier.title(ofColour: $0)) },
                icons: OptionView.all(Tier.icons, chosen: row.icon.input) { ($0, Tier.title(ofIcon: $0)) },
                colour: row.colour.input, icon: row.icon.value ?? "tier", rate: row.rate.view,
                rhythms: OptionView.all(PayoutRhythm.allCases, chosen: row.rhythm.input) { ($0.rawValue, $0.title) },
                hours: row.hours.view, isLast: index == form.rows.count - 1)
        }
        demotes = form.demotes.value ?? false
        keep = form.percent.view
        grace = form.grace.view
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
