package import Base
package import Database
internal import Jobs
internal import Programme
package import Web

extension OnboardingStep.State: DatabaseValue {}

/// The steps that firms have taken. Parts with a step of their own tell of it in the transaction that takes it.
package enum Onboarding {
    private static let select: SQL = "SELECT step, state FROM partner_steps WHERE firm_id = $1"
    private static let upsert: SQL = """
        INSERT INTO partner_steps (firm_id, step, state, changed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (firm_id, step) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at
        """

    /// Of all steps that the parts declare.
    package static func progress(
        of firm: ID<Firm>, _ steps: [OnboardingStep], in reader: Reader
    ) throws -> OnboardingProgress {
        let rank = try ProgrammeRules.current(reader).rules.rank(of: Standing.of(firm, reader).tier)
        return OnboardingProgress(try states(of: firm, in: reader), rank: rank, of: steps)
    }

    /// The step that comes next; nil where all are taken, and for a firm without a record.
    static func next(
        of firm: ID<Firm>, _ steps: [OnboardingStep], in reader: Reader
    ) throws -> OnboardingStep? {
        guard try PartnerRecords.partner(firm, in: reader) != nil else { return nil }
        return try progress(of: firm, steps, in: reader).next
    }

    /// The firm has taken a step, or left it for later; with the last one that matters it becomes active. A firm without
    /// a record has no steps.
    package static func set(
        _ step: OnboardingStep, _ state: OnboardingStep.State, of firm: ID<Firm>, by actor: Actor, at now: Timestamp,
        in writer: Writer
    ) throws {
        guard let partner = try PartnerStore.partner(firm, in: writer) else { return }
        var states = try states(of: firm, in: writer)
        guard states[step.code] != state, states[step.code] != .done, state != .skipped || step.canWait else { return }
        try writer.run(upsert, [firm, step.code, state, now])
        try writer.record(
            PartnerEvent.step, of: firm, by: actor.user?.id, data: JSON.text(["step": step.code]), at: now)
        states[step.code] = state
        guard OnboardingProgress(states, of: OnboardingStep.own).isComplete, partner.state == .onboarding else {
            return
        }
        try PartnerRecords.move(partner, to: .active, by: .firm, actor, at: now, in: writer)
    }

    private static func states(
        of firm: ID<Firm>, in reader: Reader
    ) throws -> [String: OnboardingStep.State] {
        let rows = try reader.all(select, [firm]) {
            (try $0.text(), try $0.next(OnboardingStep.State.self))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
