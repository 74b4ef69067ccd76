internal import Database
internal import Web

extension Backfill {
    static let announcements = [
        folding(
            "SELECT id, found_by FROM announcements WHERE id > $1 ORDER BY id LIMIT 200",
            update: "UPDATE announcements SET found_by = $2 WHERE id = $1")
    ]
}
