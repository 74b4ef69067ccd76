package import Base
package import Database
internal import Templates
package import Web

/// The accounts.
package enum UserStore {
    private static let select: SQL = """
        SELECT u.id, u.name, u.email, u.roles, f.id, f.name, f.sight, u.language, u.time_zone, u.picture, u.password,
            u.is_paused, u.archived_at, f.is_closed, u.created_at, u.seen_at
        FROM users u LEFT JOIN firms f ON f.id = u.firm_id
        """
    private static let selectNames: SQL = """
        SELECT u.id, u.name, CASE WHEN u.archived_at IS NULL AND f.is_closed = 0 AND u.is_paused = 0
            AND u.password IS NOT NULL THEN 1 ELSE 0 END
        FROM users u JOIN firms f ON f.id = u.firm_id WHERE u.firm_id = $1 ORDER BY u.name_key, u.id
        """
    private static let insert: SQL = """
        INSERT INTO users (
            id, email, email_key, name, roles, firm_id, language, time_zone, is_paused, created_at, name_key
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)
        """
    private static let updateProfile: SQL = """
        UPDATE users SET name = $2, language = $3, time_zone = $4, name_key = $5 WHERE id = $1
        """
    private static let updatePassword: SQL = """
        UPDATE users SET password = $2, password_changed_at = $3 WHERE id = $1
        """
    private static let renewPassword: SQL = "UPDATE users SET password = $2 WHERE id = $1"

    package static func account(_ id: ID<User>, in reader: Reader) throws -> Account? {
        try reader.first(select + " WHERE u.id = $1", [id]) { try account(&$0) }
    }

    package static func account(_ email: EmailAddress, in reader: Reader) throws -> Account? {
        try reader.first(select + " WHERE u.email_key = $1", [email.folded]) { try account(&$0) }
    }

    /// Everybody, by name.
    package static func all(in reader: Reader) throws -> [Account] {
        try reader.all(select + " ORDER BY u.name_key, u.id") { try account(&$0) }
    }

    /// The people of a firm, by name.
    package static func accounts(of firm: ID<Firm>, in reader: Reader) throws -> [Account] {
        try reader.all(select + " WHERE u.firm_id = $1 ORDER BY u.name_key, u.id", [firm]) { try account(&$0) }
    }

    /// The people of a firm by name, each with whether they may sign in: what a list to choose from needs.
    package static func names(
        of firm: ID<Firm>, in reader: Reader
    ) throws -> [(
        id: ID<User>, name: String, maySignIn: Bool
    )] {
        try reader.all(selectNames, [firm]) { try ($0.next(), $0.text(), $0.next(Bool.self)) }
    }

    /// Everybody of the staff, by name: those who belong to no firm.
    package static func staff(in reader: Reader) throws -> [Account] {
        try reader.all(select + " WHERE u.firm_id IS NULL ORDER BY u.name_key, u.id") { try account(&$0) }
    }

    /// Returns all accounts with the role.
    package static func accounts(having role: Role, in reader: Reader) throws -> [Account] {
        try reader.all(
            select + " WHERE ' ' || u.roles || ' ' LIKE $1 ORDER BY u.name_key, u.id", ["% \(role.rawValue) %"]
        ) { try account(&$0) }
    }

    /// Nobody has an account yet.
    static func isEmpty(in reader: Reader) throws -> Bool {
        try reader.value("SELECT 1 FROM users LIMIT 1", as: Int.self) == nil
    }

    /// Throws a `DatabaseError` that is unique in `users`, `email_key` if the address is in use.
    package static func create(
        _ new: NewUser, as id: ID<User> = .make(), at now: Timestamp, in writer: Writer
    ) throws -> ID<User> {
        try writer.run(
            insert,
            [
                id, new.email.text, new.email.folded, new.name, new.roles.words, new.firm, new.language, new.zone, now,
                new.name.folded,
            ])
        return id
    }

    package static func setProfile(
        _ id: ID<User>, name: String, language: String, zone: String, in writer: Writer
    ) throws {
        try writer.run(updateProfile, [id, name, language, zone, name.folded])
    }

    /// Throws like `create` if the address is in use.
    static func setEmail(_ id: ID<User>, _ email: EmailAddress, in writer: Writer) throws {
        try writer.run("UPDATE users SET email = $2, email_key = $3 WHERE id = $1", [id, email.text, email.folded])
    }

    /// `hash` is what `PasswordHasher` made.
    package static func setPassword(
        _ id: ID<User>, _ hash: String, at now: Timestamp, in writer: Writer
    ) throws {
        try writer.run(updatePassword, [id, hash, now])
    }

    /// The same password under newer parameters.
    static func renewPassword(_ id: ID<User>, _ hash: String, in writer: Writer) throws {
        try writer.run(renewPassword, [id, hash])
    }

    package static func setRoles(_ id: ID<User>, _ roles: Set<Role>, in writer: Writer) throws {
        writer.announce(.rights)
        try writer.run("UPDATE users SET roles = $2 WHERE id = $1", [id, roles.words])
    }

    package static func setPaused(_ id: ID<User>, _ isPaused: Bool, in writer: Writer) throws {
        writer.announce(.rights)
        try writer.run("UPDATE users SET is_paused = $2 WHERE id = $1", [id, isPaused])
    }

    /// Archives a user at this moment, or restores them if it is nil.
    package static func setArchived(_ id: ID<User>, at moment: Timestamp?, in writer: Writer) throws {
        writer.announce(.rights)
        try writer.run("UPDATE users SET archived_at = $2 WHERE id = $1", [id, moment])
    }

    static func picture(of id: ID<User>, in reader: Reader) throws -> FileHash? {
        try reader.first("SELECT picture FROM users WHERE id = $1", [id]) { try $0.next(FileHash?.self) } ?? nil
    }

    static func setPicture(_ id: ID<User>, _ hash: FileHash?, in writer: Writer) throws {
        try writer.run("UPDATE users SET picture = $2 WHERE id = $1", [id, hash])
    }

    /// Partners see the faces of their own firm and of the staff; the staff see all.
    static func isPicture(_ hash: FileHash, visibleTo viewer: User, in reader: Reader) throws -> Bool {
        try reader.exists(
            "SELECT 1 FROM users WHERE picture = $1 AND ($2 = 1 OR firm_id IS NULL OR firm_id = $3)",
            [hash, viewer.isStaff, viewer.firm?.id])
    }

    package static func setSeen(_ id: ID<User>, at now: Timestamp, in writer: Writer) throws {
        try writer.run("UPDATE users SET seen_at = $2 WHERE id = $1", [id, now])
    }

    /// Reads the columns of `select`.
    static func account(_ row: inout Row) throws -> Account {
        let user = User(
            id: try row.next(), name: try row.next(), email: try EmailAddress(row.text()),
            roles: Set(words: try row.text()), firm: try row.next(),
            language: Language(rawValue: try row.text()) ?? .english, zone: TimeZone.named(try row.text()) ?? .utc,
            picture: try row.next(String?.self).map { AccountPath.picture($0) })
        return Account(
            user: user, password: try row.next(), isPaused: try row.next(),
            isArchived: try row.next(Timestamp?.self) != nil, isFirmClosed: try row.next(Bool?.self) ?? false,
            createdAt: try row.next(), seenAt: try row.next())
    }
}

extension Firm: RowDecodable {
    package static var columns: Int { 3 }

    package static func read(_ row: inout Row) throws -> Firm {
        Firm(id: try row.next(), name: try row.next(), visibleScope: try row.next())
    }
}
