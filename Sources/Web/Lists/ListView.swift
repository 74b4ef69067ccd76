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

        static let shape = Shape<Head> {
            $0.show("title", \.title)
            $0.show("path", \.path)
            $0.show("sorting", \.sorting)
            $0.show("numeric", \.isNumeric)
        }
    }

    struct RowView: TemplateValue {
        let id: String
        let path: String?
        let cells: [CellView]

        static let shape = Shape<RowView> {
            $0.show("id", \.id)
            $0.show("path", \.path)
            $0.show("cells", \.cells)
        }
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

        static let shape = Shape<CellView> {
            $0.show("numeric", \.isNumeric)
            $0.show("empty", \.isEmpty)
            $0.show("title", \.title)
            $0.show("text", \.text)
            $0.show("phrase", \.phrase)
            $0.show("phrases", \.phrases)
            $0.show("number", \.number)
            $0.show("money", \.money)
            $0.show("moment", \.moment)
            $0.show("date_time", \.dateTime)
            $0.show("day", \.day)
            $0.show("changes", \.changes)
        }
    }

    struct FilterView: TemplateValue {
        struct Choice: TemplateValue {
            let code: String
            let title: Text
            let isChosen: Bool

            static let shape = Shape<Choice> {
                $0.show("code", \.code)
                $0.show("title", \.title)
                $0.show("chosen", \.isChosen)
            }
        }

        let name: String
        let title: Text
        /// `text`, `choice`, `day`, `amount`, `flag` or `hidden`.
        let kind: String
        let input: String
        let problem: Text?
        let choices: [Choice]

        static let shape = Shape<FilterView> {
            $0.show("name", \.name)
            $0.show("title", \.title)
            $0.show("kind", \.kind)
            $0.show("input", \.input)
            $0.show("problem", \.problem)
            $0.show("choices", \.choices)
        }
    }

    struct ViewLink: TemplateValue {
        let name: String
        let path: String
        let isCurrent: Bool

        static let shape = Shape<ViewLink> {
            $0.show("name", \.name)
            $0.show("path", \.path)
            $0.show("current", \.isCurrent)
        }
    }

    /// The saved views of a reader who can have some.
    package struct Views: TemplateValue {
        let list: String
        /// How the list is set up now.
        let query: String
        /// This page, to come back to it.
        let from: String
        let all: [ViewLink]
        /// The name of the view that is shown; nil for a set-up without one.
        let current: String?

        package static let shape = Shape<Views> {
            $0.show("list", \.list)
            $0.show("query", \.query)
            $0.show("from", \.from)
            $0.show("all", \.all)
            $0.show("current", \.current)
            $0.show("save") { _ in SavedViewPages.savePath }
            $0.show("remove") { _ in SavedViewPages.removePath }
        }
    }

    struct ColumnChoice: TemplateValue {
        let name: String
        let title: Text
        let isShown: Bool

        static let shape = Shape<ColumnChoice> {
            $0.show("name", \.name)
            $0.show("title", \.title)
            $0.show("shown", \.isShown)
        }
    }

    let path: String
    package let count: Int
    let isFiltered: Bool
    let sort: String
    let heads: [Head]
    let rows: [RowView]
    /// What stands beside the search.
    let filters: [FilterView]
    /// Filters that are wanted less often: behind a button.
    let furtherFilters: [FilterView]
    let columns: [ColumnChoice]
    let nextPath: String?
    let previousPath: String?
    let exportPath: String
    let views: Views?

    package static let shape = Shape<ListView> {
        $0.show("path", \.path)
        $0.show("count", \.count)
        $0.show("filtered", \.isFiltered)
        $0.show("sort", \.sort)
        $0.show("heads", \.heads)
        $0.show("rows", \.rows)
        $0.show("filters", \.filters)
        $0.show("further_filters", \.furtherFilters)
        $0.show("further_set") { list in list.furtherFilters.count { !$0.input.isEmpty } }
        $0.show("columns", \.columns)
        $0.show("next", \.nextPath)
        $0.show("previous", \.previousPath)
        $0.show("export", \.exportPath)
        $0.show("views", \.views)
    }
}
