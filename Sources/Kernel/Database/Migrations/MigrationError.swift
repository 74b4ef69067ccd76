/// Why a schema cannot be migrated, and what to do.
package enum MigrationError: Error, Equatable, CustomStringConvertible {
    case misnamed(String)
    case sameNumber(String, String)
    case changed(String)
    case missing(String)
    case databaseIsNewer(has: String, knows: String?)
    case late(String, after: String)
    case failed(String, line: Int, reason: String)
    case brokenReferences(String, tables: [String])

    package var description: String {
        switch self {
        case .misnamed(let name):
            "the migration \(name) is not named like 0012_part_what.sql"
        case .sameNumber(let first, let second):
            "the migrations \(first) and \(second) have the same number: give the newer one the next free number"
        case .changed(let name):
            "the migration \(name) was changed after this database had seen it: put the file back as it was shipped, "
                + "and make the change in a new migration"
        case .missing(let name):
            "the migration \(name), which this database has seen, is not there: the program's files are not complete, "
                + "so install it anew"
        case .databaseIsNewer(let name, let known):
            "the database was written by a newer Portico (it has seen \(name), this program knows "
                + "\(known ?? "no migration")): start the newer program, or restore the backup from before the upgrade"
        case .late(let name, let after):
            "the migration \(name) would come too late, as this database has seen \(after): give it the next free number"
        case .failed(let name, let line, let reason):
            "the migration \(name) failed in the statement on line \(line), and nothing of it was kept: \(reason)"
        case .brokenReferences(let name, let tables):
            "the migration \(name) would leave rows that point nowhere, and nothing of it was kept: "
                + tables.joined(separator: ", ")
        }
    }
}
