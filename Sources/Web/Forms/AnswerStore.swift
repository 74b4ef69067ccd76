internal import Base
internal import Database

/// The answers that submissions got, for those that come again.
enum AnswerStore {
    /// Nobody sends a form again after a day.
    static let keptFor = Duration.seconds(24 * 60 * 60)

    /// Answers of former versions do not say to what.
    private static let select: SQL = """
        SELECT location, flash FROM form_answers WHERE form_key = $1 AND content IN ($2, '')
        """
    private static let insert: SQL = """
        INSERT INTO form_answers (form_key, content, answered_at, location, flash) VALUES ($1, $2, $3, $4, $5)
        """
    private static let delete: SQL = "DELETE FROM form_answers WHERE answered_at < $1"

    static let statements = [select, insert, delete]

    static func answer(to key: String, saying content: String, in reader: Reader) throws -> Outcome? {
        try reader.first(select, [key, content]) { row in
            Outcome(location: try row.next(), flash: try row.next(String?.self).flatMap(Flash.init(encoded:)))
        }
    }

    static func keep(
        _ outcome: Outcome, for key: String, saying content: String, at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(insert, [key, content, now, outcome.location, outcome.flash?.encoded])
    }

    static func forget(before moment: Timestamp, in writer: Writer) throws {
        try writer.run(delete, [moment])
    }
}
