package import Base
package import Database
package import Web

/// The stored second factors: sealed secrets, fingerprints, and the roles that require one.
package enum SecondFactorStore {
    private static let select: SQL = "SELECT secret, last_step, new_secret FROM second_factors WHERE user_id = $1"
    private static let setNew: SQL = """
        INSERT INTO second_factors (user_id, new_secret) VALUES ($1, $2)
        ON CONFLICT (user_id) DO UPDATE SET new_secret = $2
        """
    private static let set: SQL = """
        UPDATE second_factors SET secret = $2, last_step = $3, since = $4, new_secret = NULL WHERE user_id = $1
        """
    private static let insertCode: SQL = "INSERT INTO recovery_codes (fingerprint, user_id) VALUES ($1, $2)"
    private static let deleteCode: SQL = "DELETE FROM recovery_codes WHERE fingerprint = $1 AND user_id = $2"
    private static let selectStatus: SQL = """
        SELECT since, (SELECT count(*) FROM recovery_codes c WHERE c.user_id = $1)
        FROM second_factors WHERE user_id = $1 AND secret IS NOT NULL
        """

    /// The second factor of a user.
    package struct Status: Equatable, Sendable {
        package let since: Timestamp
        package let recoveryCodesLeft: Int
    }

    package static func status(of user: ID<User>, in reader: Reader) throws -> Status? {
        try reader.first(selectStatus, [user]) { Status(since: try $0.next(), recoveryCodesLeft: try $0.next()) }
    }

    /// They sign in with the password alone from now on.
    package static func remove(_ user: ID<User>, in writer: Writer) throws {
        try writer.run("DELETE FROM second_factors WHERE user_id = $1", [user])
        try writer.run("DELETE FROM recovery_codes WHERE user_id = $1", [user])
    }

    /// The roles whose people cannot sign in without one.
    package static func requiredRoles(in reader: Reader) throws -> Set<Role> {
        Set(try reader.all("SELECT role FROM second_factor_roles") { try $0.next(Role.self) })
    }

    package static func setRequiredRoles(_ roles: Set<Role>, in writer: Writer) throws {
        try writer.run("DELETE FROM second_factor_roles")
        for role in roles {
            try writer.run("INSERT INTO second_factor_roles (role) VALUES ($1)", [role])
        }
    }

    package static func isRequired(of user: User, in reader: Reader) throws -> Bool {
        try !requiredRoles(in: reader).isDisjoint(with: user.roles)
    }

    static func row(
        _ user: ID<User>, in reader: Reader
    ) throws -> (secret: Bytes?, lastStep: Int64?, newSecret: Bytes?)? {
        try reader.first(select, [user]) { (try $0.next(), try $0.next(), try $0.next()) }
    }

    static func setNewSecret(_ user: ID<User>, _ box: Bytes, in writer: Writer) throws {
        try writer.run(setNew, [user, box])
    }

    static func setSecret(
        _ user: ID<User>, _ box: Bytes, step: Int64, at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(set, [user, box, step, now])
    }

    static func setLastStep(_ user: ID<User>, _ step: Int64, in writer: Writer) throws {
        try writer.run("UPDATE second_factors SET last_step = $2 WHERE user_id = $1", [user, step])
    }

    static func setRecoveryCodes(_ user: ID<User>, _ fingerprints: [Bytes], in writer: Writer) throws {
        try writer.run("DELETE FROM recovery_codes WHERE user_id = $1", [user])
        for fingerprint in fingerprints {
            try writer.run(insertCode, [fingerprint, user])
        }
    }

    static func useRecoveryCode(_ fingerprint: Bytes, of user: ID<User>, in writer: Writer) throws -> Bool {
        try writer.run(deleteCode, [fingerprint, user]) == 1
    }
}
