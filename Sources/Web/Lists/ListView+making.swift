internal import Base
package import Database
internal import Templates

extension ListQuery {
    /// The page of the list that lives at `path`; its CSV is at `path.csv`. Without an owner no views can be saved.
    package func view(at path: String, in reader: Reader, owner: String? = nil) throws -> ListView {
        let slice = try slice(in: reader)
        let columns = shownColumns
        let filters = list.filters.map { ListView.FilterView($0, state.filters[$0.name] ?? "") }
        let search = filters.first { $0.kind == "text" }?.name
        let isFurther = { (filter: ListView.FilterView) in
            filter.name != search && ["text", "day", "amount"].contains(filter.kind)
        }
        let link = { (state: ListState) in path + state.query(for: list) }
        let count = try count(in: reader)
        return ListView(
            path: path, count: min(count, Self.mostCounted), isUncounted: count > Self.mostCounted,
            isFiltered: !state.filters.isEmpty, sort: state.order.text,
            heads: columns.map { head($0, slice.items.first, link) },
            rows: slice.items.map { item in
                ListView.RowView(
                    id: list.id(item), path: list.path(item), cells: columns.map { .init($0.title, $0.cell(item)) })
            },
            filters: filters.filter { !isFurther($0) }, furtherFilters: filters.filter(isFurther),
            columns: list.columns.map { column in
                Choice(column.name, column.title, isChosen: columns.contains { $0.name == column.name })
            },
            nextPath: slice.next.map { cursor in link(state.with { $0.cursor = cursor }) },
            previousPath: slice.previous.map { cursor in link(state.with { $0.cursor = cursor }) },
            exportPath: path + ".csv" + state.with { _ in }.query(for: list),
            views: try owner.map { try views(of: $0, at: path, in: reader) })
    }

    private func views(of owner: String, at path: String, in reader: Reader) throws -> ListView.Views {
        try SavedViewPages.views(
            of: list.name, query: state.with { _ in }.query(for: list), at: path, owner: owner, in: reader)
    }

    var shownColumns: [ListDefinition<Item>.Column] {
        guard let names = state.columns else { return list.columns.filter(\.isShown) }
        return names.compactMap { name in list.columns.first { $0.name == name } }
    }

    private func head(
        _ column: ListDefinition<Item>.Column, _ sample: Item?, _ link: (ListState) -> String
    ) -> ListView.Head {
        let isSorted = state.order.column == column.name
        let turned = ListOrder(column.name, descending: isSorted && !state.order.isDescending)
        return ListView.Head(
            title: column.title, path: column.order.map { _ in link(state.with { $0.order = turned }) },
            sorting: isSorted ? (state.order.isDescending ? "descending" : "ascending") : nil,
            isNumeric: sample.map { column.cell($0).isNumeric } ?? false)
    }
}

extension ListView.CellView {
    fileprivate init(_ title: Text, _ cell: Cell) {
        var text: String?
        var phrase: Text?
        var phrases: [Text] = []
        var number: Int?
        var money: Money?
        var moment: Timestamp?
        var dateTime: Timestamp?
        var day: CivilDate?
        var changes: [CellChange] = []
        switch cell {
        case .text(let value): text = value
        case .phrase(let value): phrase = value
        case .phrases(let value): phrases = value
        case .number(let value): number = value
        case .money(let value): money = value
        case .moment(let value): moment = value
        case .dateTime(let value): dateTime = value
        case .day(let value): day = value
        case .changes(let value): changes = value
        case .none: break
        }
        self.init(
            title: title, text: text, phrase: phrase, phrases: phrases, number: number, money: money,
            moment: moment, dateTime: dateTime, day: day, changes: changes, isNumeric: cell.isNumeric,
            isEmpty: cell.isEmpty)
    }
}

extension ListView.FilterView {
    fileprivate init(_ filter: ListDefinition<some Sendable>.Filter, _ input: String) {
        let (kind, choices) =
            switch filter.kind {
            case _ where !filter.isShown: ("hidden", [Choice]())
            case .text, .tags, .exact: ("text", [])
            case .cases(let all):
                ("choice", all.map { Choice($0.code, $0.title, chosen: input) })
            case .choice(let all):
                ("choice", all.map { Choice($0.code, $0.title, chosen: input) })
            case .day, .since, .until: ("day", [])
            case .amount: ("amount", [])
            case .flag, .flagged: ("flag", [])
            }
        self.init(
            name: filter.name, title: filter.title, kind: kind, input: input, problem: filter.kind.problem(of: input),
            choices: choices)
    }
}
