internal import Base
internal import Database
internal import Web

/// `portico audit`: verifies that the audit log is unchanged.
enum AuditCommand {
    static let command = Command(
        name: "audit", summary: "Check that nobody has changed the log of what was done.", operands: "verify",
        details: """
            Each entry carries the hash of itself and of the one before it. An entry that was changed, put in or taken
            out breaks that chain: the first one that does not fit is named, and the command ends with 1. The newest
            backup knows where the log ended: entries up to there cannot be cut off or written anew unnoticed.
            """
    ) { invocation in
        guard invocation.operands == ["verify"] else {
            throw ConfigurationError(problems: ["say what to do: portico audit verify"], isUsage: true)
        }
        let configuration = try invocation.configuration()
        let database = try Database.existing(configuration)
        defer { database.close() }
        let (broken, count) = try database.read { (try AuditLog.firstBreak(in: $0), try AuditLog.count(in: $0)) }
        if let broken {
            Terminal.complain("entry \(broken) of the audit log is not as it was written, or is missing")
            return .failure
        }
        let known = try configuration.backupFolder.all().last?.manifest.auditHead
        if let known, try database.read({ try AuditLog.hash(of: known.number, in: $0) }) != known.hash {
            Terminal.complain(
                "the audit log does not go on from the newest backup: entry \(known.number) is missing or another one")
            return .failure
        }
        let checked = known.map { ", the first \($0.number) of them as in the newest backup" } ?? ""
        Terminal.say("the audit log is whole: \(count) entries\(checked)")
        return .success
    }
}
