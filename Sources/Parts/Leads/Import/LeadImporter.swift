internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Programme
internal import Templates
internal import Web

/// Looks at the rows of a file, and then enters them: a few in each transaction, together with what is noted of them,
/// so that after a crash it goes on where it was and nothing is entered twice.
struct LeadImporter: Sendable {
    static let checkKind = "leads.import.check"
    static let runKind = "leads.import"
    static let topic = LiveTopic("leads:import") { $0.firm?.id.text }
    private static let batch = 20
    /// Open pages are told now and then only.
    private static let newsEvery = 200

    let site: Site

    var jobs: [PartJob] {
        [
            PartJob(Text("Import of leads"), JobKind(LeadImporter.runKind, run)),
            PartJob(Text("Rehearsal of an import of leads"), JobKind(LeadImporter.checkKind, check)),
        ]
    }

    // MARK: Looking

    @Sendable private func check(_ job: RunningJob) throws {
        let (found, table, currency) = try file(job)
        guard found.state == .checking else { return try job.finish { _ in } }
        try job.database.write { try LeadImportStore.clear(found.id, in: $0) }
        var seen: Set<LeadKey> = []
        for start in stride(from: 0, to: table.rows.count, by: Self.batch) {
            let rows = table.rows[start..<min(start + Self.batch, table.rows.count)]
            let verdicts = try job.database.read { reader in
                try rows.map { try look(at: $0, of: found, currency, &seen, reader) }
            }
            try job.database.write { writer in
                for (row, verdict) in zip(rows, verdicts) {
                    try LeadImportStore.note(
                        verdict.0, verdict.reason, of: row.number, called: verdict.title, found.id, in: writer)
                }
            }
            try job.progress(start + rows.count, of: table.rows.count)
            if start % Self.newsEvery == 0 { tell(found) }
        }
        try job.finish { try LeadImportStore.set(.checked, of: found.id, found.columns, in: $0) }
        tell(found)
    }

    private func look(
        at row: CSVTable.Row, of found: LeadImport, _ currency: Currency, _ seen: inout Set<LeadKey>, _ reader: Reader
    ) throws -> (LeadImport.Verdict, reason: String, title: String) {
        let draft: Lead.Draft
        do throws(LeadImportReason) {
            draft = try found.columns.draft(of: row, currency: currency).draft
        } catch {
            return (.bad, error.kept, "")
        }
        let title = draft.contact.title
        let person = LeadKey.keys(of: draft.contact, country: try LeadSettings.country(in: reader))
            .filter { $0.kind == .email || $0.kind == .phone }
        guard seen.isDisjoint(with: person) else {
            return (.twice, LeadImportReason.twice.kept, title)
        }
        seen.formUnion(person)
        switch try LeadOverlap.check(draft.contact, for: found.firm, in: reader) {
        case .yours(_, isSamePerson: true): return (.yours, LeadImportReason.yours.kept, title)
        case .free, .yours: return (.free, "", title)
        case .protected, .needsReview: return (.review, "", title)
        }
    }

    // MARK: Entering

    @Sendable private func run(_ job: RunningJob) throws {
        let (found, table, currency) = try file(job)
        guard found.state == .running else { return try job.finish { _ in } }
        let rows = Dictionary(table.rows.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        guard let user = try job.database.read({ try UserStore.account(found.user, in: $0) })?.user else {
            throw JobStop.failed("who sent the file is no longer here")
        }
        let total = try job.database.read { try LeadImportStore.waiting(of: found.id, limit: .max, in: $0) }.count
        var done = 0
        while true {
            let count = try job.database.write { writer -> Int in
                let waiting = try LeadImportStore.waiting(of: found.id, limit: Self.batch, in: writer)
                for line in waiting {
                    try enter(line, rows[line.number], of: found, currency, user, writer)
                }
                return waiting.count
            }
            guard count > 0 else { break }
            done += count
            try job.progress(min(done, total), of: total)
            if done % Self.newsEvery == 0 { tell(found) }
        }
        try job.finish {
            try LeadImportStore.set(.done, of: found.id, found.columns, at: site.now(), in: $0)
        }
        tell(found)
    }

    private func enter(
        _ line: LeadImport.Line, _ row: CSVTable.Row?, of found: LeadImport, _ currency: Currency, _ user: User,
        _ writer: Writer
    ) throws {
        let settle = { (verdict: LeadImport.Verdict, reason: String, lead: ID<Lead>?) in
            try LeadImportStore.settle(verdict, reason, lead: lead, of: line.number, found.id, in: writer)
        }
        guard let row, let (read, note) = try? found.columns.draft(of: row, currency: currency) else {
            return try settle(.bad, LeadImportReason.gone.kept, nil)
        }
        var draft = read
        // Somebody may have entered it since the rows were looked at.
        if case .yours(let lead, isSamePerson: true) = try LeadOverlap.check(draft.contact, for: found.firm, in: writer)
        {
            return try settle(.yours, LeadImportReason.yours.kept, lead)
        }
        // What a member brings is theirs: else they would not see it.
        if !user.has(.owner) { draft.owner = user.id }
        let author = LeadAuthor(Actor(user, address: ""), at: site.now())
        let lead = try LeadStore.create(draft, source: .imported, for: found.firm, by: author, in: writer)
        if !note.isEmpty {
            try LeadActivityStore.add(LeadActivity(.note, of: lead.id, by: author, note: note), in: writer)
        }
        try settle(.added, "", lead.id)
    }

    private func tell(_ found: LeadImport) {
        site.live.tell(LeadImporter.topic.name, found.firm.text)
    }

    private func file(_ job: RunningJob) throws -> (LeadImport, CSVTable, Currency) {
        try job.database.read { reader in
            guard let id = ID<LeadImport>(job.payload), let found = try LeadImportStore.one(id, in: reader) else {
                throw JobStop.failed("the file is gone")
            }
            let currency = try Settings.current(reader).currency
            return (found, try LeadImportStore.table(of: id, in: reader), currency)
        }
    }
}
