internal import Base
internal import Crypto
internal import Database

/// Checks that the master key is the one this data was created with. A data folder restored without its key would get a
/// new one, and no sealed value could be opened, which would go unnoticed until a user cannot sign in.
enum KeyCheck {
    struct WrongKey: ExitError, CustomStringConvertible {
        var description: String {
            "the master key is not the one that this data was sealed with: put the right master.key into the data "
                + "folder, or give it as --master-key"
        }

        var exitCode: ExitCode { .configuration }
    }

    private static let select: SQL = "SELECT value FROM installation WHERE name = 'key'"
    private static let insert: SQL = """
        INSERT INTO installation (name, value) VALUES ('key', $1) ON CONFLICT (name) DO NOTHING
        """

    static func check(_ key: MasterKey, _ database: Database) throws {
        let fingerprint = try MAC.sha256(Bytes("fingerprint".utf8), key: key.key(for: "fingerprint")).hexadecimal
        let known = try database.read { try $0.value(select, as: String.self) }
        if known == nil { try database.write { try $0.run(insert, [fingerprint]) } }
        guard known ?? fingerprint == fingerprint else { throw WrongKey() }
    }
}
