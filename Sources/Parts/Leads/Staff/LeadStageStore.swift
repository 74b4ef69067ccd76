internal import Base
internal import Database
internal import Jobs
internal import Web

/// Changes to the stages by admins. There is always one stage for won and one for lost leads.
enum LeadStageStore {
    private static let insert: SQL = """
        INSERT INTO lead_stages (code, name, kind, tone, place, rots_after, is_retired)
        VALUES ($1, $2, 'open', $3, $4, $5, 0)
        """
    private static let update: SQL = """
        UPDATE lead_stages SET name = $2, tone = $3, place = $4, rots_after = $5 WHERE code = $1
        """
    private static let retire: SQL = "UPDATE lead_stages SET is_retired = 1 WHERE code = $1"
    private static let moveRules: SQL = "UPDATE lead_rules SET value = $2 WHERE cause = 'stage' AND value = $1"
    private static let count: SQL = """
        SELECT CAST(COALESCE(SUM(leads), 0) AS BIGINT) FROM lead_sums WHERE stage = $1
        """
    private static let selectLeads: SQL = "SELECT id FROM leads WHERE stage = $1 LIMIT 10000"

    /// Returns the number of active leads in a stage.
    static func count(in stage: Lead.Stage, _ reader: Reader) throws -> Int {
        try reader.value(count, [stage.code]) ?? 0
    }

    /// Keeps names, colours, days and the order; `all` are those that there are, and new ones.
    static func save(_ all: [Lead.Stage], by author: LeadAuthor, in writer: Writer) throws {
        let before = try LeadStore.stages(in: writer)
        let after = LeadStages(all)
        for (index, stage) in after.all.enumerated() {
            let isKnown = before[stage.code] != nil
            try writer.run(
                isKnown ? update : insert, [stage.code, stage.name, stage.tone, index + 1, stage.rotsAfter])
        }
        var changes = after.all.compactMap { stage -> AuditEntry.Change? in
            let (old, new) = (before[stage.code]?.inWords, stage.inWords)
            return old == new ? nil : AuditEntry.Change("stage", from: old, to: new)
        }
        let orders = [before, after].map { $0.open.map(\.name).joined(separator: " → ") }
        if before.open != after.open { changes.append(AuditEntry.Change("order", from: orders[0], to: orders[1])) }
        try note(changes, by: author, in: writer)
    }

    /// Takes a stage off the way. Its leads go to another one, in a job, and so do the rules that wait for it.
    static func retire(
        _ stage: Lead.Stage, to other: Lead.Stage, by author: LeadAuthor, in writer: Writer
    ) throws {
        let stages = try LeadStore.stages(in: writer)
        guard stage.kind == .open, other.kind == .open, stages.open.contains(stage), stages.open.contains(other),
            stage != other, stages.open.count > LeadStageForm.fewest
        else { throw LeadProblem.noSuchStage }
        try writer.run(retire, [stage.code])
        try writer.run(moveRules, [stage.code, other.code])
        let payload = LeadStageRemoval.Payload(from: stage.code, to: other.code, user: author.id?.text)
        try writer.enqueue(
            LeadStageRemoval.kind, payload: try JSON.text(payload), key: "\(LeadStageRemoval.kind) \(stage.code)",
            at: author.at)
        try note(
            [AuditEntry.Change("stage", from: stage.name), .init("leads go to", to: other.name)], by: author, in: writer
        )
    }

    /// Some that are still in a stage, archived ones too.
    static func leads(in code: String, _ reader: Reader) throws -> [ID<Lead>] {
        try reader.all(selectLeads, [code]) { try $0.next() }
    }

    /// Keeps and tells what was changed.
    static func note(_ changes: [AuditEntry.Change], by author: LeadAuthor, in writer: Writer) throws {
        guard !changes.isEmpty else { return }
        try writer.audit(LeadEvent.settingsKept, by: author.actor, changes: changes, at: author.at)
        try writer.record(
            LeadEvent.settingsChanged, of: ID<LeadSettingsChange>.make(), by: author.id, at: author.at)
    }
}

/// A change of what is set up for all leads, as events name it.
struct LeadSettingsChange: Identified {
    static let idPrefix = "change"
}

extension Lead.Stage {
    /// As the audit log keeps it.
    fileprivate var inWords: String {
        let days = rotsAfter.map { ", \($0) days" } ?? ""
        return "\(name), \(tone.rawValue)\(days)"
    }
}
