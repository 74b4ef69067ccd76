internal import Base
package import Database
package import Templates

/// A list as one reader has set it up: the statements that follow from its definition.
///
/// Pages are found by key, not by number: the database goes straight to the first row, however deep, and rows that come
/// and go meanwhile make nobody see one twice or miss one.
package struct ListQuery<Item: Sendable>: Sendable {
    package static var pageSize: Int { 50 }
    package static var mostCounted: Int { 10_000 }

    package let list: ListDefinition<Item>
    package let state: ListState
    /// The values of the list's own `from`.
    package let scope: [any DatabaseValue & Sendable]

    package init(_ list: ListDefinition<Item>, _ state: ListState, scope: [any DatabaseValue & Sendable] = []) {
        self.list = list
        self.state = state
        self.scope = scope
    }

    /// How many rows there are, up to one more than are counted: nobody needs to know of a million rows how many they are.
    package func count(in reader: Reader) throws -> Int {
        let (from, values) = filtered
        let limit = (" LIMIT $1) AS found" as SQL).shifted(by: values.count)
        return try reader.value("SELECT count(*)" + " FROM (SELECT 1 " + from + limit, values + [Self.mostCounted + 1])
            ?? 0
    }

    /// Returns the rows from the cursor on, up to a page.
    package func slice(in reader: Reader, size: Int = pageSize) throws -> ListSlice<Item> {
        let isBackward = state.cursor?.isBackward ?? false
        let (sql, values) = statement(size: size)
        var found = try reader.all(sql, values) { row in
            ListSlice.Row(
                item: try list.decode(&row), value: try ListCursor.Value(row.stored()), key: try row.next())
        }
        let hasMore = found.count > size
        if hasMore { found.removeLast() }
        if isBackward { found.reverse() }
        return ListSlice(
            rows: found, hasNext: isBackward || hasMore, hasPrevious: isBackward ? hasMore : state.cursor != nil)
    }

    /// The statement for the rows, plus one that tells whether more follow.
    package func statement(size: Int = pageSize) -> (SQL, [any DatabaseValue]) {
        let order = list.order(state.order)
        let isBackward = state.cursor?.isBackward ?? false
        // Backwards the same rows are read from the other end, and turned round afterwards.
        let isDescending = state.order.isDescending != isBackward
        var (sql, values) = filtered
        if let cursor = state.cursor {
            let comparison: SQL = isDescending ? ") < ($1, $2)" : ") > ($1, $2)"
            sql = sql + " AND (" + order + ", " + list.key + comparison.shifted(by: values.count)
            values += [cursor.value.stored, cursor.key]
        }
        let direction: SQL = isDescending ? " DESC" : ""
        sql =
            list.select + ", " + order + ", " + list.key + " " + sql + " ORDER BY " + order + direction + ", "
            + list.key + direction
        sql = sql + (" LIMIT $1" as SQL).shifted(by: values.count)
        return (sql, values + [size + 1])
    }

    /// `FROM … WHERE …` with the filters that are set.
    private var filtered: (SQL, [any DatabaseValue]) {
        var sql = list.from
        var values: [any DatabaseValue] = scope
        for filter in list.filters {
            guard let input = state.filters[filter.name] else { continue }
            if case .cases(let cases) = filter.kind {
                if let chosen = cases.first(where: { $0.code == input }) {
                    sql = sql + " AND (" + chosen.condition + ")"
                }
                continue
            }
            for part in filter.kind.parts(of: input) {
                guard let value = filter.kind.value(of: part) else { continue }
                sql = sql + " AND (" + filter.condition.shifted(by: values.count) + ")"
                if let value { values.append(value) }
            }
        }
        return (sql, values)
    }
}

/// Some rows of a list, one behind the other.
package struct ListSlice<Item: Sendable>: Sendable {
    struct Row: Sendable {
        let item: Item
        let value: ListCursor.Value
        let key: String

        func cursor(isBackward: Bool) -> ListCursor {
            ListCursor(value: value, key: key, isBackward: isBackward)
        }
    }

    let rows: [Row]
    let hasNext: Bool
    let hasPrevious: Bool

    package var items: [Item] { rows.map(\.item) }

    /// The cursor of the next page.
    package var next: ListCursor? { hasNext ? rows.last?.cursor(isBackward: false) : nil }
    package var previous: ListCursor? { hasPrevious ? rows.first?.cursor(isBackward: true) : nil }
}

extension ListDefinition {
    /// Returns the sort order of a state.
    fileprivate func order(_ wanted: ListOrder) -> SQL {
        columns.first { $0.name == wanted.column }?.order ?? key
    }
}

extension ListCursor.Value {
    fileprivate init(_ stored: StoredValue) throws {
        switch stored {
        case .text(let text): self = .text(text)
        case .integer(let number): self = .number(number)
        case .null, .real, .bytes: throw ListError.unsortable
        }
    }

    fileprivate var stored: any DatabaseValue {
        switch self {
        case .text(let text): text
        case .number(let number): number
        }
    }
}

/// A list that is declared wrongly.
enum ListError: Error, CustomStringConvertible {
    case unsortable

    var description: String { "a list can be sorted by texts and whole numbers that are never NULL" }
}

extension FilterKind {
    /// What the condition is asked for: each word of a text, and each tag.
    fileprivate func parts(of input: String) -> [String] {
        switch self {
        case .text: FilterKind.words(of: input)
        case .tags: Tags.typed(input)
        default: [input]
        }
    }

    /// The words that are looked for; who types more is not looking for a record.
    package static func words(of input: String) -> [String] {
        input.folded.split(whereSeparator: \.isWhitespace).prefix(8).map(String.init)
    }

    /// The value for the condition: nil if the filter does not accept the input and is left out; an inner nil for a
    /// condition without a value.
    fileprivate func value(of input: String) -> (any DatabaseValue)?? {
        switch self {
        case .text: return .some("%\(input.likeEscaped)%")
        case .choice(let choices): return choices.contains { $0.code == input } ? .some(input) : .none
        case .cases: return .none
        case .exact: return .some(input)
        case .tags: return .some("%|\(input.likeEscaped)|%")
        case .day: return (try? FieldRule.day.parse(input)).map { "\($0)" }
        case .since(let zone): return (try? FieldRule.day.parse(input)).map { zone.start(of: $0) }
        case .until(let zone):
            return (try? FieldRule.day.parse(input)).map {
                zone.start(of: CivilDate(daysSince1970: $0.daysSince1970 + 1))
            }
        case .amount(let amounts): return (try? amounts.read(input)).map { $0.minor }
        case .flag: return .some(nil)
        case .flagged(let value): return .some(value)
        }
    }

    /// Why a filter is ignored, if that is not obvious.
    package func problem(of input: String) -> Text? {
        guard case .amount(let amounts) = self, !input.isEmpty else { return nil }
        do throws(FieldProblem) {
            _ = try amounts.read(input)
            return nil
        } catch {
            return error.text
        }
    }
}

extension String {
    /// The signs that mean something to `LIKE` stand for themselves behind a backslash.
    package var likeEscaped: String {
        var escaped = ""
        for character in self {
            if "\\%_".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
