internal import Base
internal import Database
internal import Web

/// The firms themselves. Their surroundings (notes, steps, badges …) have stores of their own.
enum PartnerStore {
    private static let selectOne: SQL = """
        SELECT name, legal_name, country, address, website, domains, email, phone, callback, registration,
            specialisations, languages, territories, type, region, rate, capacity, manager_id, manager_name, parent_id,
            id, tags, logo, state, state_since, created_at, tier, leads, accepted, won, load, revenue, commission,
            CASE WHEN answers > 0 THEN mean_answer_time END, NULLIF(last_activity_at, 0)
        FROM partners WHERE id = $1
        """
    private static let insert: SQL = """
        INSERT INTO partners (
            id, name, name_key, legal_name, type, region, country, address, website, domains, email, email_key, phone,
            callback, registration, specialisations, languages, territories, tags, found_by, logo, rate, capacity,
            manager_id, manager_name, parent_id, state, state_since, created_at, tier, tier_rank, leads, accepted,
            accepted_share, won, won_share, load, revenue, commission, answers, answer_time, mean_answer_time,
            last_activity_at
        ) VALUES (
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26, $27, $28, $29, '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        )
        """
    private static let update: SQL = """
        UPDATE partners SET name = $2, name_key = $3, legal_name = $4, type = $5, region = $6, country = $7,
            address = $8, website = $9, domains = $10, email = $11, email_key = $12, phone = $13, callback = $14,
            registration = $15, specialisations = $16, languages = $17, territories = $18, tags = $19, found_by = $20,
            logo = $21, rate = $22, capacity = $23, manager_id = $24, manager_name = $25, parent_id = $26
        WHERE id = $1
        """
    private static let updateState: SQL = "UPDATE partners SET state = $2, state_since = $3 WHERE id = $1"
    private static let updateTier: SQL = "UPDATE partners SET tier = $2, tier_rank = $3 WHERE id = $1"
    private static let updateLogo: SQL = "UPDATE partners SET logo = $2 WHERE id = $1"
    private static let updateManagerName: SQL = "UPDATE partners SET manager_name = $2 WHERE manager_id = $1"
    private static let addTotals: SQL = """
        UPDATE partners SET leads = leads + $2, accepted = accepted + $3, won = won + $4, load = load + $5,
            revenue = revenue + $6, commission = commission + $7, answers = answers + $8,
            answer_time = answer_time + $9,
            accepted_share = CASE WHEN leads + $2 > 0 THEN (accepted + $3) * 10000 / (leads + $2) ELSE 0 END,
            won_share = CASE WHEN leads + $2 > 0 THEN (won + $4) * 10000 / (leads + $2) ELSE 0 END,
            mean_answer_time = CASE WHEN answers + $8 > 0 THEN (answer_time + $9) / (answers + $8) ELSE 0 END
        WHERE id = $1
        """
    private static let addLoad: SQL = "UPDATE partners SET load = load + $2 WHERE id = $1"
    private static let setActive: SQL = """
        UPDATE partners SET last_activity_at = $2 WHERE id = $1 AND last_activity_at < $2
        """
    private static let deleteTags: SQL = "DELETE FROM partner_tags WHERE firm_id = $1"
    private static let insertTag: SQL = "INSERT INTO partner_tags (tag, firm_id) VALUES ($1, $2)"
    private static let deleteDomains: SQL = "DELETE FROM partner_domains WHERE firm_id = $1"
    private static let insertDomain: SQL = "INSERT INTO partner_domains (domain, firm_id) VALUES ($1, $2)"
    private static let selectTags: SQL = "SELECT DISTINCT tag FROM partner_tags ORDER BY tag"
    private static let selectParent: SQL = "SELECT parent_id FROM partners WHERE id = $1"
    private static let selectChildren: SQL = "SELECT id, name FROM partners WHERE parent_id = $1 ORDER BY name_key"
    private static let selectByEmail: SQL = """
        SELECT id, name FROM partners WHERE email_key = $1 AND id <> $2
        ORDER BY CASE WHEN state = 'archived' THEN 1 ELSE 0 END LIMIT 1
        """
    private static let selectByDomain: SQL = """
        SELECT p.id, p.name FROM partner_domains d JOIN partners p ON p.id = d.firm_id
        WHERE d.domain = $1 AND p.id <> $2 ORDER BY CASE WHEN p.state = 'archived' THEN 1 ELSE 0 END LIMIT 1
        """
    private static let selectTaking: SQL = "SELECT id FROM partners WHERE state IN ('active', 'paused') ORDER BY id"
    private static let selectTiers: SQL = """
        SELECT id, tier, tier_rank FROM partners WHERE state IN ('active', 'paused') ORDER BY id
        """
    private static let selectName: SQL = "SELECT name FROM partners WHERE id = $1"
    private static let selectByName: SQL = "SELECT id FROM partners WHERE name_key = $1 OR id = $2 LIMIT 2"

