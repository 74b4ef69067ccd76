package import Base
package import Database
internal import Identity
internal import Jobs
internal import Programme
internal import Settings
package import Web

extension LeadStore {
    /// Adds a lead. A possible overlap waits for review.
    @discardableResult
    package static func create(
        _ draft: Lead.Draft, source: Lead.Source, attribution: Lead.Attribution = Lead.Attribution(),
        for firm: ID<Firm>, by author: LeadAuthor, in writer: Writer
    ) throws -> Lead {
        guard draft.contact.isEnough else { throw LeadProblem.notEnough }
        try check(owner: draft.owner, of: firm, in: writer)
        let stage = try stages(in: writer).first
        var lead = Lead(firm: firm, contact: draft.contact, source: source, stage: stage, at: author.at)
        lead.take(draft)
        lead.attribution = attribution
        let overlap = try LeadOverlap.search(lead.contact, for: firm, except: nil, in: writer)
        if author.actor.user?.isStaff != true { lead.review = overlap.verdict.review }
        try save(lead, replacing: nil, by: author, in: writer)
        if let holder = overlap.holder { try note(hint: holder.text, on: lead.id, in: writer) }
        try LeadActivityStore.add(LeadActivity(.created, of: lead.id, by: author), in: writer)
        try tell(.created, of: lead, by: author, in: writer)
        return lead
    }

    /// Another contact, value, owner … of a lead as the person has seen it.
    @discardableResult
    package static func update(
        _ id: ID<Lead>, version: Int, to draft: Lead.Draft, seenBy visibleScope: LeadScope, by author: LeadAuthor,
        in writer: Writer
    ) throws -> Lead {
        let old = try current(id, version: version, seenBy: visibleScope, in: writer)
        guard old.archivedAt == nil else { throw LeadProblem.archived }
        guard draft.contact.isEnough else { throw LeadProblem.notEnough }
        if draft.owner != old.owner { try check(owner: draft.owner, of: old.firm, in: writer) }
        var lead = old
        lead.take(draft)
        let changes = lead.changes(from: old)
        guard !changes.isEmpty else { return old }
        lead.version += 1
        try save(lead, replacing: old, by: author, in: writer)
        let facts = LeadActivity.Facts(changes: changes)
        try LeadActivityStore.add(LeadActivity(.change, of: id, by: author, facts: facts), in: writer)
        let kind = changes.map(\.field) == ["owner"] ? LeadEvent.assigned : .changed
        try tell(kind, of: lead, by: author, changes: changes, in: writer)
        return lead
    }

    /// Another stage. Without a version whatever is there is moved, as when many are moved at once.
    @discardableResult
    package static func move(
        _ id: ID<Lead>, version: Int?, _ move: LeadMove, seenBy visibleScope: LeadScope, by author: LeadAuthor,
        in writer: Writer
    ) throws -> Lead {
        let old = try current(id, version: version, seenBy: visibleScope, in: writer)
        var (lead, event) = try old.move(
            move, by: author.isOf(old.firm) ? author.id : nil, at: author.at, today: author.today)
        lead.version += 1
        lead.wonBase = nil
        if case .won(let value, let day) = lead.outcome {
            lead.wonBase = try Settings.current(writer).converted(value, on: day)?.money.minor
        }
        try save(lead, replacing: old, by: author, in: writer)
        let facts = LeadActivity.Facts(
            from: event.from.code, to: event.to.code, since: old.stageSince.milliseconds)
        try LeadActivityStore.add(
            LeadActivity(.move, of: id, by: author, note: event.note, facts: facts), in: writer)
        try tell(.moved, of: lead, by: author, from: event.from, note: event.note, in: writer)
        return lead
    }

    /// Takes back a move of a moment ago: the lead is where it was, and has been since it was there before.
    @discardableResult
    package static func undoMove(
        of id: ID<Lead>, version: Int, seenBy visibleScope: LeadScope, by author: LeadAuthor, in writer: Writer
    ) throws -> Lead {
        let old = try current(id, version: version, seenBy: visibleScope, in: writer)
        let stages = try stages(in: writer)
        guard let last = try LeadActivityStore.last(of: id, in: writer), last.kind == .move, last.user == author.id,
            author.at - last.at < .seconds(60), let since = last.facts.since,
            let stage = last.facts.from.flatMap({ stages[$0] }), stage.kind == .open, !old.isLocked
        else { throw LeadProblem.cannotUndo }
        var lead = old
        lead.stage = stage
        lead.stageSince = Timestamp(milliseconds: since)
        lead.outcome = nil
        lead.wonBase = nil
        lead.version += 1
        try save(lead, replacing: old, by: author, in: writer)
        let facts = LeadActivity.Facts(from: old.stage.code, to: stage.code, verb: "undone")
        try LeadActivityStore.add(LeadActivity(.move, of: id, by: author, facts: facts), in: writer)
        try tell(.moved, of: lead, by: author, from: old.stage, in: writer)
        return lead
    }

