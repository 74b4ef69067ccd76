internal import Base
internal import Database

/// Failed attempts by target.
enum AttemptStore {
    private static let upsert: SQL = """
        INSERT INTO sign_in_failures (subject, count, since, until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (subject) DO UPDATE SET count = $2, since = $3, until = $4
        """
    private static let deleteOld: SQL = "DELETE FROM sign_in_failures WHERE COALESCE(until, since) < $1"

    static func failures(_ subject: Bytes, in reader: Reader) throws -> Throttle.Failures? {
        try reader.first("SELECT count, since, until FROM sign_in_failures WHERE subject = $1", [subject]) { row in
            Throttle.Failures(count: try row.next(), since: try row.next(), until: try row.next())
        }
    }

    static func set(_ subject: Bytes, _ failures: Throttle.Failures, in writer: Writer) throws {
        try writer.run(upsert, [subject, failures.count, failures.since, failures.until])
    }

    static func remove(_ subject: Bytes, in writer: Writer) throws {
        try writer.run("DELETE FROM sign_in_failures WHERE subject = $1", [subject])
    }

    static func forget(endedBefore moment: Timestamp, in writer: Writer) throws {
        try writer.run(deleteOld, [moment])
    }
}
