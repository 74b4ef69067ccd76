internal import Base
internal import Database
internal import Web

/// The firms themselves. Their surroundings (notes, steps, badges …) have stores of their own.
enum PartnerStore {
    private static let selectOne: SQL = """
        SELECT id, name, legal_name, type, region, country, address, website, domains, email, phone, callback,
            registration, specialisations, languages, territories, tags, logo, rate, capacity, manager_id, manager_name,
            parent_id, state, state_since, created_at, tier, leads, accepted, won, load, revenue, commission, answers,
            mean_answer_time, last_activity_at
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
    private static let selectByEmail: SQL = "SELECT id, name FROM partners WHERE email_key = $1 AND id <> $2 LIMIT 1"
    private static let selectByDomain: SQL = """
        SELECT p.id, p.name FROM partner_domains d JOIN partners p ON p.id = d.firm_id
        WHERE d.domain = $1 AND p.id <> $2 LIMIT 1
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
        try reader.all(selectTaking) { try $0.id(0) }
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
            found.count < Lineage.levels, parent != id
        {
            found.append(parent)
            current = parent
        }
        return found
    }

    static func children(of id: ID<Firm>, in reader: Reader) throws -> [(id: ID<Firm>, name: String)] {
        try reader.all(selectChildren, [id]) { (try $0.id(0), try $0.text(1)) }
    }

    /// How many levels of firms there are below one.
    static func height(below id: ID<Firm>, in reader: Reader, limit: Int = Lineage.levels) throws -> Int {
        guard limit > 0 else { return 0 }
        let heights = try children(of: id, in: reader).map { child in
            try 1 + height(below: child.id, in: reader, limit: limit - 1)
        }
        return heights.max() ?? 0
    }

    /// The firms with this name or id: one, none, or two where there are several.
    static func ids(named name: String, in reader: Reader) throws -> [ID<Firm>] {
        try reader.all(selectByName, [name.lowercased(), name]) { try $0.id(0) }
    }

    /// Another firm with this address, or with one of these domains.
    static func twin(email: EmailAddress, otherThan id: ID<Firm>?, in reader: Reader) throws -> (ID<Firm>, String)? {
        try reader.first(selectByEmail, [email.folded, id?.text ?? ""]) { (try $0.id(0), try $0.text(1)) }
    }

    static func twin(domains: [String], otherThan id: ID<Firm>?, in reader: Reader) throws -> (ID<Firm>, String)? {
        for domain in domains {
            let twin = try reader.first(selectByDomain, [domain, id?.text ?? ""]) {
                (try $0.id(0, of: Firm.self), try $0.text(1))
            }
            if let twin { return twin }
        }
        return nil
    }

    /// Of those that earn.
    static func tiers(in reader: Reader) throws -> [(firm: ID<Firm>, tier: String, rank: Int)] {
        try reader.all(selectTiers) { (try $0.id(0), try $0.text(1), try $0.int(2)) }
    }

    static func tags(in reader: Reader) throws -> [String] {
        try reader.all(selectTags) { try $0.text(0) }
    }

    static func sees(_ sight: PartnerSight, _ id: ID<Firm>, in reader: Reader) throws -> Bool {
        guard sight != .everything else { return true }
        return try reader.exists(
            "SELECT 1 FROM partners p WHERE p.id = $2" + " AND (" + sight.condition + ")", [sight.value, id])
    }

    /// How many firms in sight there are in each state.
    static func counts(_ sight: PartnerSight, in reader: Reader) throws -> [PartnerState: Int] {
        let counts: SQL = "SELECT p.state, count(*) FROM partners p" + " WHERE " + sight.condition + " GROUP BY p.state"
        let rows = try reader.all(counts, [sight.value]) { (try $0.get(0, as: PartnerState.self), try $0.int(1)) }
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
            partner.id, profile.name, profile.name.lowercased(), profile.legalName, terms.type, terms.region,
            profile.country, profile.address, profile.website, Lines.stored(profile.domains), email,
            email.lowercased(), profile.phone, profile.callback, profile.registration,
            Lines.stored(profile.specialisations), Lines.stored(profile.languages),
            Lines.stored(profile.territories), Lines.stored(partner.tags), words.joined(separator: "\n").lowercased(),
            partner.logo, terms.rate, terms.capacity, terms.manager?.id, terms.manager?.name ?? "", terms.parent,
        ]
    }

    /// The tables by which a firm is found.
    private static func keepWords(of partner: Partner, in writer: Writer) throws {
        try writer.run(deleteTags, [partner.id])
        for tag in partner.tags { try writer.run(insertTag, [tag, partner.id]) }
        try writer.run(deleteDomains, [partner.id])
        for domain in partner.profile.allDomains { try writer.run(insertDomain, [domain, partner.id]) }
    }

    private static func decode(_ row: borrowing Row) throws -> Partner {
        var profile = Partner.Profile(name: try row.text(1))
        profile.legalName = try row.text(2)
        profile.country = try row.text(5)
        profile.address = try row.text(6)
        profile.website = try row.text(7)
        profile.domains = Lines.read(try row.text(8))
        profile.email = try? EmailAddress(row.text(9))
        profile.phone = try row.text(10)
        profile.callback = try row.text(11)
        profile.registration = try row.text(12)
        profile.specialisations = Lines.read(try row.text(13))
        profile.languages = Lines.read(try row.text(14))
        profile.territories = Lines.read(try row.text(15))
        var terms = Partner.Terms(type: try row.text(3), region: try row.text(4))
        terms.rate = try row.get(18)
        terms.capacity = try row.get(19)
        let managerName = try row.text(21)
        terms.manager = try row.get(20, as: ID<User>?.self).map { Partner.Manager(id: $0, name: managerName) }
        terms.parent = try row.get(22)
        return Partner(
            id: try row.id(0), profile: profile, terms: terms, tags: Lines.read(try row.text(16)),
            logo: try row.get(17), state: try row.get(23), stateSince: try row.time(24), createdAt: try row.time(25),
            tier: try row.text(26), totals: try totals(row))
    }

    private static func totals(_ row: borrowing Row) throws -> Partner.Totals {
        var totals = Partner.Totals()
        totals.leads = try row.int(27)
        totals.accepted = try row.int(28)
        totals.won = try row.int(29)
        totals.load = try row.int(30)
        totals.revenue = try row.integer(31)
        totals.commission = try row.integer(32)
        if try row.int(33) > 0 { totals.meanAnswerTime = .milliseconds(try row.integer(34)) }
        let last = try row.time(35)
        totals.lastActivity = last.milliseconds > 0 ? last : nil
        return totals
    }
}