    /// Assigns the lead to a colleague, or to no one.
    @discardableResult
    package static func assign(
        _ id: ID<Lead>, version: Int? = nil, to owner: ID<User>?, seenBy visibleScope: LeadScope, by author: LeadAuthor,
        in writer: Writer
    ) throws -> Lead {
        let lead = try current(id, version: version, seenBy: visibleScope, in: writer)
        var draft = lead.draft
        draft.owner = owner
        return try update(id, version: lead.version, to: draft, seenBy: visibleScope, by: author, in: writer)
    }

    /// Takes it off the board, or brings it back. Nothing is deleted.
    @discardableResult
    package static func archive(
        _ id: ID<Lead>, version: Int? = nil, isArchived: Bool = true, seenBy visibleScope: LeadScope,
        by author: LeadAuthor,
        in writer: Writer
    ) throws -> Lead {
        let old = try current(id, version: version, seenBy: visibleScope, in: writer)
        guard (old.archivedAt != nil) != isArchived, old.mergedInto == nil else { return old }
        var lead = old
        lead.archivedAt = isArchived ? author.at : nil
        lead.version += 1
        try save(lead, replacing: old, by: author, in: writer)
        let facts = LeadActivity.Facts(verb: isArchived ? "archived" : "restored")
        try LeadActivityStore.add(LeadActivity(.change, of: id, by: author, facts: facts), in: writer)
        try tell(isArchived ? .archived : .restored, of: lead, by: author, in: writer)
        return lead
    }

    /// Something was done about it: a call, a mail, a note, a meeting.
    @discardableResult
    package static func log(
        _ kind: LeadActivity.Kind, _ outcome: LeadActivity.Outcome? = nil, note: String, on id: ID<Lead>,
        seenBy visibleScope: LeadScope, by author: LeadAuthor, in writer: Writer
    ) throws -> LeadActivity {
        let lead = try current(id, version: nil, seenBy: visibleScope, in: writer)
        let activity = LeadActivity(kind, of: id, by: author, outcome: outcome, note: note)
        try LeadActivityStore.add(activity, in: writer)
        try touch(lead, by: author, in: writer)
        return activity
    }

    /// Records an activity without changing the version, so that open forms stay valid.
    static func touch(_ old: Lead, nextAction: Lead.NextAction?? = nil, by author: LeadAuthor, in writer: Writer) throws
    {
        var lead = old
        // Automatic changes do not count as activity.
        if author.id != nil { lead.activeAt = author.at }
        if lead.answeredAt == nil, author.isOf(lead.firm) { lead.answeredAt = author.at }
        if let nextAction { lead.nextAction = nextAction }
        try save(lead, replacing: old, by: author, in: writer)
        try writer.record(
            LeadEvent.worked, of: lead.id, by: author.id, data: try JSON.text(lead.payload()), at: author.at)
    }

    /// The commission for it was approved: it stays closed.
    package static func lock(_ id: ID<Lead>, by author: LeadAuthor, in writer: Writer) throws {
        let old = try current(id, version: nil, seenBy: .everything, in: writer)
        var lead = old
        lead.isLocked = true
        try save(lead, replacing: old, by: author, in: writer)
    }

    static func check(owner: ID<User>?, of firm: ID<Firm>, in reader: Reader) throws {
        guard let owner else { return }
        guard try UserStore.account(owner, in: reader)?.user.firm?.id == firm else { throw LeadProblem.notTheirs }
    }

    /// Records the event and the audit entry.
    static func tell(
        _ event: LeadEvent, of lead: Lead, by author: LeadAuthor, from: Lead.Stage? = nil, note: String? = nil,
        changes: [AuditEntry.Change] = [], in writer: Writer
    ) throws {
        var payload = lead.payload()
        payload.from = from?.code
        payload.to = from == nil ? nil : lead.stage.code
        payload.note = note
        let moved = from.map { [AuditEntry.Change("stage", from: $0.name, to: lead.stage.name)] } ?? []
        try writer.tell(
            event, of: lead.id, called: lead.title, firm: lead.firm, by: author.actor, changes: moved + changes,
            data: JSON.text(payload), at: author.at)
    }
}

extension Lead {
    func payload() -> LeadPayload {
        LeadPayload(firm: firm.text, version: version, stage: stage.code, source: source.rawValue)
    }
}
