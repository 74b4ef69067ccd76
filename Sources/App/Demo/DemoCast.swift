internal import Base
internal import Templates
internal import Web

/// Everybody who is made up: staff, and the people of each firm, with their ids, before anything happens.
struct DemoCast {
    struct Member {
        let user: User
        let joined: Timestamp

        /// From the address range that is kept for examples.
        var actor: Actor { Actor(user, address: "203.0.113.\(Int(joined.milliseconds / 1000 % 200) + 20)") }
    }

    struct Company {
        let plan: DemoFirm
        let place: DemoPlace
        let clock: DemoClock
        let firm: Firm
        let joined: Timestamp
        /// The owner first.
        let people: [Member]
        let domain: String

        var owner: Member { people[0] }
        var isGerman: Bool { place.language == .german }
    }

    let admin: Member
    let support: Member
    let agent: Member
    private(set) var companies: [Company] = []

    init(_ plans: [DemoFirm], until now: Timestamp, _ ids: IDScript, using random: inout SeededRandom) throws {
        let start = now - .days(426)
        func staff(_ box: String, _ role: Role, after days: Int) throws -> Member {
            let joined = start + .days(days)
            let signIn = DemoSignIn.all.first { $0.box == box }
            ids.set(joined)
            let user = User(
                id: .make(), name: signIn?.name ?? box, email: try EmailAddress("\(box)@portico.example"),
                roles: [role], firm: nil, language: .english, zone: DemoCast.zone("Europe/Berlin"))
            return Member(user: user, joined: joined)
        }
        admin = try staff("admin", .admin, after: 0)
        support = try staff("support", .support, after: 1)
        agent = try staff("agent", .agent, after: 1)
        for plan in plans {
            companies.append(try DemoCast.company(plan, until: now, ids, using: &random))
        }
    }

    func company(_ name: String) -> Company? { companies.first { $0.plan.name == name } }

    private static func company(
        _ plan: DemoFirm, until now: Timestamp, _ ids: IDScript, using random: inout SeededRandom
    ) throws -> Company {
        let place = try DemoPlace.named(plan.city)
        let clock = DemoClock(zone: zone(place.zone))
        let joined = min(clock.time(-plan.days, after: now, using: &random), now - .hours(2))
        ids.set(joined)
        let firm = Firm(id: .make(), name: plan.name, visibleScope: random.chance(60) ? .all : .own)
        let domain = "\(DemoNames.plain(plan.name)).example"
        var people: [Member] = []
        var names: Set<String> = Set(DemoSignIn.all.map(\.name))
        while people.count < max(plan.people, plan.boxes.count) {
            let box = people.count < plan.boxes.count ? plan.boxes[people.count] : nil
            let signIn = DemoSignIn.all.first { $0.box == box }
            let person = DemoPerson(using: &random)
            guard signIn != nil || names.insert(person.name).inserted else { continue }
            let since = people.isEmpty ? joined : clock.time(10 + people.count * 9, after: joined, using: &random)
            guard since < now || people.isEmpty else { break }
            ids.set(since)
            let user = User(
                id: .make(), name: signIn?.name ?? person.name,
                email: try signIn.map { try EmailAddress($0.address) } ?? person.address(at: domain),
                roles: [people.isEmpty ? .owner : .member], firm: firm,
                language: signIn == nil ? place.language : .english,
                zone: clock.zone)
            people.append(Member(user: user, joined: since))
        }
        return Company(
            plan: plan, place: place, clock: clock, firm: firm, joined: joined, people: people, domain: domain)
    }

    private static func zone(_ name: String) -> TimeZone { TimeZone.named(name) ?? .utc }
}

enum DemoError: Error, CustomStringConvertible {
    case noPlace(String)
    case notEmpty(String)

    var description: String {
        switch self {
        case .noPlace(let city): "there is no place called \(city)"
        case .notEmpty(let folder): "\(folder) holds data already: demo data goes into an empty folder only"
        }
    }
}

extension Duration {
    static func days(_ days: Int) -> Duration { .seconds(days * 86_400) }
    static func hours(_ hours: Int) -> Duration { .seconds(hours * 3_600) }
    static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }
}
