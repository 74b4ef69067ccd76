internal import Base
internal import Crypto

/// One step of the schema: a file `NNNN_part_what.sql` that is never edited once it was shipped.
package struct Migration: Equatable, Sendable {
    package let number: Int
    package let name: String
    let sql: String
    let checksum: String

    /// The name must begin with four digits.
    package init(name: String, sql: String) throws(MigrationError) {
        let words = name.split(separator: "_", maxSplits: 1)
        guard words.count == 2, words[0].utf8.count == 4, words[0].utf8.allSatisfy(\.isDigit), name.hasSuffix(".sql"),
            let number = Int(words[0]), number > 0
        else { throw .misnamed(name) }
        self.number = number
        self.name = name
        self.sql = sql
        checksum = Digest.sha256(Bytes(sql.utf8)).hexadecimal
    }

    /// Every `.sql` file of a folder, by number.
    package static func all(in folder: String) throws -> [Migration] {
        let files = try Disk.names(in: folder).filter { $0.hasSuffix(".sql") }
        let migrations = try files.map { try Migration(name: $0, sql: TextFile.read("\(folder)/\($0)")) }
        for (first, second) in zip(migrations, migrations.dropFirst()) where first.number == second.number {
            throw MigrationError.sameNumber(first.name, second.name)
        }
        return migrations
    }
}
