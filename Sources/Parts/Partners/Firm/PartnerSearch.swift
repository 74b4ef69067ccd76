internal import Base
internal import Database
internal import Templates
internal import Web

/// What the search in the top bar finds of firms: by name, e-mail or domain.
enum PartnerSearch {
    private static let find: SQL = """
        SELECT id, name, email FROM partners WHERE found_by LIKE $1 ESCAPE '\\' ORDER BY name_key LIMIT $2
        """

    static let source = SearchSource(Text("Partners"), icon: "firm") { words, viewer, limit, reader in
        guard PartnerList.readers.contains(where: viewer.roles.contains) else { return nil }
        let records = try reader.all(find, ["%\(words.lowercased().likeEscaped)%", limit]) { row in
            FoundRecords.Record(try row.text(1), note: try row.text(2), path: PartnerPath.show(try row.id(0)))
        }
        return FoundRecords(records, list: PartnerPath.list, filter: "q", words: words)
    }
}
