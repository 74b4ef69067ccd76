internal import Database
internal import Web

extension Backfill {
    static let identity = [
        folding(
            "SELECT id, name_key FROM users WHERE id > $1 ORDER BY id LIMIT 200",
            update: "UPDATE users SET name_key = $2 WHERE id = $1"),
        folding(
            "SELECT id, name_key FROM firms WHERE id > $1 ORDER BY id LIMIT 200",
            update: "UPDATE firms SET name_key = $2 WHERE id = $1"),
    ]
}
