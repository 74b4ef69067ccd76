internal import Base
package import HTTP

/// A reader's settings of a list. They are part of the address, so that it can be bookmarked, shared and returned to.
package struct ListState: Equatable, Sendable {
    package var filters: [String: String] = [:]
    package var order: ListOrder
    /// The columns to show, in their order; nil for the standard ones.
    package var columns: [String]?
    /// The row that the page starts after, or ends before when going back.
    package var cursor: ListCursor?

    init(order: ListOrder) {
        self.order = order
    }

    /// Ignores unknown names: an old bookmark still opens.
    package init(_ query: FormFields, for list: ListDefinition<some Sendable>) {
        order = list.order
        if let wanted = query["sort"].map(ListOrder.init(text:)),
            list.columns.contains(where: { $0.name == wanted.column && $0.order != nil })
        {
            order = wanted
        }
        for filter in list.filters {
            if let value = query[filter.name]?.trimmed, !value.isEmpty { filters[filter.name] = value }
        }
        // Links hold them in one, the boxes of the form one each.
        let names = query.values(of: "columns").flatMap { $0.split(separator: ",").map(String.init) }
        let known = names.filter { name in list.columns.contains { $0.name == name } }
        let standard = list.columns.filter(\.isShown).map(\.name)
        columns = known.isEmpty || known == standard ? nil : known
        cursor =
            query["after"].flatMap { ListCursor($0, isBackward: false) }
            ?? query["before"].flatMap { ListCursor($0, isBackward: true) }
    }

    /// The part of an address behind the `?`; empty for the standard set-up.
    package func query(for list: ListDefinition<some Sendable>) -> String {
        var pairs: [(String, String)] = list.filters.compactMap { filter in
            filters[filter.name].map { (filter.name, $0) }
        }
        if order != list.order { pairs.append(("sort", order.text)) }
        if let columns { pairs.append(("columns", columns.joined(separator: ","))) }
        if let cursor { pairs.append((cursor.isBackward ? "before" : "after", cursor.text)) }
        var bytes = Bytes()
        for (name, value) in pairs {
            bytes.append(bytes.isEmpty ? "?" : "&")
            bytes.append(percentEncoding: name)
            bytes.append("=")
            bytes.append(percentEncoding: value)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same, changed, from its first page.
    package func with(_ change: (inout ListState) -> Void) -> ListState {
        var state = self
        state.cursor = nil
        change(&state)
        return state
    }
}

/// A row as a place in an order: what it is sorted by, and its key.
package struct ListCursor: Equatable, Sendable {
    package enum Value: Equatable, Sendable {
        case text(String)
        case number(Int64)
    }

    let value: Value
    let key: String
    let isBackward: Bool

    init(value: Value, key: String, isBackward: Bool) {
        self.value = value
        self.key = key
        self.isBackward = isBackward
    }

    /// `n1200~lead_01…` or `tMüller~lead_01…`
    init?(_ text: String, isBackward: Bool) {
        guard let kind = text.first, let divider = text.lastIndex(of: "~"), divider > text.startIndex else {
            return nil
        }
        let content = String(text[..<divider].dropFirst())
        switch kind {
        case "t": value = .text(content)
        case "n":
            guard let number = Int64(content) else { return nil }
            value = .number(number)
        default: return nil
        }
        key = String(text[text.index(after: divider)...])
        self.isBackward = isBackward
    }

    var text: String {
        switch value {
        case .text(let text): "t\(text)~\(key)"
        case .number(let number): "n\(number)~\(key)"
        }
    }
}
