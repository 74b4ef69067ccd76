internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Partners
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// Leads from a spreadsheet.
struct LeadImport: Import {
    struct Draft: Sendable {
        var lead = Lead.Draft(contact: Lead.Contact())
        var firstName = ""
        var lastName = ""
        var currency: Currency
        var stage: Lead.Stage?
        var note = ""
        /// Of the note, or of what was done last.
        var day: CivilDate?
        var task = ""
        var taskDay: CivilDate?
    }

    static let frame = ImportFrame(
        "leads", Text("Import leads"), at: LeadPath.imports, below: (Text("Leads"), LeadPath.board), for: .partner,
        events: (LeadEvent.importStarted, LeadEvent.importUndone),
        jobs: (
            Text("Check of an import of leads"), Text("Lead import"), Text("Undoing an import of leads")
        ))

    static func path(of record: String) -> String { "\(LeadPath.board)/\(record)" }

    let user: User
    let firm: ID<Firm>
    let style: ImportStyle
    let currency: Currency
    let stages: LeadStages
    let colleagues: [User]
    private let country: String

    init(for owner: ImportOwner, _ style: ImportStyle, in reader: Reader) throws {
        guard let firm = owner.firm, let account = try UserStore.account(owner.user, in: reader) else {
            throw JobStop.failed("the person who imports has no account")
        }
        user = account.user
        self.firm = firm
        self.style = style
        currency = try Settings.current(reader).currency
        stages = try LeadStore.stages(in: reader)
        colleagues = try UserStore.accounts(of: firm, in: reader).filter(\.maySignIn).map(\.user)
        country = try LeadSettings.country(in: reader)
    }

    var blank: Draft { Draft(currency: currency) }

    func title(of draft: Draft) -> String { contact(of: draft).title }

    func check(_ draft: Draft) throws(ImportProblem) {
        let contact = contact(of: draft)
        guard !contact.title.isEmpty else { throw ImportProblem(Text("There is neither a company nor a name.")) }
        guard contact.isEnough else {
            throw ImportProblem(Text("There is neither an e-mail address nor a phone number."))
        }
    }

    func keys(of draft: Draft) -> [String] {
        LeadKey.keys(of: contact(of: draft), country: country)
            .filter { $0.kind == .email || $0.kind == .phone }.map(\.text)
    }

    func judge(_ draft: Draft, in reader: Reader) throws -> ImportVerdict {
        switch try LeadOverlap.check(contact(of: draft), for: firm, in: reader) {
        case .yours(_, isSamePerson: true): .known(Text("You already have this lead."))
        case .free, .yours: .new
        case .protected, .needsReview: .review
        }
    }

    func enter(_ draft: Draft, at now: Timestamp, in writer: Writer) throws -> String {
        var lead = draft.lead
        lead.contact = contact(of: draft)
        // A member sees only their own leads: those that they import must be.
        if !user.has(.owner) { lead.owner = user.id }
        let author = LeadAuthor(Actor(user, address: ""), at: now)
        do {
            let id = try LeadStore.create(lead, source: .imported, for: firm, by: author, in: writer).id
            if let stage = draft.stage, stage != stages.all.first {
                try LeadStore.move(id, version: nil, LeadMove(to: stage), seenBy: .everything, by: author, in: writer)
            }
            if !draft.note.isEmpty || draft.day != nil {
                let at = draft.day.map(user.zone.start) ?? now
                let written = LeadAuthor(author.actor, at: min(at, now))
                try LeadActivityStore.add(LeadActivity(.note, of: id, by: written, note: draft.note), in: writer)
            }
            if !draft.task.isEmpty {
                try LeadTaskStore.add(
                    draft.task, on: draft.taskDay ?? author.today, to: id, seenBy: .everything, by: author, in: writer)
            }
            return id.text
        } catch let problem as LeadProblem {
            throw ImportProblem(problem.text)
        }
    }

    func undo(_ record: String, at now: Timestamp, in writer: Writer) throws -> Bool {
        guard let id = ID<Lead>(record), let lead = try LeadStore.lead(id, seenBy: .everything, in: writer),
            lead.firm == firm, try !LeadActivityStore.isTouched(id, since: lead.createdAt, in: writer)
        else { return false }
        let author = LeadAuthor(Actor(user, address: ""), at: now)
        try LeadStore.archive(id, seenBy: .everything, by: author, in: writer)
        return true
    }

    func refusal(in reader: Reader) throws -> Text? {
        do {
            try LeadIntake.check(firm, in: reader)
            return nil
        } catch let problem as LeadProblem {
            return problem.text
        }
    }

    func warning(adding count: Int, in reader: Reader) throws -> Text? {
        guard let partner = try PartnerRecords.partner(firm, in: reader), let capacity = partner.terms.capacity,
            partner.totals.load + count > capacity
        else { return nil }
        return Text(
            "You work on {load} of at most {capacity} leads. With this import it would be {all}.",
            [
                "load": "\(partner.totals.load)", "capacity": "\(capacity)",
                "all": "\(partner.totals.load + count)",
            ])
    }

    func began(at now: Timestamp, in writer: Writer) throws {
        try PartnerUses.note(.imports, by: firm, at: now, in: writer)
    }

    private func contact(of draft: Draft) -> Lead.Contact {
        var contact = draft.lead.contact
        if contact.name.isEmpty { contact.name = "\(draft.firstName) \(draft.lastName)".trimmed }
        return contact
    }
}
