internal import Base
internal import Database
internal import Templates
internal import Web

/// Finds users in the top bar by name or e-mail, for admins.
enum UserSearch {
    private static let find: SQL = """
        SELECT name, email, id FROM users
        WHERE name_key LIKE $1 ESCAPE '\\' OR email_key LIKE $1 ESCAPE '\\' ORDER BY name_key LIMIT $2
        """

    static let source = SearchSource(Text("People"), icon: "team") { words, viewer, limit, reader in
        guard viewer.has(.admin) else { return nil }
        let records = try reader.all(find, ["%\(words.folded.likeEscaped)%", limit]) { row in
            FoundRecords.Record(try row.text(), note: try row.text(), path: UserPath.show(try row.next()))
        }
        return FoundRecords(records, list: UserPath.users, filter: "search", words: words)
    }
}
