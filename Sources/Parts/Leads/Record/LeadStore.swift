package import Base
package import Database
internal import Web

/// The leads: each read is scoped by what its viewer may see, and each change goes through one door, `save`, so that
/// counts, keys and the search are never behind.
package enum LeadStore {
    private static let select: SQL = """
        SELECT id, firm_id, version, created_at, active_at, leads.name, company, source, user_id, value_minor,
            value_currency, probability, next_action, next_on, tags, review, campaign, link_id, closed_on, won_minor,
            won_currency, lost_reason, answered_at, archived_at, stage_since,
            email, phone, website, country, city, requirements, first_touch, last_touch, has_consent, merged_into,
            is_locked, won_base, rate, code, lead_stages.name, kind, tone, place, rots_after, is_retired
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
        LeadStages(try reader.all(selectStages) { try Lead.Stage($0, from: 0) })
    }

    /// A lead within sight; another one is not there.
    package static func lead(_ id: ID<Lead>, seenBy sight: LeadSight, in reader: Reader) throws -> Lead? {
        let lead = try reader.first(select, [id], Lead.init)
        return try lead.flatMap { try sight.sees($0, in: reader) ? $0 : nil }
    }

    /// The newest leads of a firm, to choose one from.
    static func recent(of firm: ID<Firm>, in reader: Reader) throws -> [(id: ID<Lead>, title: String)] {
        try reader.all(selectRecent, [firm]) { try ($0.id(0), $0.text(1)) }
    }

    /// What staff keep for themselves; nil for everybody else.
    package static func internals(
        of id: ID<Lead>, seenBy sight: LeadSight, in reader: Reader
    ) throws -> Lead.Internals? {
        guard sight.seesInternals else { return nil }
        return try reader.first(selectInternals, [id]) { row in
            Lead.Internals(
                temperature: try row.get(0, as: String?.self).flatMap(Lead.Internals.Temperature.init),
                score: try row.get(1), hint: try row.get(2), notes: try row.text(3), rateReason: try row.get(4))
        } ?? Lead.Internals()
    }

    /// What a lead may be a double of, for staff.
    static func note(hint: String, on id: ID<Lead>, in writer: Writer) throws {
        try writer.run(putHint, [id, hint])
    }

    /// The lead to change, as the person has seen it.
    static func current(
        _ id: ID<Lead>, version: Int?, seenBy sight: LeadSight, in writer: Writer
    ) throws -> Lead {
        guard let lead = try lead(id, seenBy: sight, in: writer) else { throw LeadProblem.notFound }
        if let version, version != lead.version {
            let author = try LeadActivityStore.last(of: id, in: writer)?.author ?? ""
            throw LeadProblem.stale(LeadStaleness(by: author, stage: lead.stage, version: lead.version))
        }
        return lead
    }
}

extension Lead {
    /// A row of `LeadStore`'s columns, in their order.
    init(_ row: borrowing Row) throws {
        self.init(
            id: try row.id(0), firm: try row.id(1), contact: try Contact(row), source: try row.get(7),
            stage: try Stage(row, from: 38), at: try row.time(3))
        version = try row.int(2)
        activeAt = try row.time(4)
        owner = try row.get(8)
        value = try row.isNull(9) ? nil : row.money(9, 10)
        probability = try row.get(11)
        if let title: String = try row.get(12), let day: CivilDate = try row.get(13) {
            nextAction = NextAction(title, on: day)
        }
        tags = try row.text(14).split(separator: "|").map(String.init)
        review = try row.get(15)
        outcome = try Outcome(row)
        answeredAt = try row.get(22)
        archivedAt = try row.get(23)
        stageSince = try row.time(24)
        let wishes = try row.text(30)
        if wishes != "{}" { requirements = try JSON.value(of: wishes) }
        attribution = Attribution(
            link: try row.get(17), campaign: try row.get(16),
            first: try row.get(31, as: String?.self).map { try JSON.value(of: $0) },
            last: try row.get(32, as: String?.self).map { try JSON.value(of: $0) })
        mergedInto = try row.get(34)
        isLocked = try row.bool(35)
        wonBase = try row.get(36)
        agreedRate = try row.get(37)
    }
}

extension Lead.Stage {
    fileprivate init(_ row: borrowing Row, from first: Int) throws {
        self.init(
            try row.text(first), try row.text(first + 1), try row.get(first + 2), try row.get(first + 3),
            place: try row.int(first + 4), rotsAfter: try row.get(first + 5), isRetired: try row.bool(first + 6))
    }
}

extension Lead.Contact {
    fileprivate init(_ row: borrowing Row) throws {
        self.init(
            name: try row.text(5), company: try row.text(6),
            email: try row.get(25, as: String?.self).flatMap { try? EmailAddress($0) }, phone: try row.get(26),
            website: try row.get(27), country: try row.get(28), city: try row.get(29), hasConsent: try row.bool(33))
    }
}

extension Lead.Outcome {
    fileprivate init?(_ row: borrowing Row) throws {
        guard let day: CivilDate = try row.get(18) else { return nil }
        if let reason: Lead.LostReason = try row.get(21) {
            self = .lost(reason, on: day)
        } else {
            self = .won(try row.money(19, 20), on: day)
        }
    }
}
