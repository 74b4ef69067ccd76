internal import Base
internal import Database
internal import Web

/// `portico audit`: is the log of what was done still as it was written?
enum AuditCommand {
    static let command = Command(
        name: "audit", summary: "Check that nobody has changed the log of what was done.", operands: "verify",
        details: """
            Each entry carries the hash of itself and of the one before it. An entry that was changed, put in or taken
            out breaks that chain: the first one that does not fit is named, and the command ends with 1.
            """
    ) { invocation in
        guard invocation.operands == ["verify"] else {
            throw ConfigurationError(problems: ["say what to do: portico audit verify"], isUsage: true)
        }
        let database = try Database.existing(try invocation.configuration())
        defer { database.close() }
        let (broken, count) = try database.read { (try AuditLog.firstBreak(in: $0), try AuditLog.count(in: $0)) }
        if let broken {
            Terminal.complain("entry \(broken) of the audit log is not as it was written, or is missing")
            return .failure
        }
        Terminal.say("the audit log is whole: \(count) entries")
        return .success
    }
}
