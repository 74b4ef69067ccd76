internal import Base
internal import Database
internal import Templates
internal import Web

/// Finds firms in the top bar by name, e-mail or domain.
enum PartnerSearch {
    private static func find(_ visibleScope: PartnerScope) -> SQL {
        "SELECT p.name, p.email, p.id FROM partners p WHERE p.found_by LIKE $2 ESCAPE '\\'" + " AND ("
            + visibleScope.condition + ") ORDER BY p.name_key LIMIT $3"
    }

    static let source = SearchSource(Text("Partners"), icon: "firm") { words, viewer, limit, reader in
        guard let visibleScope = PartnerScope(viewer) else { return nil }
        let records = try reader.all(find(visibleScope), [visibleScope.value, "%\(words.folded.likeEscaped)%", limit]) {
            row in
            FoundRecords.Record(try row.text(), note: try row.text(), path: PartnerPath.show(try row.next()))
        }
        return FoundRecords(records, list: PartnerPath.list, filter: "q", words: words)
    }
}
