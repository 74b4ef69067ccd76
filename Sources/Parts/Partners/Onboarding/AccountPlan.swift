internal import Base
internal import Database
internal import Jobs
internal import Web

/// A firm's goals and the support it needs, shared by both sides and reviewed on a date.
struct AccountPlan: Equatable {
    var leads: Int
    var customers: String
    var measures: String
    var help: String
    var reviewOn: CivilDate
}

enum AccountPlans {
    struct Saved {
        let plan: AccountPlan
        let at: Timestamp
        let author: String
    }

    private static let select: SQL = """
        SELECT leads_a_month, customers, measures, help, review_on, saved_at, saved_by FROM partner_plans
        WHERE firm_id = $1
        """
    private static let upsert: SQL = """
        INSERT INTO partner_plans (firm_id, leads_a_month, customers, measures, help, review_on, saved_at, saved_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (firm_id) DO UPDATE SET leads_a_month = excluded.leads_a_month, customers = excluded.customers,
            measures = excluded.measures, help = excluded.help, review_on = excluded.review_on,
            saved_at = excluded.saved_at, saved_by = excluded.saved_by
        """

    static func plan(of firm: ID<Firm>, in reader: Reader) throws -> Saved? {
        try reader.first(select, [firm]) { row in
            let plan = AccountPlan(
                leads: try row.next(), customers: try row.next(), measures: try row.next(), help: try row.next(),
                reviewOn: try row.next())
            return Saved(plan: plan, at: try row.next(), author: try row.next())
        }
    }

    /// Keeps it, which also takes the step.
    static func save(
        _ plan: AccountPlan, of partner: Partner, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        let former = try self.plan(of: partner.id, in: writer)?.plan
        if former != plan {
            let author = actor.user?.name ?? ""
            try writer.run(
                upsert,
                [
                    partner.id, plan.leads, plan.customers, plan.measures, plan.help, plan.reviewOn, now, author,
                ])
            let changes = [
                AuditEntry.Change("leads_a_month", from: former.map { "\($0.leads)" }, to: "\(plan.leads)"),
                AuditEntry.Change("customers", from: former?.customers, to: plan.customers),
                AuditEntry.Change("measures", from: former?.measures, to: plan.measures),
                AuditEntry.Change("help", from: former?.help, to: plan.help),
                AuditEntry.Change("review_on", from: former.map { "\($0.reviewOn)" }, to: "\(plan.reviewOn)"),
            ]
            try writer.note(
                .planned, of: partner, by: actor, changes: changes.filter { $0.from != $0.to }, at: now)
        }
        try Onboarding.set(.plan, .done, of: partner.id, by: actor, at: now, in: writer)
    }
}
