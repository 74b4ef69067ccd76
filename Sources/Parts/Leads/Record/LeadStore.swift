package import Base
package import Database
internal import Web

/// The leads: each read is scoped by what its viewer may see, and each change goes through one door, `save`, so that
/// counts, keys and the search are never behind.
package enum LeadStore {
    private static let select: SQL = """
        SELECT id, firm_id, leads.name, company, email, phone, website, country, city, has_consent, source,
            code, lead_stages.name, kind, tone, place, rots_after, is_retired, created_at, version, active_at, user_id,
            value_minor, value_currency, probability, next_action, next_on, tags, review, closed_on, lost_reason,
            won_minor, won_currency, answered_at, archived_at, stage_since, requirements, link_id, campaign,
            first_touch, last_touch, merged_into, is_locked, won_base, rate
        FROM leads JOIN lead_details ON lead_id = id JOIN lead_stages ON code = stage WHERE id = $1
        """
    private static let selectStages: SQL = """
        SELECT code, name, kind, tone, place, rots_after, is_retired FROM lead_stages
        """
    private static let selectRecent: SQL = """
        SELECT id, CASE company WHEN '' THEN name ELSE company END
        FROM leads WHERE firm_id = $1 AND archived_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 50
        """
    private static let putHint: SQL = """
        INSERT INTO lead_internals (lead_id, temperature, score, hint, notes) VALUES ($1, NULL, NULL, $2, '')
        ON CONFLICT (lead_id) DO UPDATE SET hint = excluded.hint
        """
    private static let selectInternals: SQL = """
        SELECT temperature, score, hint, notes, rate_reason FROM lead_internals WHERE lead_id = $1
        """

    package static func stages(in reader: Reader) throws -> LeadStages {
        LeadStages(try reader.all(selectStages) { try Lead.Stage(&$0) })
    }

    /// A lead within sight; another one is not there.
    package static func lead(_ id: ID<Lead>, seenBy visibleScope: LeadScope, in reader: Reader) throws -> Lead? {
        let lead = try reader.first(select, [id], Lead.init)
        return try lead.flatMap { try visibleScope.sees($0, in: reader) ? $0 : nil }
    }

    /// The newest leads of a firm, to choose one from.
    static func recent(of firm: ID<Firm>, in reader: Reader) throws -> [(id: ID<Lead>, title: String)] {
        try reader.all(selectRecent, [firm]) { try ($0.next(), $0.text()) }
    }

    /// Returns internal details; nil for partners.
    package static func internals(
        of id: ID<Lead>, seenBy visibleScope: LeadScope, in reader: Reader
    ) throws -> Lead.Internals? {
        guard visibleScope.seesInternals else { return nil }
        return try reader.first(selectInternals, [id]) { row in
            Lead.Internals(
                temperature: try row.next(String?.self).flatMap(Lead.Internals.Temperature.init),
                score: try row.next(), hint: try row.next(), notes: try row.next(), rateReason: try row.next())
        } ?? Lead.Internals()
    }

    /// Notes the lead it may duplicate, for staff.
    static func note(hint: String, on id: ID<Lead>, in writer: Writer) throws {
        try writer.run(putHint, [id, hint])
    }

    /// The lead to change, as the person has seen it.
    static func current(
        _ id: ID<Lead>, version: Int?, seenBy visibleScope: LeadScope, in writer: Writer
    ) throws -> Lead {
        guard let lead = try lead(id, seenBy: visibleScope, in: writer) else { throw LeadProblem.notFound }
        if let version, version != lead.version {
            let author = try LeadActivityStore.last(of: id, in: writer)?.author ?? ""
            throw LeadProblem.stale(LeadConflict(by: author, stage: lead.stage, version: lead.version))
        }
        return lead
    }
}

extension Lead {
    /// A row of `LeadStore`'s columns, in their order.
    init(_ row: inout Row) throws {
        self.init(
            id: try row.next(), firm: try row.next(), contact: try Contact(&row), source: try row.next(),
            stage: try Stage(&row), at: try row.next())
        version = try row.next()
        activeAt = try row.next()
        owner = try row.next()
        value = try row.next()
        probability = try row.next()
        nextAction = try row.next()
        tags = try row.text().split(separator: "|").map(String.init)
        review = try row.next()
        outcome = try row.next()
        answeredAt = try row.next()
        archivedAt = try row.next()
        stageSince = try row.next()
        let wishes = try row.text()
        if wishes != "{}" { requirements = try JSON.value(of: wishes) }
        attribution = Attribution(
            link: try row.next(), campaign: try row.next(),
            first: try row.next(String?.self).map { try JSON.value(of: $0) },
            last: try row.next(String?.self).map { try JSON.value(of: $0) })
        mergedInto = try row.next()
        isLocked = try row.next()
        wonBase = try row.next()
        agreedRate = try row.next()
    }
}

extension Lead.Stage {
    fileprivate init(_ row: inout Row) throws {
        self.init(
            try row.next(), try row.next(), try row.next(), try row.next(), place: try row.next(),
            rotsAfter: try row.next(), isRetired: try row.next())
    }
}

extension Lead.Contact {
    fileprivate init(_ row: inout Row) throws {
        self.init(
            name: try row.next(), company: try row.next(),
            email: try row.next(String?.self).flatMap { try? EmailAddress($0) }, phone: try row.next(),
            website: try row.next(), country: try row.next(), city: try row.next(), hasConsent: try row.next())
    }
}

extension Lead.NextAction: RowDecodable {
    package static var columns: Int { 2 }

    package static func read(_ row: inout Row) throws -> Lead.NextAction {
        Lead.NextAction(try row.next(), on: try row.next())
    }
}

extension Lead.Outcome: RowDecodable {
    package static var columns: Int { 4 }

    package static func read(_ row: inout Row) throws -> Lead.Outcome {
        let day = try row.next(CivilDate.self)
        guard let reason = try row.next(Lead.LostReason?.self) else { return .won(try row.next(), on: day) }
        row.skip(2)
        return .lost(reason, on: day)
    }
}
