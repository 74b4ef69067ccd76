package import Base
package import Database
internal import Partners
package import Web

/// Many leads of one firm at once, for demo data of the size of a large programme. Rows, keys, sums and totals are as
/// `save` makes them, and words once `LeadSearch.rebuild` has followed; but nobody is asked who was first, and there are
/// no events and no entries in the audit log.
package struct LeadBulk {
    /// A lead as it has become.
    package struct Past: Sendable {
        package let contact: Lead.Contact
        package let source: Lead.Source
        package let createdAt: Timestamp
        /// Who works on it.
        package let owner: User
        /// In the programme's currency.
        package var value: Money
        package var tags: [String] = []
        /// Where it is, and since when; nil while nobody has begun.
        package var move: (stage: Lead.Stage, at: Timestamp)?
        package var outcome: Lead.Outcome?
        package var task: Lead.NextAction?

        package init(
            contact: Lead.Contact, source: Lead.Source, createdAt: Timestamp, owner: User, value: Money
        ) {
            self.contact = contact
            self.source = source
            self.createdAt = createdAt
            self.owner = owner
            self.value = value
        }
    }

    private struct SumKey: Hashable {
        let stage: String
        let owner: String
        let currency: String
    }

    private let firm: ID<Firm>
    private let stages: LeadStages
    private var sums: [SumKey: (leads: Int64, minor: Int64)] = [:]
    private var totals = PartnerTotals.Change()
    private var last = Timestamp(milliseconds: 0)

    package init(of firm: ID<Firm>, in reader: Reader) throws {
        self.firm = firm
        stages = try LeadStore.stages(in: reader)
    }

    package mutating func add(_ past: Past, in writer: Writer) throws {
        var lead = Lead(
            firm: firm, contact: past.contact, source: past.source, stage: try stages.first, at: past.createdAt)
        lead.owner = past.owner.id
        lead.value = past.value
        lead.tags = past.tags
        lead.outcome = past.outcome
        if case .won(let value, _) = past.outcome { lead.wonBase = value.minor }
        lead.nextAction = past.task
        if let (stage, moment) = past.move {
            lead.stage = stage
            (lead.stageSince, lead.activeAt, lead.answeredAt) = (moment, moment, moment)
            lead.version = 2
        }
        try writer.run(LeadStore.insert, LeadStore.columns(of: lead))
        let keys = try LeadKeyStore.replace(with: lead, replacing: nil, in: writer)
        try writer.run(LeadStore.insertDetails, try LeadStore.details(of: lead) + [keys])
        try LeadSearch.gather(lead, in: writer)
        try addTimeline(of: lead, past, in: writer)
        count(lead)
    }

    private func addTimeline(of lead: Lead, _ past: Past, in writer: Writer) throws {
        let actor = Actor(past.owner, address: "")
        try LeadActivityStore.add(
            LeadActivity(.created, of: lead.id, by: LeadAuthor(actor, at: lead.createdAt)), in: writer)
        guard let move = past.move else { return }
        let author = LeadAuthor(actor, at: move.at)
        let facts = LeadActivity.Facts(
            from: try stages.first.code, to: move.stage.code, since: lead.createdAt.milliseconds)
        try LeadActivityStore.add(LeadActivity(.move, of: lead.id, by: author, facts: facts), in: writer)
        guard let task = past.task else { return }
        try LeadTaskStore.put(task, of: lead, in: writer)
    }

    private mutating func count(_ lead: Lead) {
        let worth = lead.worth
        let key = SumKey(
            stage: lead.stage.code, owner: lead.owner?.text ?? "", currency: worth?.currency.code ?? "")
        let sum = sums[key] ?? (0, 0)
        sums[key] = (sum.leads + 1, sum.minor + (worth?.minor ?? 0))
        let change = LeadTotals.change(with: lead)
        totals.leads += change.leads
        totals.accepted += change.accepted
        totals.won += change.won
        totals.load += change.load
        totals.revenue += change.revenue
        last = max(last, lead.activeAt)
    }

    /// Writes what was counted.
    package func finish(in writer: Writer) throws {
        for (key, sum) in sums.sorted(by: { ($0.key.stage, $0.key.owner) < ($1.key.stage, $1.key.owner) }) {
            try writer.run(LeadStore.addSum, [firm, key.stage, key.owner, key.currency, sum.leads, sum.minor])
        }
        try PartnerTotals.add(totals, to: firm, at: last, in: writer)
    }
}

extension LeadTaskStore {
    /// A task of the lead's owner, set when the lead was moved last.
    fileprivate static func put(_ task: Lead.NextAction, of lead: Lead, in writer: Writer) throws {
        try writer.run(
            LeadTaskStore.insert,
            [lead.id, ID<LeadTask>.make(), lead.firm, lead.owner, task.title, task.day, lead.activeAt])
    }
}
