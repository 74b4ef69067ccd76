internal import Base
package import Templates

/// A list as its page shows it: what `{% list %}` needs.
package struct ListView: TemplateValue {
    struct Head: TemplateValue {
        let title: Text
        /// Sorts by this column, the other way if it is sorted by it already; nil where it cannot be.
        let path: String?
        /// `ascending`, `descending` or nothing, as `aria-sort` wants it.
        let sorting: String?
        let isNumeric: Bool
    }

    struct RowView: TemplateValue {
        let id: String
        let path: String?
        let cells: [CellView]
    }

    struct CellView: TemplateValue {
        /// The column's title, for phones, where rows become cards.
        let title: Text
        let text: String?
        let phrase: Text?
        let phrases: [Text]
        let number: Int?
        let money: Money?
        let moment: Timestamp?
        let dateTime: Timestamp?
        let day: CivilDate?
        let changes: [CellChange]
        let isNumeric: Bool
        /// A phone leaves it out.
        let isEmpty: Bool
    }

    struct FilterView: TemplateValue {
        let name: String
        let title: Text
        /// `text`, `choice`, `day`, `amount`, `flag` or `hidden`.
        let kind: String
        let input: String
        let problem: Text?
        let choices: [Choice]
    }

    struct ViewLink: TemplateValue {
        let name: String
        let path: String
        let isCurrent: Bool
    }

    /// The saved views of a reader who can have some.
    package struct Views: TemplateValue {
        let list: String
        /// The current query.
        let query: String
        /// This page, to come back to it.
        let from: String
        let all: [ViewLink]
        /// The name of the view that is shown; nil for a set-up without one.
        let current: String?

        package static let shape = Shape<Views> {
            $0.show("save") { _ in SavedViewPages.savePath }
            $0.show("remove") { _ in SavedViewPages.removePath }
        }
    }

    let path: String
    package let count: Int
    /// There are more than are counted.
    let isUncounted: Bool
    let isFiltered: Bool
    let sort: String
    let heads: [Head]
    let rows: [RowView]
    /// The filters beside the search.
    let filters: [FilterView]
    /// Filters that are wanted less often: behind a button.
    let furtherFilters: [FilterView]
    let columns: [Choice]
    let nextPath: String?
    let previousPath: String?
    let exportPath: String
    let views: Views?

    package static let shape = Shape<ListView> {
        $0.show("further_set") { list in list.furtherFilters.count { !$0.input.isEmpty } }
        $0.show("next", \.nextPath)
        $0.show("previous", \.previousPath)
        $0.show("export", \.exportPath)
    }
}
