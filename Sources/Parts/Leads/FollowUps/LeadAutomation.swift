internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Programme
internal import Templates
internal import Web

/// Does what the rules of firms say, once for each cause, and says so in the timeline of the lead.
struct LeadAutomation: Sendable {
    /// A rule does no more than this to a lead within a day: whatever goes round in circles ends here.
    static let limit = 3
    static let batch = 100

    let site: Site

    var listener: EventListener {
        EventListener(
            "lead rules", to: LeadEvent.kinds(.created, .moved), from: .now,
            .write { event, writer in try react(to: event, writer) })
    }

    /// Finds inactive leads.
    var job: PartJob {
        PartJob(
            Text("Rules for inactive leads"),
            JobKind("leads.idle", attempts: 3) { job in
                for rule in try job.database.read({ try LeadRuleStore.idleRules(in: $0) }) {
                    guard case .idle(let days) = rule.trigger else { continue }
                    try runIdle(rule, since: job.now - .seconds(days * 86_400), job)
                }
                try job.finish { _ in }
            }, at: Cron("7 * * * *"))
    }

    private func runIdle(_ rule: LeadRule, since moment: Timestamp, _ job: RunningJob) throws {
        while true {
            try job.checkCancelled()
            let count = try job.database.write { writer -> Int in
                guard try Gates.allows(.automation, rule.firm, writer) else { return 0 }
                let leads = try LeadRuleStore.idleLeads(for: rule, since: moment, limit: Self.batch, in: writer)
                for id in leads {
                    guard let lead = try LeadStore.lead(id, seenBy: .everything, in: writer) else { continue }
                    try run(rule, on: lead, mark: lead.activeAt.milliseconds, in: writer)
                }
                return leads.count
            }
            guard count == Self.batch else { return }
        }
    }

    private func react(to event: Event, _ writer: Writer) throws {
        guard let id = ID<Lead>(event.subject), try LeadRuleStore.areThere(for: id, in: writer),
            let lead = try LeadStore.lead(id, seenBy: .everything, in: writer),
            try Gates.allows(.automation, lead.firm, writer)
        else { return }
        let payload = try JSON.value(LeadPayload.self, of: event.data)
        for rule in try LeadRuleStore.rules(of: lead.firm, in: writer) where rule.isDue(for: lead, at: site.now()) {
            switch (rule.trigger, event.kind) {
            // A lead that came and went, and came back, is there for each move that led there, and for no other.
            case (.stage(let code), LeadEvent.moved.kind) where payload.stage != code: continue
            case (.stage, LeadEvent.moved.kind), (.source, LeadEvent.created.kind):
                try run(rule, on: lead, mark: event.number, in: writer)
            default: continue
            }
        }
    }

    private func run(_ rule: LeadRule, on lead: Lead, mark: Int64, in writer: Writer) throws {
        let now = site.now()
        guard rule.isDue(for: lead, at: now),
            try LeadRuleStore.note(rule, on: lead.id, mark: mark, at: now, in: writer)
        else { return }
        let author = LeadAuthor.program(at: now)
        var obstacle = rule.obstacle(with: lead)
        var facts = LeadActivity.Facts(name: rule.name, id: rule.id.text, verb: "done")
        if try LeadRuleStore.runs(rule, on: lead.id, at: now, in: writer) > Self.limit {
            facts.verb = "cut"
        } else if obstacle != nil {
            facts.verb = "skipped"
        } else {
            do {
                let cause = "rule:\(rule.id):\(lead.id):\(mark)"
                try writer.attempt { try perform(rule, on: lead, cause: cause, by: author, in: writer) }
            } catch let refusal as MailRefusal {
                facts.verb = "skipped"
                obstacle = refusal.text
            }
        }
        let note = (obstacle ?? rule.actionText).english
        try LeadActivityStore.add(
            LeadActivity(.automation, of: lead.id, by: author, note: note, facts: facts), in: writer)
    }

    private func perform(
        _ rule: LeadRule, on lead: Lead, cause: String, by author: LeadAuthor, in writer: Writer
    ) throws {
        guard let owner = try person(rule, lead, in: writer) else { return }
        switch rule.action {
        case .task(let title, let days):
            let day = owner.zone.local(author.at).day.adding(days)
            try LeadTaskStore.add(
                title, on: day, for: owner.firm?.id == lead.firm ? owner.id : nil, to: lead.id, seenBy: .everything,
                by: author, in: writer)
        case .tag(let tag):
            var draft = lead.draft
            draft.tags.append(tag)
            try LeadStore.update(
                lead.id, version: lead.version, to: draft, seenBy: .everything, by: author, in: writer)
        case .mailOwner(let subject, let text):
            let letter = try LeadRuleLetter(
                heading: subject, paragraphs: words(lead, owner, text),
                address: site.address(of: LeadPath.show(lead.id)))
            try writer.post(letter, to: Recipient(owner), cause: cause, by: site)
        case .mailContact(let subject, let text):
            guard let address = lead.contact.email else { return }
            let letter = try LeadContactLetter(
                heading: subject, paragraphs: words(lead, owner, text), sender: owner.firm?.name ?? owner.name)
            let contact = Recipient(
                name: lead.contact.name, address: address, language: owner.language, zone: owner.zone)
            try writer.post(letter, to: contact, cause: cause, unasked: .firm(lead.firm), by: site)
        case .notify(let text):
            let notice = LeadNotice(firm: lead.firm.text, user: owner.id.text, text: text)
            try writer.record(LeadEvent.noticed, of: lead.id, data: try JSON.text(notice), at: author.at)
        }
    }

    /// The person that a rule speaks to, or for: the lead's owner, else who made the rule, else an owner of the firm. Nobody who may
    /// not sign in.
    private func person(_ rule: LeadRule, _ lead: Lead, in reader: Reader) throws -> User? {
        for id in [lead.owner, rule.user].compactMap(\.self) {
            guard let account = try UserStore.account(id, in: reader), account.maySignIn else { continue }
            if account.user.firm?.id == lead.firm { return account.user }
        }
        return try UserStore.accounts(of: lead.firm, in: reader).first { $0.maySignIn && $0.user.has(.owner) }?.user
    }

    private func words(_ lead: Lead, _ owner: User, _ text: String) throws -> [String] {
        let words = LeadRuleWords(
            name: lead.contact.name, company: lead.contact.company, sender: owner.name, firm: owner.firm?.name ?? "")
        let filled = try LeadRuleWords.fill(
            text, words, for: Audience(owner.language, zone: owner.zone, now: site.now()))
        return filled.split(separator: "\n").map(String.init)
    }
}
