internal import Base
internal import Database
package import HTTP
internal import Synchronization
internal import Templates

extension ListQuery {
    /// All rows that the filters let through, as a file. Its route runs on the pool. The audit log keeps who took what
    /// along.
    package func export(for visit: any Visit) -> Response {
        let (actor, now, filters) = (visit.actor, visit.now, state.query(for: list))
        visit.site.database.later { writer in
            try writer.audit(GroundEvent.listExported, of: list.name, called: list.name + filters, by: actor, at: now)
        }
        return export(from: visit.site.database, in: visit.audience.language)
    }

    /// CSV that is made while it is being sent: a million rows need no more memory than a thousand.
    func export(from database: Database, in language: Language) -> Response {
        let export = ListExport(self, database, language)
        var response = Response(.ok, content: .stream(StreamContent { try export.next() }))
        response.fields.add(csvNamed: "\(list.name).csv")
        return response
    }
}

/// The position of an export. It is read piece by piece.
private final class ListExport<Item: Sendable>: @unchecked Sendable {
    private static var rowsInPiece: Int { 1_000 }

    private let query: ListQuery<Item>
    private let database: Database
    private let language: Language
    private var cursor: ListCursor?
    private var hasBegun = false
    private var hasEnded = false

    init(_ query: ListQuery<Item>, _ database: Database, _ language: Language) {
        self.query = query
        self.database = database
        self.language = language
    }

    func next() throws -> Bytes? {
        guard !hasEnded else { return nil }
        var csv = CSV(language)
        let columns = query.shownColumns
        if !hasBegun {
            csv.add(mark: CSV.mark)
            csv.add(columns.map(\.name))
            hasBegun = true
        }
        let state = query.state.with { $0.cursor = cursor }
        let slice = try database.read { reader in
            try ListQuery(query.list, state, scope: query.scope).slice(in: reader, size: Self.rowsInPiece)
        }
        for item in slice.items {
            csv.add(columns.map { $0.cell(item).plain })
        }
        cursor = slice.next
        hasEnded = cursor == nil
        return csv.bytes
    }
}
