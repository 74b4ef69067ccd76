package import Base
package import Database
internal import Web

/// Who asks to be let in.
package enum ApplicationQueue {
    private static let select: SQL = """
        SELECT count(*), MIN(confirmed_at) FROM partner_applications WHERE state IN ('waiting', 'asked')
        """

    /// How many wait for an answer, and since when the first of them.
    package static func waiting(in reader: Reader) throws -> (count: Int, oldest: Timestamp?) {
        try reader.first(select) { (try $0.next(Int.self), try $0.next()) } ?? (0, nil)
    }
}
