internal import Base
internal import Database
internal import Identity
internal import Leads
internal import Partners
internal import Programme
internal import Web

/// Data for a large programme: thousands of firms and a million leads, in their final state and without a history.
struct DemoBulk: Sendable {
    let firms: Int
    let leads: Int
    let now: Timestamp
    let password: String
    let judge: DemoEvaluator
    let seed: UInt64

    private static let trades = [
        "Logistik", "Dental", "Motors", "Hotel", "Tax", "Software", "Coffee", "Garten", "Optik", "Pharma", "Energy",
        "Law", "Fitness", "Tools", "Makler", "Print", "Möbel", "Bikes", "Travel", "Holzbau", "Metall", "Textil",
    ]
    private static let kinds: [(type: String, region: String, cities: [String])] = [
        ("channel", "dach", ["Hamburg", "Köln", "München", "Leipzig", "Wien", "Zürich"]),
        ("channel", "global", ["London", "Leeds", "Dublin"]), ("broker", "uae", ["Dubai"]),
        ("rera_agent", "india", ["Mumbai", "Pune"]), ("service_provider", "global", ["London", "Dublin"]),
        ("distributor", "dach", ["Hamburg", "München", "Köln"]),
    ]

    /// A firm as it has become, made up and ready to be written.
    private struct Batch: Sendable {
        let number: Int
        let level: DemoFirm.Level
        let firm: Firm
        let kind: (type: String, region: String)
        let place: DemoPlace
        let domain: String
        let joined: Timestamp
        let people: [User]
        let leads: LeadBulk
    }

    /// One core makes up the next firms while the other writes.
    func make(_ ids: IDScript, in writer: Writer) throws {
        let frame = try LeadBulk.Frame(writer)
        let line = DemoLine<Batch>()
        let maker = try Thread("demo") {
            line.end(Result { try makeUp(frame) { line.add($0) } })
        }
        defer {
            line.leave()
            maker.join()
        }
        while let batch = try line.next() { try write(batch, ids, in: writer) }
    }

    /// Uses random numbers and ids of its own, independent of concurrent writes.
    private func makeUp(_ frame: LeadBulk.Frame, _ done: (Batch) -> Bool) throws {
        var random = SeededRandom(seed: ~seed)
        let ids = IDScript(seed: ~seed)
        try ids.run {
            let levels = (0..<firms).map { _ in DemoBulk.level(using: &random) }
            var weight = levels.reduce(0) { $0 + DemoBulk.weight($1) }
            var left = leads
            for (number, level) in levels.enumerated() {
                let share = left * DemoBulk.weight(level) / weight
                weight -= DemoBulk.weight(level)
                left -= share
                guard done(try batch(number, level, leads: share, frame, ids, using: &random)) else { return }
            }
        }
    }

    private static func level(using random: inout SeededRandom) -> DemoFirm.Level {
        let chance = random.number(1...100)
        return switch chance {
        case ..<61: .starter
        case ..<86: .active
        case ..<97: .performer
        default: .elite
        }
    }

    /// The number of leads relative to other levels.
    private static func weight(_ level: DemoFirm.Level) -> Int {
        switch level {
        case .starter: 5
        case .active: 11
        case .performer: 25
        case .elite: 56
        }
    }

    private func batch(
        _ number: Int, _ level: DemoFirm.Level, leads: Int, _ frame: LeadBulk.Frame, _ ids: IDScript,
        using random: inout SeededRandom
    ) throws -> Batch {
        let kind = random.pick(DemoBulk.kinds)
        let place = try DemoPlace.named(random.pick(kind.cities))
        let joined = now - .days(random.number(40...420)) - .minutes(random.number(0...600))
        ids.set(joined)
        let name = "\(random.pick(DemoNames.family)) \(random.pick(DemoBulk.trades)) \(number + 100)"
        let domain = "\(DemoNames.plain(name)).example"
        let firm = Firm(id: .make(), name: name, visibleScope: .all)
        let people = try (0...level.rawValue).map { index in
            User(
                id: .make(), name: DemoPerson(using: &random).name, email: try EmailAddress("p\(index)@\(domain)"),
                roles: [index == 0 ? .owner : .member], firm: firm, language: place.language,
                zone: TimeZone.named(place.zone) ?? .utc)
        }
        // As if they had been brought along from elsewhere: ids of now, times of then.
        ids.set(now)
        var bulk = LeadBulk(of: firm.id, frame)
        for _ in 0..<leads {
            try bulk.add(past(level, place, joined, random.pick(people), frame.stages, using: &random))
        }
        return Batch(
            number: number, level: level, firm: firm, kind: (kind.type, kind.region), place: place, domain: domain,
            joined: joined, people: people,
            leads: bulk)
    }

