internal import Base
internal import Crypto
internal import Database
internal import Identity
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `portico user`: accounts, from the machine that the portal runs on.
enum UserCommand {
    static let command = Command(
        name: "user", summary: "List accounts, make one, or give somebody a link to get in.",
        operands: "ACTION",
        details: """
            The actions are:
              list                               everybody who has an account
              create NAME EMAIL ROLES [PARTNER]  an account with a password, which is asked for, or read from a pipe
              invite NAME EMAIL ROLES [PARTNER]  an account, and the link by which its person chooses a password
              reset EMAIL                        a link for a new password; nobody is signed in with the old one then
            ROLES are words with commas between them: admin, support, agent, team_lead, chain_manager; or owner or
            member, for people of a partner firm, whose id stands behind. The portal may go on meanwhile.
            """
    ) { invocation in
        let configuration = try invocation.configuration()
        let database = try Database.existing(configuration)
        defer { database.close() }
        let words = Array(invocation.operands.dropFirst())
        switch (invocation.operands.first, words.count) {
        case ("list", 0): Terminal.say(Terminal.columns(try database.read(rows)))
        case ("create", 3...4): try create(words, configuration, database)
        case ("invite", 3...4): try invite(words, configuration, database)
        case ("reset", 1): try reset(words[0], configuration, database)
        default:
            throw ConfigurationError(problems: ["say list, create, invite or reset, and for whom"], isUsage: true)
        }
        return .success
    }

    private static func rows(_ reader: Reader) throws -> [[String]] {
        let accounts = try UserStore.all(in: reader)
        return [["name", "e-mail", "roles", "firm", "state", "last seen"]]
            + accounts.map { account in
                let user = account.user
                return [
                    user.name, user.email.text, user.roles.words, user.firm?.name ?? "", account.state.rawValue,
                    account.seenAt.map { "\($0)" } ?? "never",
                ]
            }
    }

    private static func create(_ words: [String], _ configuration: Configuration, _ database: Database) throws {
        let new = try newUser(words, database)
        guard let password = PasswordPrompt.ask("password: "), !password.isEmpty else {
            throw ConfigurationError(problems: ["a password is asked for, or read from a pipe"], isUsage: true)
        }
        var field = Field("password", .password, password)
        let companies = try database.read { reader in
            let firm = try new.firm.flatMap { try Firms.firm($0, in: reader) }
            return try [Settings.current(reader).company] + [firm?.name].compactMap(\.self)
        }
        field.check(newPasswordOf: new.name, new.email.text, companies: companies)
        if let problem = field.problem {
            throw ConfigurationError(problems: [problem.english], isUsage: true)
        }
        let hash = try PasswordHasher(configuration).make(password)
        let user = try database.write { writer in
            let user = try add(new, .created, in: writer)
            try UserStore.setPassword(user, hash, at: .now, in: writer)
            return user
        }
        Terminal.say("\(new.email) can sign in now: \(user)")
    }

    private static func invite(_ words: [String], _ configuration: Configuration, _ database: Database) throws {
        let new = try newUser(words, database)
        let link = try database.write { writer in
            try SignInLink.make(.invite, for: add(new, .invited, in: writer), at: .now, in: writer)
        }
        Terminal.say("good for 7 days, and once: \(configuration.origin)\(link.path)")
    }

    private static func reset(_ email: String, _ configuration: Configuration, _ database: Database) throws {
        let address = try EmailAddress(email)
        let link = try database.write { writer in
            guard let account = try UserStore.account(address, in: writer) else {
                throw ConfigurationError(problems: ["nobody has the address \(address)"], isUsage: true)
            }
            let user = account.user
            let purpose = account.password == nil ? SignInLink.Purpose.invite : .reset
            let link = try SignInLink.make(purpose, for: user.id, at: .now, in: writer)
            try writer.audit(
                IdentityEvent.resetLinkSent, of: user.id.text, called: user.name, firm: user.firm?.id, by: .program,
                at: .now)
            return link
        }
        Terminal.say("good once, and not for long: \(configuration.origin)\(link.path)")
    }

    private static func newUser(_ words: [String], _ database: Database) throws -> NewUser {
        let roles = words[2].split(separator: ",").map { Role(rawValue: String($0)) }
        let known = Set(roles.compactMap(\.self))
        guard !known.isEmpty, known.count == roles.count else {
            throw ConfigurationError(problems: ["\"\(words[2])\" are no roles"], isUsage: true)
        }
        let firm = words.count > 3 ? ID<Firm>(words[3]) : nil
        let isThere = try firm.map { id in try database.read { try Firms.firm(id, in: $0) != nil } } ?? false
        guard known.isStaff ? words.count == 3 && known.allSatisfy(\.isStaff) : isThere && known.count == 1 else {
            throw ConfigurationError(
                problems: ["staff have no partner firm; an owner or a member has one that exists, and one role"],
                isUsage: true)
        }
        return NewUser(name: words[0], email: try EmailAddress(words[1]), roles: known, firm: firm)
    }

    private static func add(_ new: NewUser, _ event: IdentityEvent, in writer: Writer) throws -> ID<User> {
        guard try UserStore.account(new.email, in: writer) == nil else {
            throw ConfigurationError(problems: ["somebody has the address \(new.email) already"], isUsage: true)
        }
        let id = try UserStore.create(new, at: .now, in: writer)
        try writer.audit(
            event, of: id.text, called: new.name, firm: new.firm, by: .program,
            changes: [.init("roles", to: new.roles.words)], at: .now)
        return id
    }
}
