internal import Base
internal import Database

/// The answers that submissions got, for those that come again.
enum AnswerStore {
    /// Nobody sends a form again after a day.
    static let keptFor = Duration.seconds(24 * 60 * 60)

    private static let select: SQL = "SELECT location, flash FROM form_answers WHERE form_key = $1"
    private static let insert: SQL = """
        INSERT INTO form_answers (form_key, answered_at, location, flash) VALUES ($1, $2, $3, $4)
        """
    private static let delete: SQL = "DELETE FROM form_answers WHERE answered_at < $1"

    static let statements = [select, insert, delete]

    static func answer(to key: String, in reader: Reader) throws -> Outcome? {
        try reader.first(select, [key]) { row in
            Outcome(location: try row.next(), flash: try row.next(String?.self).flatMap(Flash.init(encoded:)))
        }
    }

    static func keep(_ outcome: Outcome, for key: String, at now: Timestamp, in writer: Writer) throws {
        try writer.run(insert, [key, now, outcome.location, outcome.flash?.encoded])
    }

    static func forget(before moment: Timestamp, in writer: Writer) throws {
        try writer.run(delete, [moment])
    }
}