    static func partner(_ id: ID<Firm>, in reader: Reader) throws -> Partner? {
        try reader.first(selectOne, [id], decode)
    }

    static func name(of id: ID<Firm>, in reader: Reader) throws -> String? {
        try reader.value(selectName, [id])
    }

    /// Those that earn.
    static func takingPart(in reader: Reader) throws -> [ID<Firm>] {
        try reader.all(selectTaking) { try $0.next() }
    }

    static func add(_ partner: Partner, in writer: Writer) throws {
        try writer.run(
            insert, values(partner) + [partner.state, partner.stateSince, partner.createdAt])
        try keepWords(of: partner, in: writer)
        try FirmSlugStore.make(for: partner, in: writer)
    }

    /// Everything but the state, the tier and the totals, which have ways of their own.
    static func save(_ partner: Partner, in writer: Writer) throws {
        try writer.run(update, values(partner))
        try keepWords(of: partner, in: writer)
    }

    static func setState(_ state: PartnerState, of id: ID<Firm>, at now: Timestamp, in writer: Writer) throws {
        try writer.run(updateState, [id, state, now])
    }

    static func setTier(_ tier: String, rank: Int, of id: ID<Firm>, in writer: Writer) throws {
        try writer.run(updateTier, [id, tier, rank])
    }

    static func setLogo(_ hash: FileHash?, of id: ID<Firm>, in writer: Writer) throws {
        try writer.run(updateLogo, [id, hash])
    }

    static func setManagerName(_ name: String, of id: ID<User>, in writer: Writer) throws {
        try writer.run(updateManagerName, [id, name])
    }

    static func add(
        _ change: PartnerTotals.Change, to id: ID<Firm>, at moment: Timestamp?, in writer: Writer
    ) throws {
        // Each total has an index, which would be written for a sum that stays.
        if change.isOfLoad {
            if change.load != 0 { try writer.run(addLoad, [id, change.load]) }
        } else {
            try writer.run(
                addTotals,
                [
                    id, change.leads, change.accepted, change.won, change.load, change.revenue, change.commission,
                    change.answered == nil ? 0 : 1, change.answered.map { Int64($0.milliseconds) } ?? 0,
                ])
        }
        if let moment { try writer.run(setActive, [id, moment]) }
    }

    /// Those above a firm, the nearest first. A circle, which there must not be, ends it.
    static func ancestors(of id: ID<Firm>, in reader: Reader) throws -> [ID<Firm>] {
        var found: [ID<Firm>] = []
        var current = id
        while let parent = try reader.value(selectParent, [current], as: ID<Firm>?.self) ?? nil,
            found.count < FirmHierarchy.levels, parent != id
        {
            found.append(parent)
            current = parent
        }
        return found
    }

    static func children(of id: ID<Firm>, in reader: Reader) throws -> [(id: ID<Firm>, name: String)] {
        try reader.all(selectChildren, [id]) { (try $0.next(), try $0.text()) }
    }

    /// The number of levels below a firm.
    static func height(below id: ID<Firm>, in reader: Reader, limit: Int = FirmHierarchy.levels) throws -> Int {
        guard limit > 0 else { return 0 }
        let heights = try children(of: id, in: reader).map { child in
            try 1 + height(below: child.id, in: reader, limit: limit - 1)
        }
        return heights.max() ?? 0
    }

    /// Returns the firms with this name or id: at most two, which means that it is ambiguous.
    static func ids(named name: String, in reader: Reader) throws -> [ID<Firm>] {
        try reader.all(selectByName, [name.folded, name]) { try $0.next() }
    }

    /// Another firm with this address, or with one of these domains.
    static func twin(email: EmailAddress, otherThan id: ID<Firm>?, in reader: Reader) throws -> (ID<Firm>, String)? {
        try reader.first(selectByEmail, [email.folded, id?.text ?? ""]) { (try $0.next(), try $0.text()) }
    }

