package import Base
package import Database
internal import Partners
package import Web

/// The rules of firms, and what they did.
package enum LeadRuleStore {
    private static let select: SQL = """
        SELECT id, firm_id, name, cause, value, subject, text, days, deed, user_id, is_on FROM lead_rules
        WHERE firm_id = $1
        """
    private static let selectIdle: SQL = """
        SELECT id, firm_id, name, cause, value, subject, text, days, deed, user_id, is_on FROM lead_rules
        WHERE cause = 'idle' AND is_on = 1 ORDER BY firm_id, id
        """
    private static let selectAny: SQL = """
        SELECT 1 FROM lead_rules r JOIN leads l ON l.firm_id = r.firm_id WHERE l.id = $1 AND r.is_on = 1 LIMIT 1
        """
    private static let insert: SQL = """
        INSERT INTO lead_rules (
            id, firm_id, name, cause, value, deed, subject, text, days, user_id, is_on, created_at
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    private static let turn: SQL = "UPDATE lead_rules SET is_on = $3 WHERE firm_id = $1 AND id = $2"
    private static let note: SQL = """
        INSERT INTO lead_rule_runs (lead_id, rule_id, mark, ran_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
        """
    private static let recentRuns: SQL = """
        SELECT count(*) FROM lead_rule_runs WHERE lead_id = $1 AND rule_id = $2 AND ran_at > $3 AND ran_at <= $4
        """
    private static let idleLeads: SQL = """
        SELECT id FROM leads WHERE firm_id = $1 AND active_at <= $2 AND archived_at IS NULL AND closed_on IS NULL
            AND NOT EXISTS (
                SELECT 1 FROM lead_rule_runs r WHERE r.lead_id = leads.id AND r.rule_id = $3 AND r.mark = leads.active_at)
        ORDER BY id LIMIT $4
        """

    /// In the order in which they were made.
    package static func rules(of firm: ID<Firm>, in reader: Reader) throws -> [LeadRule] {
        try reader.all(select + " ORDER BY id", [firm]) { try LeadRule(&$0) }
    }

    /// Whether the firm of a lead has a rule that is on: most have none.
    static func areThere(for lead: ID<Lead>, in reader: Reader) throws -> Bool {
        try reader.exists(selectAny, [lead])
    }

    package static func rule(_ id: ID<LeadRule>, of firm: ID<Firm>, in reader: Reader) throws -> LeadRule? {
        try reader.first(select + " AND id = $2", [firm, id]) { try LeadRule(&$0) }
    }

    package static func add(_ rule: LeadRule, by author: LeadAuthor, in writer: Writer) throws {
        let (trigger, value) = rule.trigger.columns
        let (action, subject, text, days) = rule.action.columns
        try writer.run(
            insert,
            [
                rule.id, rule.firm, rule.name, trigger, value, action, subject, text, days, rule.user, rule.isOn,
                author.at,
            ])
        try PartnerUses.note(.automation, by: rule.firm, at: author.at, in: writer)
        try writer.audit(
            LeadEvent.ruleAdded, of: rule.id.text, called: rule.name, firm: rule.firm, by: author.actor, at: author.at)
    }

    /// A rule that has run is never deleted: it is turned off.
    package static func turn(
        _ rule: LeadRule, on isOn: Bool, by author: LeadAuthor, in writer: Writer
    ) throws {
        try writer.run(turn, [rule.firm, rule.id, isOn])
        let change = AuditEntry.Change("on", from: "\(rule.isOn)", to: "\(isOn)")
        try writer.audit(
            LeadEvent.ruleTurned, of: rule.id.text, called: rule.name, firm: rule.firm, by: author.actor,
            changes: [change], at: author.at)
    }

    // MARK: For the automation

    static func idleRules(in reader: Reader) throws -> [LeadRule] {
        try reader.all(selectIdle) { try LeadRule(&$0) }
    }

    /// Returns leads of the firm without activity since that moment, for which the rule has not run since.
    static func idleLeads(
        for rule: LeadRule, since moment: Timestamp, limit: Int, in reader: Reader
    ) throws -> [ID<Lead>] {
        try reader.all(idleLeads, [rule.firm, moment, rule.id, limit]) { try $0.next() }
    }

    /// False where it ran for this mark already.
    static func note(
        _ rule: LeadRule, on lead: ID<Lead>, mark: Int64, at now: Timestamp, in writer: Writer
    ) throws
        -> Bool
    {
        try writer.run(note, [lead, rule.id, mark, now]) == 1
    }

    /// Those of the last day.
    static func runs(_ rule: LeadRule, on lead: ID<Lead>, at now: Timestamp, in reader: Reader) throws -> Int {
        try reader.value(recentRuns, [lead, rule.id, now - .seconds(86_400), now]) ?? 0
    }
}

extension LeadRule {
    fileprivate init(_ row: inout Row) throws {
        self.init(
            id: try row.next(), firm: try row.next(), name: try row.next(), trigger: try Trigger(&row),
            action: try Action(&row),
            user: try row.next(), isOn: try row.next())
    }
}

extension LeadRule.Trigger {
    fileprivate var columns: (String, String) {
        switch self {
        case .stage(let code): ("stage", code)
        case .idle(let days): ("idle", "\(days)")
        case .source(let source): ("source", source?.rawValue ?? "")
        }
    }

    fileprivate init(_ row: inout Row) throws {
        switch try row.text() {
        case "stage": self = .stage(try row.text())
        case "idle":
            guard let days = Int(try row.text()) else { throw row.unexpected("a number of days") }
            self = .idle(days: days)
        case "source": self = .source(Lead.Source(rawValue: try row.text()))
        default: throw row.unexpected("a cause")
        }
    }
}

extension LeadRule.Action {
    fileprivate var columns: (String, String, String, Int) {
        switch self {
        case .task(let title, let days): ("task", "", title, days)
        case .tag(let tag): ("tag", "", tag, 0)
        case .mailOwner(let subject, let text): ("mail_owner", subject, text, 0)
        case .mailContact(let subject, let text): ("mail_contact", subject, text, 0)
        case .notify(let text): ("notify", "", text, 0)
        }
    }

    fileprivate init(_ row: inout Row) throws {
        let (subject, text, days) = (try row.text(), try row.text(), try row.next(Int.self))
        switch try row.text() {
        case "task": self = .task(text, days: days)
        case "tag": self = .tag(text)
        case "mail_owner": self = .mailOwner(subject: subject, text: text)
        case "mail_contact": self = .mailContact(subject: subject, text: text)
        case "notify": self = .notify(text)
        default: throw row.unexpected("a deed")
        }
    }
}
