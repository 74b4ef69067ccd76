internal import Base
internal import Database
internal import Partners
internal import Templates
internal import Web

extension DemoStory {
    /// A firm that has applied and not heard yet.
    mutating func add(
        _ application: ID<Application>, of company: DemoCast.Company, _ draft: Application.Draft, _ partner: Partner,
        _ cast: DemoCast, using random: inout SeededRandom
    ) {
        let admin = cast.admin.actor
        let isProved = random.chance(70)
        let isAsked = company.plan.days > 4
        let isAnswered = company.plan.days > 5
        let (question, reply) =
            company.isGerman
            ? ("Beliefern Sie auch die Gastronomie?", "Ja, rund 40 Betriebe im Umland.")
            : ("Which of your clients would come first?", "Buyers from abroad, about ten a month.")
        add(at: company.joined) { writer, now in
            try ApplicationHistory.send(application, draft, isProved: isProved, at: now, in: writer)
        }
        add(at: company.joined + .minutes(14)) { writer, now in
            try PartnerRecords.add(partner, by: .program, at: now, in: writer)
            try ApplicationHistory.confirm(application, as: partner.id, at: now, in: writer)
        }
        guard isAsked else { return }
        add(at: company.joined + .hours(20)) { writer, now in
            try ApplicationHistory.ask(question, about: application, by: admin, at: now, in: writer)
        }
        guard isAnswered else { return }
        add(at: company.joined + .hours(47)) { writer, now in
            try ApplicationHistory.answer(reply, to: application, at: now, in: writer)
        }
    }

    /// Adds rejected applications, and one whose e-mail address was not confirmed.
    mutating func addOtherApplications(_ cast: DemoCast, using random: inout SeededRandom) throws {
        let admin = cast.admin.actor
        let rows = [
            ("Turbo Leads 24", "turbo.leads@gmail.com", 61, "We work with firms that have a website of their own."),
            ("Glücksfee Marketing", "hallo@gluecksfee.example", 18, "Ihr Angebot passt zurzeit nicht zum Programm."),
            ("Krämer & Töchter", "post@kraemer-toechter.example", 1, ""),
        ]
        for (name, address, days, reason) in rows {
            let application = ID<Application>.make()
            var draft = Application.Draft(
                firmName: name, contactName: DemoPerson(using: &random).name, email: try EmailAddress(address),
                type: "channel", region: "dach")
            draft.country = "DE"
            draft.message = "We would like to know more."
            let filled = draft
            let sent = now - .days(days)
            add(at: sent) { writer, now in
                try ApplicationHistory.send(application, filled, isProved: false, at: now, in: writer)
            }
            guard !reason.isEmpty else { continue }
            let firm = ID<Firm>.make()
            add(at: sent + .minutes(30)) { writer, now in
                var profile = Partner.Profile(name: name)
                profile.email = filled.email
                profile.country = filled.country
                let partner = Partner(
                    id: firm, profile: profile, terms: .init(type: filled.type, region: filled.region),
                    state: .applied, stateSince: now, createdAt: now)
                try PartnerRecords.add(partner, by: .program, at: now, in: writer)
                try ApplicationHistory.confirm(application, as: firm, at: now, in: writer)
            }
            add(at: sent + .hours(9)) { writer, now in
                let again = TimeZone.utc.local(now).day.adding(90)
                try ApplicationHistory.decide(
                    application, isApproved: false, why: reason, againOn: again, by: admin, at: now, in: writer)
                guard let partner = try PartnerRecords.partner(firm, in: writer) else { return }
                try PartnerRecords.move(partner, to: .archived, by: .admin, admin, why: reason, at: now, in: writer)
            }
        }
    }
}

extension DemoCast.Company {
    func application(using random: inout SeededRandom) throws -> Application.Draft {
        var draft = Application.Draft(
            firmName: plan.name, contactName: owner.user.name, email: owner.user.email, type: plan.type,
            region: plan.region)
        draft.phone = "\(place.dialling) \(random.number(2_000_000...9_899_999))"
        draft.country = place.country
        draft.website = "https://www.\(domain)"
        draft.registration = registration
        draft.audience = isGerman ? "Betriebe der Region" : "Owner-run businesses in and around \(place.city)"
        draft.message = isGerman ? "Wir empfehlen Sie schon länger." : "Several of our clients have asked for this."
        draft.language = place.language
        return draft
    }

    var registration: String { plan.type == "rera_agent" ? "P518000\(10_000 + plan.days)" : "" }

    func partner(managedBy manager: User?, _ cast: DemoCast) -> Partner {
        var profile = Partner.Profile(name: plan.name)
        profile.legalName = plan.legalName
        profile.email = try? EmailAddress("\(isGerman ? "post" : "hello")@\(domain)")
        profile.phone = "\(place.dialling) \(5_550_000 + plan.days)"
        let number = plan.days % 90 + 1
        profile.address = (isGerman ? "Lindenstraße \(number), " : "\(number) High Street, ") + place.city
        profile.country = place.country
        profile.website = "https://www.\(domain)"
        profile.languages = isGerman ? ["German", "English"] : ["English"]
        profile.territories = [place.city]
        profile.specialisations = specialisations
        profile.registration = registration
        var terms = Partner.Terms(type: plan.type, region: plan.region)
        terms.manager = manager.map { Partner.Manager(id: $0.id, name: $0.name) }
        terms.capacity = plan.level.rawValue > 0 ? 20 * (plan.level.rawValue + 1) : nil
        terms.parent = plan.parent.flatMap { cast.company($0)?.firm.id }
        let isApplied = if case .applied = plan.fate { true } else { false }
        return Partner(
            id: firm.id, profile: profile, terms: terms, tags: [plan.trade.rawValue],
            state: isApplied ? .applied : .invited, stateSince: joined, createdAt: joined)
    }

    private var specialisations: [String] {
        switch plan.trade {
        case .agency: isGerman ? ["Kampagnen", "Webseiten"] : ["Campaigns", "Web design"]
        case .property: isGerman ? ["Gewerbe", "Verwaltung"] : ["Residential", "Off-plan"]
        case .food: isGerman ? ["Gastronomie", "Einzelhandel"] : ["Restaurants", "Retail"]
        }
    }
}
