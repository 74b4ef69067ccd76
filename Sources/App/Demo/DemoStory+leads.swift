internal import Base
internal import Database
internal import Leads
internal import Programme
internal import Web

extension DemoStory {
    /// The facts of a lead that later steps need.
    private final class Told {
        var id: ID<Lead>?
        var task: ID<LeadTask>?
        var isRejected = false
    }

    /// The leads of a firm, month by month, from when it joined to when it left.
    mutating func add(
        leadsOf company: DemoCast.Company, until end: Timestamp, times: Int, _ companies: inout DemoCompanies,
        _ judge: DemoEvaluator, _ staff: DemoCast.Member, using random: inout SeededRandom
    ) throws {
        let zone = company.clock.zone
        var month = zone.local(company.joined).day.firstOfMonth
        while zone.start(of: month) < end {
            let days = month.firstOfNextMonth.days(since: month)
            let share = random.number(company.plan.level.leads) * times
            for _ in 0..<share / 100 + (random.chance(share % 100) ? 1 : 0) {
                let day = month.adding(random.number(0...days - 1))
                let moment = company.clock.time(on: day, using: &random)
                guard moment > company.joined + .hours(3), moment < end else { continue }
                let name = companies.next(in: company.place, using: &random)
                let customer = try DemoCustomer(name, in: company.place, using: &random)
                add(
                    DemoLead(of: company, at: moment, customer: customer, using: &random), of: company, until: end,
                    judge, staff, using: &random)
            }
            month = month.firstOfNextMonth
        }
    }

    /// Adds today's leads for companies that already have one: some of them wait for review.
    mutating func addOverlaps(
        _ cast: DemoCast, _ companies: inout DemoCompanies, _ judge: DemoEvaluator, using random: inout SeededRandom
    ) throws {
        guard !companies.all.isEmpty else { return }
        let firms = ["Seeblick Werbeagentur", "Elbe Feinkost", "Gulf Horizon Real Estate Brokers"]
        for (index, name) in firms.enumerated() {
            guard let company = cast.company(name) else { continue }
            for round in 1...(index == 1 ? 4 : 1) {
                let customer = try DemoCustomer(random.pick(companies.all), in: company.place, using: &random)
                let moment = now - .minutes(round * 70 + index * 13)
                add(
                    DemoLead(of: company, at: moment, customer: customer, using: &random), of: company, until: now,
                    judge, cast.agent, using: &random)
            }
        }
    }

    mutating func add(
        _ lead: DemoLead, of company: DemoCast.Company, until end: Timestamp, _ judge: DemoEvaluator,
        _ staff: DemoCast.Member, using random: inout SeededRandom
    ) {
        let told = Told()
        let firm = company.firm.id
        let actor = lead.author?.actor ?? .program
        add(at: lead.createdAt) { writer, now in
            let new = try LeadStore.create(
                lead.draft, source: lead.source, for: firm, by: LeadAuthor(actor, at: now), in: writer)
            told.id = new.id
            try judge.look(at: company.firm.id, at: now, in: writer)
        }
        if random.chance(6) {
            let temperature = random.pick(Lead.Internals.Temperature.allCases)
            let internals = Lead.Internals(
                temperature: temperature, score: random.number(2...19) * 5, notes: "Met them at the fair in spring.")
            add(at: lead.createdAt + .hours(7)) { writer, now in
                guard let id = told.id else { return }
                try LeadStore.setInternals(internals, of: id, by: LeadAuthor(staff.actor, at: now), in: writer)
            }
        }
        // Leads that may overlap are reviewed by staff on the next day.
        let isAccepted = random.chance(70)
        add(at: company.clock.time(1, after: lead.createdAt, using: &random)) { writer, now in
            guard let id = told.id, let known = try LeadStore.lead(id, seenBy: .everything, in: writer),
                known.review == .waiting
            else { return }
            told.isRejected = !isAccepted
            try LeadStore.review(
                id, isAccepted: isAccepted, reason: isAccepted ? "" : "Another partner was there before.",
                by: LeadAuthor(staff.actor, at: now), in: writer)
        }
        for (moment, step) in lead.steps where moment < end {
            add(at: moment) { writer, now in
                guard let id = told.id, !told.isRejected else { return }
                try DemoStory.take(
                    step, of: id, told, LeadAuthor(lead.owner.actor, at: now), firm, in: writer)
                if case .win = step { try judge.look(at: firm, at: now, in: writer) }
            }
        }
    }

    private static func take(
        _ step: DemoLead.Step, of id: ID<Lead>, _ told: Told, _ author: LeadAuthor, _ firm: ID<Firm>,
        in writer: Writer
    ) throws {
        let visibleScope = LeadScope.firm(firm)
        if let task = told.task {
            try LeadTaskStore.finish(task, of: id, seenBy: visibleScope, by: author, in: writer)
            told.task = nil
        }
        let stages = try LeadStore.stages(in: writer)
        func move(_ stage: Lead.Stage?, value: Money? = nil, lost reason: Lead.LostReason? = nil) throws {
            guard let stage else { return }
            let move = LeadMove(to: stage, value: value, day: author.today, lostReason: reason)
            try LeadStore.move(id, version: nil, move, seenBy: visibleScope, by: author, in: writer)
        }
        switch step {
        case .log(let kind, let outcome, let note):
            try LeadStore.log(
                kind, kind == .note ? nil : outcome, note: note, on: id, seenBy: visibleScope, by: author, in: writer)
        case .move(let code): try move(stages[code])
        case .win(let value): try move(stages.won, value: value)
        case .lose(let reason): try move(stages.lost, lost: reason)
        case .task(let title, let day):
            told.task = try LeadTaskStore.add(title, on: day, to: id, seenBy: visibleScope, by: author, in: writer)
        }
    }
}
