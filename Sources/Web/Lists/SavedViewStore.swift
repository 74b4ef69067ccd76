internal import Database

/// A set-up of a list under the name that its owner gave it.
package struct SavedView: Equatable, Sendable {
    package let name: String
    /// The query after the path of the list: `?stage=new&sort=-value`.
    package let query: String
}

enum SavedViewStore {
    /// More views than anyone can use.
    static let limit = 50

    private static let select: SQL = """
        SELECT name, query FROM saved_views WHERE owner = $1 AND list = $2 ORDER BY name
        """
    private static let upsert: SQL = """
        INSERT INTO saved_views (owner, list, name, query) VALUES ($1, $2, $3, $4)
        ON CONFLICT (owner, list, name) DO UPDATE SET query = excluded.query
        """
    private static let delete: SQL = "DELETE FROM saved_views WHERE owner = $1 AND list = $2 AND name = $3"

    static let statements = [select, upsert, delete]

    static func all(of list: String, owner: String, in reader: Reader) throws -> [SavedView] {
        try reader.all(select, [owner, list]) { SavedView(name: try $0.next(), query: try $0.next()) }
    }

    /// Takes the place of a view with the same name. False when there are too many.
    static func save(_ view: SavedView, of list: String, owner: String, in writer: Writer) throws -> Bool {
        let others = try all(of: list, owner: owner, in: writer).filter { $0.name != view.name }
        guard others.count < limit else { return false }
        try writer.run(upsert, [owner, list, view.name, view.query])
        return true
    }

    /// Returns the removed view, so that it can be restored; nil if there was none.
    static func remove(_ name: String, of list: String, owner: String, in writer: Writer) throws -> SavedView? {
        let view = try all(of: list, owner: owner, in: writer).first { $0.name == name }
        try writer.run(delete, [owner, list, name])
        return view
    }
}
