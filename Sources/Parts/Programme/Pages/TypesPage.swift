internal import Base
internal import Templates
internal import Web

/// `/admin/tiers/draft/types`: partner types and regions.
struct TypesPage: TemplatePage {
    struct RegionRow: TemplateValue {
        let index: Int
        let form: TypesForm.RegionRow
    }

    struct Row: TemplateValue {
        let index: Int
        let form: TypesForm.Row
        let title: Text
        let regions: [Choice]
        let parents: [Choice]
        /// Whether it has errors or is new.
        let isOpen: Bool
    }

    let head: DraftHead
    let regions: [RegionRow]
    let rows: [Row]

    init(_ form: TypesForm, _ head: DraftHead) {
        self.head = head
        regions = form.regions.enumerated().map { RegionRow(index: $0, form: $1) }
        let named = form.regions.filter { !$0.name.input.trimmed.isEmpty }
        let types = form.rows.filter { !$0.isEmpty }
        rows = form.rows.enumerated().map { index, row in
            Row(
                index: index, form: row,
                title: row.isEmpty ? Text("New type") : Text(asWritten: row.name.input),
                regions: named.map { region in
                    Choice(region.code, Text(asWritten: region.name.input), isChosen: row.regions.contains(region.code))
                },
                parents: Choice.all(types.filter { $0.code != row.code }, chosen: row.belongsTo.input) {
                    ($0.code, Text(asWritten: $0.name.input))
                },
                isOpen: [row.name.problem, row.lowest.problem, row.highest.problem, row.note.problem]
                    .contains { $0 != nil })
        }
    }

    static let template = "programme/types"
}
