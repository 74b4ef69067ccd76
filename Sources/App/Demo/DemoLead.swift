internal import Base
internal import Leads
internal import Templates
internal import Web

/// A made-up lead with all that becomes of it, also what is still to come.
struct DemoLead {
    enum Step {
        case log(LeadActivity.Kind, LeadActivity.Outcome?, String)
        case move(String)
        case win(Money)
        case lose(Lead.LostReason)
        /// Something to do by a day; it is done with the next step.
        case task(String, CivilDate)
    }

    let source: Lead.Source
    let draft: Lead.Draft
    /// The author of the lead; nil if it came in automatically.
    let author: DemoCast.Member?
    let owner: DemoCast.Member
    let createdAt: Timestamp
    private(set) var steps: [(at: Timestamp, step: Step)] = []

    /// `today` is where the story ends: what was never worked stays open only if it is young.
    init(
        of company: DemoCast.Company, at moment: Timestamp, customer: DemoCustomer, using random: inout SeededRandom
    ) {
        let there = company.people.filter { $0.joined < moment }
        owner = there.isEmpty ? company.owner : random.pick(there)
        source = DemoLead.source(using: &random)
        author = [.manual, .imported].contains(source) ? owner : nil
        createdAt = moment
        var draft = Lead.Draft(contact: customer.contact)
        let worth = random.number(company.plan.level.worth)
        draft.value = Money(minor: Int64(worth / 50 * 50) * 100, .eur)
        draft.owner = author != nil || random.chance(80) ? owner.user.id : nil
        draft.probability = random.chance(40) ? random.number(1...9) * 10 : nil
        draft.tags = random.chance(35) ? [random.pick(DemoNames.tags)] : []
        if company.plan.trade == .property { draft.requirements = .property(customer.city, worth, using: &random) }
        self.draft = draft
        live(company, using: &random)
    }

    private static func source(using random: inout SeededRandom) -> Lead.Source {
        let chance = random.number(1...100)
        return switch chance {
        case ..<41: .manual
        case ..<66: .referral
        case ..<81: .form
        case ..<89: .imported
        case ..<95: .shared
        case ..<98: .marketplace
        default: .api
        }
    }

    private mutating func live(_ company: DemoCast.Company, using random: inout SeededRandom) {
        let words = company.isGerman ? DemoNames.germanNotes : DemoNames.englishNotes
        let tasks = company.isGerman ? DemoNames.germanTasks : DemoNames.englishTasks
        let isWon = random.chance(company.plan.level.won)
        // Some are forgotten on the way, and given up much later.
        let last = isWon || random.chance(72) ? 3 : random.number(0...2)
        var moment = createdAt + .minutes(random.number(12...600))
        for (index, stage) in ["contacted", "qualified", "proposal"].prefix(last).enumerated() {
            let isReached = random.chance(78)
            add(
                .log(
                    index == 0 ? .call : random.pick([.call, .mail, .meeting, .note]),
                    isReached ? .reached : random.pick([.missed, .message]), random.pick(words)), at: moment)
            moment = moment + .minutes(random.number(2...40))
            add(.move(stage), at: moment)
            let next = company.clock.time(random.number(2...9), after: moment, using: &random)
            if random.chance(60) {
                let day = company.clock.zone.local(next).day
                add(.task(random.pick(tasks), day), at: moment + .minutes(3))
            }
            moment = next
        }
        if last == 3 {
            if random.chance(50) { add(.log(.meeting, isWon ? .agreed : .declined, random.pick(words)), at: moment) }
            moment = company.clock.time(random.number(1...6), after: moment, using: &random)
        } else {
            moment = company.clock.time(random.number(35...60), after: moment, using: &random)
        }
        guard isWon, let value = draft.value else {
            let reasons: [Lead.LostReason] =
                last < 3 ? [.unreachable, .timing] : [.budget, .competitor, .need, .timing, .unfit, .other]
            return add(.lose(random.pick(reasons)), at: moment)
        }
        add(.win(Money(minor: value.minor / 100 * Int64(random.number(80...115)), .eur)), at: moment)
    }

    private mutating func add(_ step: Step, at moment: Timestamp) {
        steps.append((moment, step))
    }
}

/// Somebody who may buy.
struct DemoCustomer {
    let contact: Lead.Contact
    let city: String

    init(_ company: String, in place: DemoPlace, using random: inout SeededRandom) throws {
        let person = DemoPerson(using: &random)
        let domain = "\(DemoNames.plain(company)).example"
        let chance = random.number(1...100)
        city = place.city
        contact = Lead.Contact(
            name: person.name, company: company, email: chance <= 85 ? try person.address(at: domain) : nil,
            phone: chance > 60 ? "\(place.dialling) \(random.number(2_000_000...9_899_999))" : nil,
            website: random.chance(30) ? "https://www.\(domain)" : nil, country: place.country, city: place.city,
            hasConsent: random.chance(45))
    }
}

/// Names of companies, each but once.
struct DemoCompanies {
    private var used: Set<String> = []
    private(set) var all: [String] = []

    mutating func next(in place: DemoPlace, using random: inout SeededRandom) -> String {
        let trades = place.language == .german ? DemoNames.germanTrades : DemoNames.englishTrades
        var name = "\(random.pick(DemoNames.family)) \(random.pick(trades))"
        while !used.insert(name).inserted {
            name = "\(random.pick(DemoNames.family))-\(random.pick(DemoNames.family)) \(random.pick(trades))"
        }
        all.append(name)
        return name
    }
}

extension Lead.Requirements {
    fileprivate static func property(
        _ city: String, _ worth: Int, using random: inout SeededRandom
    ) -> Lead.Requirements {
        var requirements = Lead.Requirements()
        requirements.type = random.pick(["Office", "Apartment", "Villa", "Büro", "Lager", "Retail"])
        requirements.location = city
        requirements.size = random.number(4...60) * 10
        requirements.budgetFrom = Money(minor: Int64(worth) * 90_00, .eur)
        requirements.budgetTo = Money(minor: Int64(worth) * 130_00, .eur)
        requirements.financing = random.pick(Financing.allCases)
        requirements.timeline = random.pick(Timeline.allCases)
        return requirements
    }
}
