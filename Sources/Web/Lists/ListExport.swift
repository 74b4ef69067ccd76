internal import Base
internal import Database
package import HTTP
internal import Synchronization

extension ListQuery {
    /// All rows that the filters let through, as a file. Its route runs on the pool. The audit log keeps who took what
    /// along.
    package func export(for visit: any Visit) -> Response {
        let (actor, now, filters) = (visit.actor, visit.now, state.query(for: list))
        visit.site.database.later { writer in
            try writer.audit(GroundEvent.listExported, of: list.name, called: list.name + filters, by: actor, at: now)
        }
        return export(from: visit.site.database)
    }

    /// CSV that is made while it is being sent: a million rows need no more memory than a thousand.
    func export(from database: Database) -> Response {
        let export = ListExport(self, database)
        var response = Response(.ok, content: .stream(StreamContent { try export.next() }))
        response.fields.add("Content-Type", "text/csv; charset=utf-8; header=present")
        response.fields.add("Content-Disposition", "attachment; filename=\"\(list.name).csv\"")
        response.fields.add("Cache-Control", "no-store")
        return response
    }
}

/// Where an export stands. It is asked for one piece at a time.
private final class ListExport<Item: Sendable>: @unchecked Sendable {
    private static var rowsInPiece: Int { 1_000 }

    private let query: ListQuery<Item>
    private let database: Database
    private var cursor: ListCursor?
    private var hasBegun = false
    private var hasEnded = false

    init(_ query: ListQuery<Item>, _ database: Database) {
        self.query = query
        self.database = database
    }

    func next() throws -> Bytes? {
        guard !hasEnded else { return nil }
        var csv = CSV()
        let columns = query.shownColumns
        if !hasBegun {
            // Spreadsheets take a file with this mark for UTF-8.
            csv.add(mark: "\u{FEFF}")
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
