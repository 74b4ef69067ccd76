package import Base
package import Database
internal import Jobs
internal import Templates
package import Web

/// A version of the rules that was published.
package struct RuleVersion: Identified, Sendable {
    package static let idPrefix = "rules"

    package let number: Int64
    package let note: String
    package let publishedAt: Timestamp
    package let publishedBy: String
}

/// The draft of the next version.
package struct RuleDraft: Sendable {
    package let rules: RuleSet
    package let edition: Int64
    package let changedAt: Timestamp
    package let changedBy: String
}

package enum RuleError: Error, Equatable, CustomStringConvertible {
    case changedMeanwhile
    case nothingToPublish
    case unsound(String)

    package var description: String {
        switch self {
        case .changedMeanwhile: "somebody else has changed the draft meanwhile"
        case .nothingToPublish: "there is no draft"
        case .unsound(let reason): reason
        }
    }
}

/// The versions of the rules, and the draft of the next.
package enum RuleStore {
    private static let newest: SQL = "SELECT number, content FROM rule_sets ORDER BY number DESC LIMIT 1"
    private static let insert: SQL = """
        INSERT INTO rule_sets (number, id, content, note, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6)
        """
    private static let selectAll: SQL = """
        SELECT number, note, published_at, published_by FROM rule_sets ORDER BY number DESC
        """
    private static let setDraft: SQL = """
        INSERT INTO rule_drafts (id, content, edition, changed_at, changed_by) VALUES (1, $1, $2, $3, $4)
        ON CONFLICT (id) DO UPDATE SET content = excluded.content, edition = excluded.edition,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by
        """

    private static let documents = LastDocument<RuleSet>()

    static func current(_ reader: Reader) throws -> ProgrammeRules {
        let found = try reader.first(newest) { (try $0.integer(), try $0.text()) }
        guard let found else { return ProgrammeRules(version: 0, rules: .standard) }
        return ProgrammeRules(version: found.0, rules: try documents.value(of: found.1))
    }

    package static func versions(_ reader: Reader) throws -> [RuleVersion] {
        try reader.all(selectAll) { row in
            RuleVersion(
                number: try row.next(), note: try row.next(), publishedAt: try row.next(),
                publishedBy: try row.next())
        }
    }

    package static func rules(of version: Int64, _ reader: Reader) throws -> RuleSet? {
        try reader.value("SELECT content FROM rule_sets WHERE number = $1", [version], as: String.self)
            .map { try JSON.value(of: $0) }
    }

    package static func draft(_ reader: Reader) throws -> RuleDraft? {
        try reader.first("SELECT content, edition, changed_at, changed_by FROM rule_drafts WHERE id = 1") { row in
            RuleDraft(
                rules: try JSON.value(of: row.text()), edition: try row.next(), changedAt: try row.next(),
                changedBy: try row.next())
        }
    }

    /// Keeps a change of the draft; what it was made on must still be what there is. The first one begins the draft.
    package static func setDraft(
        _ rules: RuleSet, basedOn edition: Int64, by actor: Actor, at now: Timestamp, _ writer: Writer
    ) throws {
        guard try (draft(writer)?.edition ?? 0) == edition else { throw RuleError.changedMeanwhile }
        try writer.run(setDraft, [try JSON.text(rules), edition + 1, now, actor.user?.name ?? "Portico"])
    }

    package static func dropDraft(_ writer: Writer) throws {
        try writer.run("DELETE FROM rule_drafts WHERE id = 1")
    }

    /// Makes the rules hold from now on; gives their version. Firms of a tier that is no more go to the next below.
    @discardableResult
    package static func publish(
        _ rules: RuleSet, note: String, by actor: Actor, at now: Timestamp, _ writer: Writer
    ) throws -> Int64 {
        if let problem = rules.problems.first { throw RuleError.unsound(problem.english) }
        let before = try current(writer)
        let name = actor.user?.name ?? "Portico"
        if try !writer.exists("SELECT 1 FROM rule_sets LIMIT 1") {
            let content = try JSON.text(before.rules)
            try writer.run(insert, [before.version, ID<RuleVersion>.make(), content, "", now, "Portico"])
        }
        let version = before.version + 1
        let id = ID<RuleVersion>.make()
        try writer.run(insert, [version, id, try JSON.text(rules), note, now, name])
        try dropDraft(writer)
        let after = ProgrammeRules(version: version, rules: rules)
        try StandingStore.leaveTiers(of: before.rules, for: after, at: now, writer)
        try writer.tell(
            ProgrammeEvent.published, of: id, called: "Version \(version)", by: actor,
            changes: rules.changes(since: before.rules), data: JSON.text(["version": version]), at: now)
        try writer.enqueue(Evaluation.jobKind, key: "all", at: now)
        return version
    }
}
