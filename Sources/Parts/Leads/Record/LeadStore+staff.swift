package import Base
package import Database
internal import Identity
internal import Programme
package import Web

/// Changes that only staff make.
extension LeadStore {
    private static let putInternals: SQL = """
        INSERT INTO lead_internals (lead_id, temperature, score, hint, notes) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (lead_id) DO UPDATE SET temperature = excluded.temperature, score = excluded.score,
            hint = excluded.hint, notes = excluded.notes
        """
    private static let putRateReason: SQL = """
        INSERT INTO lead_internals (lead_id, temperature, score, hint, notes, rate_reason)
        VALUES ($1, NULL, NULL, NULL, '', $2) ON CONFLICT (lead_id) DO UPDATE SET rate_reason = excluded.rate_reason
        """
    private static let moveTasks: SQL = """
        UPDATE lead_tasks SET firm_id = $2, user_id = NULL, changed_at = $3 WHERE lead_id = $1
        """
    private static let figures: SQL = """
        SELECT count(*), COALESCE(SUM(CASE WHEN review = 'accepted' THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END), 0),
            COALESCE(SUM(CASE WHEN won_minor IS NULL THEN 0 ELSE 1 END), 0),
            CAST(AVG(answered_at - created_at) AS BIGINT)
        FROM leads WHERE firm_id = $1 AND merged_into IS NULL
        """

    /// Decides whether a possible overlap counts.
    @discardableResult
    package static func review(
        _ id: ID<Lead>, version: Int? = nil, isAccepted: Bool, reason: String, by author: LeadAuthor, in writer: Writer
    ) throws -> Lead {
        let old = try current(id, version: version, seenBy: .everything, in: writer)
        let review: Lead.Review = isAccepted ? .accepted : .rejected
        guard old.review != review else { return old }
        guard isAccepted || !reason.trimmed.isEmpty else { throw LeadProblem.rejectionNeedsReason }
        var lead = old
        lead.review = review
        lead.version += 1
        try save(lead, replacing: old, by: author, in: writer)
        let change = AuditEntry.Change("review", from: old.review.rawValue, to: review.rawValue)
        try LeadActivityStore.add(
            LeadActivity(
                .change, of: id, by: author, note: reason.trimmed, facts: LeadActivity.Facts(changes: [change])),
            in: writer)
        try tell(.reviewed, of: lead, by: author, note: reason.trimmed, changes: [change], in: writer)
        return lead
    }

    /// Transfers a lead to another partner. It starts as new and unassigned there.
    @discardableResult
    package static func transfer(
        _ id: ID<Lead>, version: Int? = nil, to firm: ID<Firm>, by author: LeadAuthor, in writer: Writer
    ) throws -> Lead {
        let old = try current(id, version: version, seenBy: .everything, in: writer)
        guard old.firm != firm else { return old }
        guard !old.isLocked else { throw LeadProblem.commissionApproved }
        guard let before = try Firms.firm(old.firm, in: writer), let after = try Firms.firm(firm, in: writer) else {
            throw LeadProblem.noSuchFirm
        }
        try LeadIntake.check(firm, in: writer)
        var lead = old
        lead.firm = firm
        lead.owner = nil
        lead.answeredAt = nil
        // It was agreed with the other one.
        lead.agreedRate = nil
        lead.version += 1
        try save(lead, replacing: old, by: author, in: writer)
        try writer.run(moveTasks, [id, firm, author.at])
        let change = AuditEntry.Change("partner", from: before.name, to: after.name)
        // Do not tell the new firm which partner it came from.
        try LeadActivityStore.add(
            LeadActivity(.change, of: id, by: author, facts: LeadActivity.Facts(verb: "transferred")), in: writer)
        try tell(.assigned, of: lead, by: author, in: writer)
        try writer.audit(
            LeadEvent.transferred, of: id.text, called: lead.title, by: author.actor, changes: [change], at: author.at)
        return lead
    }

    /// Sets or removes an agreed rate for this deal. A rate outside the range of the partner type needs a reason, which
    /// only staff see.
    @discardableResult
    package static func agree(
        _ rate: Rate?, reason: String?, on id: ID<Lead>, by author: LeadAuthor, in writer: Writer
    ) throws -> Lead {
        let old = try current(id, version: nil, seenBy: .everything, in: writer)
        guard !old.isLocked else { throw LeadProblem.commissionApproved }
        let kind = try LeadCommission.kind(of: old.firm, in: writer)
        if let rate, kind?.allows(rate) == false, reason == nil { throw LeadProblem.rateNeedsReason }
        try writer.run(putRateReason, [id, rate == nil ? nil : reason])
        guard rate != old.agreedRate else { return old }
        var lead = old
        lead.agreedRate = rate
        lead.version += 1
        try save(lead, replacing: old, by: author, in: writer)
        let change = AuditEntry.Change("rate", from: old.agreedRate?.inPercent, to: rate?.inPercent)
        try LeadActivityStore.add(
            LeadActivity(.change, of: id, by: author, facts: LeadActivity.Facts(changes: [change])), in: writer)
        try tell(.changed, of: lead, by: author, changes: [change], in: writer)
        // The firm's owner can read its audit log, so the reason is stored separately.
        try writer.audit(
            LeadEvent.rateAgreed, of: id.text, called: lead.title, by: author.actor,
            changes: [change, AuditEntry.Change("reason", to: reason)], at: author.at)
        return lead
    }

    package static func setInternals(
        _ internals: Lead.Internals, of id: ID<Lead>, by author: LeadAuthor, in writer: Writer
    ) throws {
        let lead = try current(id, version: nil, seenBy: .everything, in: writer)
        try writer.run(
            putInternals,
            [id, internals.temperature?.rawValue, internals.score, internals.hint, internals.notes])
        try writer.audit(
            LeadEvent.noted, of: id.text, called: lead.title, by: author.actor,
            changes: [AuditEntry.Change("temperature", to: internals.temperature?.rawValue)], at: author.at)
    }

    /// The figures of a firm's lead handling.
    package struct Figures: Equatable, Sendable {
        package let received: Int
        package let accepted: Int
        /// Somebody of the firm did something about them.
        package let worked: Int
        package let won: Int
        /// The time from arrival to first activity; nil if there was none.
        package let response: Duration?
    }

    package static func figures(of firm: ID<Firm>, in reader: Reader) throws -> Figures {
        let figures = try reader.first(figures, [firm]) { row in
            Figures(
                received: try row.next(), accepted: try row.next(), worked: try row.next(), won: try row.next(),
                response: try row.next(Int64?.self).map { .milliseconds($0) })
        }
        return figures ?? Figures(received: 0, accepted: 0, worked: 0, won: 0, response: nil)
    }
}

extension Rate {
    /// `12.50 %`, for the history.
    fileprivate var inPercent: String {
        let rest = basisPoints % 100
        return "\(basisPoints / 100)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)") + " %"
    }
}
