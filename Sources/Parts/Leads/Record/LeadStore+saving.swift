package import Base
internal import Database
internal import Web

extension LeadStore {
    static let insert: SQL = """
        INSERT INTO leads (
            id, firm_id, version, created_at, active_at, name, company, source, user_id, value_minor, value_currency,
            probability, next_action, next_on, tags, review, campaign, link_id, closed_on, won_minor, won_currency,
            lost_reason, answered_at, archived_at, stage, stage_since, is_locked, merged_into, won_base, words,
            title_key
        ) VALUES (
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26, $27, $28, $29, $30, $31
        )
        """
    private static let update: SQL = """
        UPDATE leads SET firm_id = $2, version = $3, created_at = $4, active_at = $5, name = $6, company = $7,
            source = $8, user_id = $9, value_minor = $10, value_currency = $11, probability = $12, next_action = $13,
            next_on = $14, tags = $15, review = $16, campaign = $17, link_id = $18, closed_on = $19, won_minor = $20,
            won_currency = $21, lost_reason = $22, answered_at = $23, archived_at = $24, stage = $25,
            stage_since = $26, is_locked = $27, merged_into = $28, won_base = $29, words = $30, title_key = $31
        WHERE id = $1
        """
    static let insertDetails: SQL = """
        INSERT INTO lead_details (
            lead_id, email, phone, website, country, city, requirements, first_touch, last_touch, has_consent, rate,
            keys
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (lead_id) DO UPDATE SET email = excluded.email, phone = excluded.phone,
            website = excluded.website, country = excluded.country, city = excluded.city,
            requirements = excluded.requirements, first_touch = excluded.first_touch,
            last_touch = excluded.last_touch, has_consent = excluded.has_consent, rate = excluded.rate,
            keys = excluded.keys
        """
    static let addSum: SQL = """
        INSERT INTO lead_sums (firm_id, stage, owner, currency, leads, minor) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (firm_id, stage, owner, currency)
        DO UPDATE SET leads = lead_sums.leads + excluded.leads, minor = lead_sums.minor + excluded.minor
        """

    /// The one door through which a lead gets into the database, with everything that is derived from it.
    static func save(_ lead: Lead, replacing old: Lead?, by author: LeadAuthor, in writer: Writer) throws {
        try writer.run(old == nil ? insert : update, columns(of: lead))
        let keys = try LeadKeyStore.replace(with: lead, replacing: old, in: writer)
        if keys != nil || old.map({ !lead.hasDetails(of: $0) }) ?? true {
            let kept = try keys ?? LeadKeyStore.kept(of: lead.id, in: writer)
            try writer.run(insertDetails, try details(of: lead) + [kept])
        }
        if let old { try add(old, times: -1, in: writer) }
        try add(lead, times: 1, in: writer)
        try LeadSearch.replace(old, with: lead, in: writer)
        try LeadTotals.replace(old, with: lead, by: author, in: writer)
        for firm in Set([lead.firm, old?.firm].compactMap(\.self)) { try LeadEdition.renew(of: firm, in: writer) }
    }

    private static func add(_ lead: Lead, times: Int64, in writer: Writer) throws {
        guard lead.archivedAt == nil else { return }
        let worth = lead.worth
        try writer.run(
            addSum,
            [
                lead.firm, lead.stage.code, lead.owner?.text ?? "", worth?.currency.code ?? "", times,
                times * (worth?.minor ?? 0),
            ])
    }

    static func columns(of lead: Lead) -> [any DatabaseValue] {
        var wonFor: Money?
        var lostReason: Lead.LostReason?
        switch lead.outcome {
        case .won(let value, _): wonFor = value
        case .lost(let reason, _): lostReason = reason
        case nil: break
        }
        return [
            lead.id, lead.firm, lead.version, lead.createdAt, lead.activeAt, lead.contact.name, lead.contact.company,
            lead.source, lead.owner, lead.value?.minor, lead.value?.currency, lead.probability,
            lead.nextAction?.title, lead.nextAction?.day,
            lead.tags.isEmpty ? "" : "|\(lead.tags.joined(separator: "|"))|",
            lead.review, lead.attribution.campaign, lead.attribution.link, lead.outcome?.day, wonFor?.minor,
            wonFor?.currency, lostReason, lead.answeredAt, lead.archivedAt, lead.stage.code, lead.stageSince,
            lead.isLocked, lead.mergedInto, lead.wonBase, lead.words.folded, lead.title.folded,
        ]
    }

    static func details(of lead: Lead) throws -> [any DatabaseValue] {
        let contact = lead.contact
        return [
            lead.id, contact.email?.text, contact.phone, contact.website, contact.country, contact.city,
            lead.requirements == Lead.Requirements() ? "{}" : try JSON.text(lead.requirements),
            try lead.attribution.first.map { try JSON.text($0) },
            try lead.attribution.last.map { try JSON.text($0) }, contact.hasConsent, lead.agreedRate,
        ]
    }
}

extension Lead {
    fileprivate func hasDetails(of other: Lead) -> Bool {
        contact == other.contact && requirements == other.requirements && attribution == other.attribution
            && agreedRate == other.agreedRate
    }

    /// The won value, or else the expected value.
    package var worth: Money? {
        if case .won(let value, _) = outcome { value } else { value }
    }

    /// What it is found by; it begins with the name, by which lists are sorted.
    var words: String {
        let parts = [contact.name, contact.company, contact.email?.text, contact.phone, contact.city]
        return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