    private func write(_ batch: Batch, _ ids: IDScript, in writer: Writer) throws {
        let (firm, joined) = (batch.firm, batch.joined)
        ids.set(joined)
        try writer.add(firm, batch.kind.type, batch.kind.region, batch.place, batch.domain, at: joined)
        try Standings.place(firm.id, in: "starter", by: .program, at: joined, writer)
        try judge.keep("starter", of: firm.id, in: writer)
        for user in batch.people {
            try writer.admit(DemoCast.Member(user: user, joined: joined), by: .program, at: joined)
            try UserStore.setPassword(user.id, password, at: joined, in: writer)
        }
        ids.set(now)
        try batch.leads.write(in: writer)
        for use in DemoStory.uses(batch.number, batch.level) {
            try PartnerUses.note(use, by: firm.id, at: now, in: writer)
        }
        let wishes = PartnerRanking.Wishes(isRanked: batch.number % 20 != 7, isNamed: batch.number % 3 == 0)
        try PartnerRanking.wish(wishes, of: firm.id, by: .program, at: now, in: writer)
        try judge.look(at: firm.id, at: now, in: writer)
    }

    private func past(
        _ level: DemoFirm.Level, _ place: DemoPlace, _ joined: Timestamp, _ owner: User, _ stages: LeadStages,
        using random: inout SeededRandom
    ) throws -> LeadBulk.Past {
        let company = "\(random.pick(DemoNames.family)) \(random.pick(DemoBulk.trades)) \(place.city)"
        let age = random.number(0...Int((now - joined).milliseconds / 60_000) - 1)
        let created = now - .minutes(age)
        let person = DemoPerson(using: &random)
        let contact = Lead.Contact(
            name: person.name, company: company,
            email: try EmailAddress("\(DemoNames.plain(person.family))@c\(random.number(1...9_999_999)).example"),
            phone: random.chance(40) ? "\(place.dialling) \(random.number(2_000_000...9_899_999))" : nil,
            country: place.country, city: place.city)
        let worth = Money(minor: Int64(random.number(level.worth)) * 100, .eur)
        var past = LeadBulk.Past(
            contact: contact, source: random.pick(Lead.Source.allCases), createdAt: created, owner: owner, value: worth)
        if random.chance(20) { past.tags = [random.pick(DemoNames.tags)] }
        let days = age / 1_440
        guard days > 1 || random.chance(50) else { return past }
        let moved = created + .minutes(random.number(0...min(age, 60 * 1_440)))
        if days > 50 || random.chance(days) {
            let day = owner.zone.local(moved).day
            let isWon = random.chance(level.won)
            past.outcome = isWon ? .won(worth, on: day) : .lost(random.pick(Lead.LostReason.allCases), on: day)
            past.move = (isWon ? stages.won : stages.lost).map { ($0, moved) }
        } else {
            past.move = (random.pick(Array(stages.open.dropFirst())), moved)
            let day = owner.zone.local(now).day.adding(random.number(-3...12))
            if random.chance(50) { past.task = Lead.NextAction(random.pick(DemoNames.englishTasks), on: day) }
        }
        return past
    }
}

extension Writer {
    /// A firm that is active.
    fileprivate func add(
        _ firm: Firm, _ type: String, _ region: String, _ place: DemoPlace, _ domain: String, at joined: Timestamp
    ) throws {
        var profile = Partner.Profile(name: firm.name)
        profile.email = try EmailAddress("post@\(domain)")
        profile.country = place.country
        profile.website = "https://\(domain)"
        let partner = Partner(
            id: firm.id, profile: profile, terms: .init(type: type, region: region), state: .active,
            stateSince: joined, createdAt: joined)
        try PartnerRecords.add(partner, by: .program, at: joined, in: self)
        try Firms.setMemberVisibility(firm.id, .all, in: self)
    }
}