    static func twin(domains: [String], otherThan id: ID<Firm>?, in reader: Reader) throws -> (ID<Firm>, String)? {
        for domain in domains {
            let twin = try reader.first(selectByDomain, [domain, id?.text ?? ""]) {
                (try $0.next(ID<Firm>.self), try $0.text())
            }
            if let twin { return twin }
        }
        return nil
    }

    /// Of those that earn.
    static func tiers(in reader: Reader) throws -> [(firm: ID<Firm>, tier: String, rank: Int)] {
        try reader.all(selectTiers) { (try $0.next(), try $0.text(), try $0.next(Int.self)) }
    }

    static func tags(in reader: Reader) throws -> [String] {
        try reader.all(selectTags) { try $0.text() }
    }

    static func sees(_ visibleScope: PartnerScope, _ id: ID<Firm>, in reader: Reader) throws -> Bool {
        guard visibleScope != .everything else { return true }
        return try reader.exists(
            "SELECT 1 FROM partners p WHERE p.id = $2" + " AND (" + visibleScope.condition + ")",
            [visibleScope.value, id])
    }

    /// The number of visible firms by status.
    static func counts(_ visibleScope: PartnerScope, in reader: Reader) throws -> [PartnerState: Int] {
        let counts: SQL =
            "SELECT p.state, count(*) FROM partners p" + " WHERE " + visibleScope.condition + " GROUP BY p.state"
        let rows = try reader.all(counts, [visibleScope.value]) {
            (try $0.next(PartnerState.self), try $0.next(Int.self))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}

extension PartnerStore {
    private static func values(_ partner: Partner) -> [any DatabaseValue] {
        let profile = partner.profile
        let terms = partner.terms
        let email = profile.email?.text ?? ""
        let words = [profile.name, profile.legalName, email] + profile.allDomains
        return [
            partner.id, profile.name, profile.name.folded, profile.legalName, terms.type, terms.region,
            profile.country, profile.address, profile.website, Lines.stored(profile.domains), email,
            email.lowercased(), profile.phone, profile.callback, profile.registration,
            Lines.stored(profile.specialisations), Lines.stored(profile.languages),
            Lines.stored(profile.territories), Lines.stored(partner.tags), words.joined(separator: "\n").folded,
            partner.logo, terms.rate, terms.capacity, terms.manager?.id, terms.manager?.name ?? "", terms.parent,
        ]
    }

    /// The tables by which a firm is found.
    static func keepWords(of partner: Partner, in writer: Writer) throws {
        try writer.run(deleteTags, [partner.id])
        for tag in partner.tags { try writer.run(insertTag, [tag, partner.id]) }
        try writer.run(deleteDomains, [partner.id])
        for domain in partner.profile.allDomains { try writer.run(insertDomain, [domain, partner.id]) }
    }

    private static func decode(_ row: inout Row) throws -> Partner {
        var profile = Partner.Profile(name: try row.text())
        profile.legalName = try row.next()
        profile.country = try row.next()
        profile.address = try row.next()
        profile.website = try row.next()
        profile.domains = Lines.read(try row.text())
        let email = try row.text()
        profile.email = try? EmailAddress(email)
        profile.phone = try row.next()
        profile.callback = try row.next()
        profile.registration = try row.next()
        profile.specialisations = Lines.read(try row.text())
        profile.languages = Lines.read(try row.text())
        profile.territories = Lines.read(try row.text())
        var terms = Partner.Terms(type: try row.text(), region: try row.text())
        terms.rate = try row.next()
        terms.capacity = try row.next()
        terms.manager = try row.next()
        terms.parent = try row.next()
        return Partner(
            id: try row.next(), profile: profile, terms: terms, tags: Lines.read(try row.text()),
            logo: try row.next(), state: try row.next(), stateSince: try row.next(), createdAt: try row.next(),
            tier: try row.next(), totals: try totals(&row))
    }

    private static func totals(_ row: inout Row) throws -> Partner.Totals {
        var totals = Partner.Totals()
        totals.leads = try row.next()
        totals.accepted = try row.next()
        totals.won = try row.next()
        totals.load = try row.next()
        totals.revenue = try row.next()
        totals.commission = try row.next()
        totals.meanAnswerTime = try row.next(Int64?.self).map { .milliseconds($0) }
        totals.lastActivity = try row.next()
        return totals
    }
}

extension Partner.Manager: RowDecodable {
    static var columns: Int { 2 }

    static func read(_ row: inout Row) throws -> Partner.Manager {
        Partner.Manager(id: try row.next(), name: try row.next())
    }
}
