package import Base
package import Database
internal import Partners
internal import Programme
internal import Settings
package import Web

/// Many leads of one firm at once, for demo data of the size of a large programme. Rows, keys, sums and totals are as
/// `save` makes them, and words once `LeadSearch.rebuild` has followed; but there is no overlap check, and there are no
/// events and no audit entries. It is built on any thread and then written.
package struct LeadBulk: Sendable {
    /// A lead as it has become.
    package struct Past: Sendable {
        package let contact: Lead.Contact
        package let source: Lead.Source
        package let createdAt: Timestamp
        /// The owner of the leads.
        package let owner: User
        /// In the programme's currency.
        package var value: Money
        package var tags: [String] = []
        /// The stage and when it was reached; nil for new leads.
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

    /// The shared data for making leads.
    package struct Frame: Sendable {
        package let stages: LeadStages
        let country: String
        let zone: TimeZone

        package init(_ reader: Reader) throws {
            stages = try LeadStore.stages(in: reader)
            country = try LeadSettings.country(in: reader)
            zone = try Settings.current(reader).zone
        }
    }

    private struct SumKey: Hashable {
        let stage: String
        let owner: String
        let currency: String
    }

    private let firm: ID<Firm>
    private let frame: Frame
    private var rows: [(SQL, [StoredValue])] = []
    private var entries: [SearchEntry] = []
    private var names: [String: Int] = [:]
    private var sums: [SumKey: (leads: Int64, minor: Int64)] = [:]
    private var totals = PartnerTotals.Change()
    private var months: [CivilDate: PartnerMonths.Figures] = [:]
    private var last = Timestamp(milliseconds: 0)

    package init(of firm: ID<Firm>, _ frame: Frame) {
        self.firm = firm
        self.frame = frame
    }

    package mutating func add(_ past: Past) throws {
        var lead = Lead(
            firm: firm, contact: past.contact, source: past.source, stage: try frame.stages.first, at: past.createdAt)
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
        let keys = LeadKey.keys(of: lead.contact, country: frame.country)
        add(LeadStore.insert, LeadStore.columns(of: lead))
        add(LeadStore.insertDetails, try LeadStore.details(of: lead) + [keys.map(\.text).joined(separator: " ")])
        for key in keys {
            add(LeadKeyStore.insert, [key.text, lead.id, firm, lead.isActive])
            if key.kind == .name { names[key.value, default: 0] += 1 }
        }
        entries.append(LeadSearch.entry(of: lead))
        try addTimeline(of: lead, past)
        count(lead)
    }

    private mutating func add(_ sql: SQL, _ values: [any DatabaseValue]) {
        rows.append((sql, values.map(\.stored)))
    }

    private mutating func addTimeline(of lead: Lead, _ past: Past) throws {
        let actor = Actor(past.owner, address: "")
        add(
            LeadActivityStore.insert,
            try LeadActivityStore.columns(
                of: LeadActivity(.created, of: lead.id, by: LeadAuthor(actor, at: lead.createdAt))))
        guard let move = past.move else { return }
        let facts = LeadActivity.Facts(
            from: try frame.stages.first.code, to: move.stage.code, since: lead.createdAt.milliseconds)
        add(
            LeadActivityStore.insert,
            try LeadActivityStore.columns(
                of: LeadActivity(.move, of: lead.id, by: LeadAuthor(actor, at: move.at), facts: facts)))
        guard let task = past.task else { return }
        // Of the lead's owner, set when the lead was moved last.
        add(
            LeadTaskStore.insert,
            [lead.id, ID<LeadTask>.make(), lead.firm, lead.owner, task.title, task.day, lead.activeAt])
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
        for (month, figures) in LeadMonths.figures(of: lead, in: frame.zone) {
            months[month, default: .init()].add(figures, times: 1)
        }
        last = max(last, lead.activeAt)
    }

    package func write(in writer: Writer) throws {
        for (sql, values) in rows { try writer.run(sql, values) }
        try LeadSearch.gather(entries, in: writer)
        for (name, uses) in names.sorted(by: { $0.key < $1.key }) {
            try LeadKeyStore.add(name: name, uses: uses, in: writer)
        }
        for (key, sum) in sums.sorted(by: { ($0.key.stage, $0.key.owner) < ($1.key.stage, $1.key.owner) }) {
            try writer.run(LeadStore.addSum, [firm, key.stage, key.owner, key.currency, sum.leads, sum.minor])
        }
        for (month, figures) in months.sorted(by: { $0.key < $1.key }) {
            try PartnerMonths.add(figures, to: firm, in: month, writer)
        }
        try PartnerTotals.add(totals, to: firm, at: last, in: writer)
        if totals.leads > 0 {
            try Onboarding.set(.lead, .done, of: firm, by: .program, at: last, in: writer)
        }
        try LeadEdition.renew(of: firm, in: writer)
    }
}
