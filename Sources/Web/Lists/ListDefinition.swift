package import Base
package import Database
package import Templates

/// What a list shows and how it can be searched, filtered and sorted, declared once. The page, its links, the CSV and
/// the count all follow from it.
///
/// The SQL is the store's: `from` says whose rows there are, and its values come first (`$1` …). Conditions and orders
/// are added to it, with their own `$1` counted on behind those.
package struct ListDefinition<Item: Sendable>: Sendable {
    package struct Column: Sendable {
        package let name: String
        package let title: Text
        /// The sort expression; never NULL. nil if the column cannot be sorted.
        package let order: SQL?
        /// Stands in the table unless the reader says otherwise.
        package let isShown: Bool
        package let cell: @Sendable (Item) -> Cell

        package init(
            _ name: String, _ title: Text, order: SQL? = nil, isShown: Bool = true,
            cell: @escaping @Sendable (Item) -> Cell
        ) {
            self.name = name
            self.title = title
            self.order = order
            self.isShown = isShown
            self.cell = cell
        }
    }

    package struct Filter: Sendable {
        package let name: String
        package let title: Text
        package let kind: FilterKind
        /// Holds for the rows that the filter lets through; `$1` is its value.
        package let condition: SQL
        /// Has a field in the form; one without is set by links, such as tabs, and the form carries it along.
        package let isShown: Bool

        package init(
            _ name: String, _ title: Text, _ kind: FilterKind, isShown: Bool = true, where condition: SQL = ""
        ) {
            self.name = name
            self.title = title
            self.kind = kind
            self.isShown = isShown
            self.condition = condition
        }
    }

    /// Tells lists apart in saved views and file names.
    package let name: String
    /// `SELECT` and the columns that `decode` reads.
    package let select: SQL
    /// `FROM … WHERE …`, with the viewer's scope.
    package let from: SQL
    /// The primary key: it makes every order total.
    package let key: SQL
    package let columns: [Column]
    package let filters: [Filter]
    /// The column that a new visitor finds it sorted by.
    package let order: ListOrder
    package let decode: @Sendable (inout Row) throws -> Item
    package let id: @Sendable (Item) -> String
    /// The link of a row.
    package let path: @Sendable (Item) -> String?

    package init(
        name: String, select: SQL, from: SQL, key: SQL, columns: [Column], filters: [Filter], order: ListOrder,
        id: @escaping @Sendable (Item) -> String, path: @escaping @Sendable (Item) -> String? = { _ in nil },
        decode: @escaping @Sendable (inout Row) throws -> Item
    ) {
        self.name = name
        self.select = select
        self.from = from
        self.key = key
        self.columns = columns
        self.filters = filters
        self.order = order
        self.id = id
        self.path = path
        self.decode = decode
    }
}

/// A column to sort by, and which way.
package struct ListOrder: Equatable, Sendable {
    package let column: String
    package let isDescending: Bool

    package init(_ column: String, descending: Bool = false) {
        self.column = column
        isDescending = descending
    }

    /// Reads `-value` from an address.
    init(text: String) {
        isDescending = text.hasPrefix("-")
        column = isDescending ? String(text.dropFirst()) : text
    }

    var text: String { isDescending ? "-" + column : column }
}

/// The input type of a filter.
package enum FilterKind: Sendable {
    /// Whatever holds every word of what is typed: the condition compares a folded text by `LIKE $1 ESCAPE '\\'`.
    case text
    /// Has all of the tags that are typed: the condition is asked for each, with the bars that stand around a tag.
    case tags
    case choice([(code: String, title: Text)])
    /// The same with a condition for each, so that an index of the few rows that one of them means can be used.
    case cases([(code: String, title: Text, condition: SQL)])
    /// Exactly what is named.
    case exact
    case day
    /// A moment is compared with when the day begins in the zone, or with when the next one does.
    case since(TimeZone), until(TimeZone)
    /// Money: the condition compares with the minor unit.
    case amount(Amounts)
    /// On or not there; its condition has no value.
    case flag
    /// The same, where its condition compares with this.
    case flagged(any DatabaseValue & Sendable)
}
