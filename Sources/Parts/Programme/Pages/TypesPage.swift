internal import Base
internal import Templates
internal import Web

/// `/admin/tiers/draft/types`: partner types and regions.
struct TypesPage: TemplatePage {
    struct RegionRow: TemplateValue {
        let index: Int
        let code: String
        let name: FieldView
    }

    struct Row: TemplateValue {
        let index: Int
        let code: String
        let title: Text
        let name: FieldView
        let lowest: FieldView
        let highest: FieldView
        let regions: [OptionView]
        let contact: Bool
        let budget: Bool
        let requirements: Bool
        let pays: Bool
        let needsRegistration: Bool
        let parents: [OptionView]
        let note: FieldView
        /// It has something to put right, or is to be filled in.
        let isOpen: Bool

        static let shape = Shape<Row> {
            $0.show("registration", \.needsRegistration)
        }
    }

    let head: DraftHead
    let regions: [RegionRow]
    let rows: [Row]

    init(_ form: TypesForm, _ head: DraftHead) {
        self.head = head
        regions = form.regions.enumerated().map { RegionRow(index: $0, code: $1.code, name: $1.name.view) }
        let named = form.regions.filter { !$0.name.input.trimmed.isEmpty }
        let types = form.rows.filter { !$0.isEmpty }
        rows = form.rows.enumerated().map { index, row in
            Row(
                index: index, code: row.code,
                title: row.isEmpty ? Text("One more type") : Text(asWritten: row.name.input), name: row.name.view,
                lowest: row.lowest.view, highest: row.highest.view,
                regions: named.map { region in
                    OptionView(
                        code: region.code, title: Text(asWritten: region.name.input),
                        isChosen: row.regions.contains(region.code))
                },
                contact: row.contact, budget: row.budget, requirements: row.requirements, pays: row.pays,
                needsRegistration: row.needsRegistration,
                parents: OptionView.all(types.filter { $0.code != row.code }, chosen: row.belongsTo.input) {
                    ($0.code, Text(asWritten: $0.name.input))
                },
                note: row.note.view,
                isOpen: [row.name.problem, row.lowest.problem, row.highest.problem, row.note.problem]
                    .contains { $0 != nil })
        }
    }

    static let template = "programme/types"
}
