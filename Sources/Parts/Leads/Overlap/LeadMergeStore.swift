package import Base
package import Database
package import Web

/// Two leads of one person become one. Nothing is lost: what the one lacks comes from the other, what differs is kept in
/// the timeline, and both histories stand in one.
package enum LeadMergeStore {
    private static let alike: SQL = """
        SELECT DISTINCT k.lead_id FROM lead_keys k JOIN lead_keys o ON o.key = k.key
        WHERE o.lead_id = $1 AND o.key = $2 AND k.firm_id = $3 AND k.lead_id <> $1 LIMIT 20
        """
    private static let selectKeys: SQL = "SELECT keys FROM lead_details WHERE lead_id = $1"
    private static let moveActivities: SQL = "UPDATE lead_activities SET lead_id = $2 WHERE lead_id = $1"
    private static let moveTasks: SQL = "UPDATE lead_tasks SET lead_id = $2, changed_at = $3 WHERE lead_id = $1"
    private static let moveFiles: SQL = "UPDATE lead_files SET lead_id = $2 WHERE lead_id = $1"

    /// Leads of the same firm that have an address, a number, a domain or a name in common with this one.
    package static func doubles(of lead: Lead, seenBy visibleScope: LeadScope, in reader: Reader) throws -> [Lead] {
        let keys = try reader.value(selectKeys, [lead.id], as: String.self) ?? ""
        var found: Set<ID<Lead>> = []
        for key in keys.split(separator: " ") {
            found.formUnion(try reader.all(alike, [lead.id, String(key), lead.firm]) { try $0.next() })
        }
        return try found.sorted().compactMap { try LeadStore.lead($0, seenBy: visibleScope, in: reader) }
    }

    /// Whether the viewer may merge them: an admin, an owner of the firm, or the owner of both leads.
    package static func mayMerge(_ lead: Lead, _ other: Lead, as viewer: User) -> Bool {
        guard lead.firm == other.firm, lead.id != other.id else { return false }
        if viewer.has(.admin) { return true }
        guard viewer.firm?.id == lead.firm else { return false }
        return viewer.has(.owner) || lead.owner == viewer.id && other.owner == viewer.id
    }

    /// Takes `other` into `lead`, and archives it.
    @discardableResult
    package static func merge(
        _ otherID: ID<Lead>, into id: ID<Lead>, as viewer: User, seenBy visibleScope: LeadScope, by author: LeadAuthor,
        in writer: Writer
    ) throws -> Lead {
        let old = try LeadStore.current(id, version: nil, seenBy: visibleScope, in: writer)
        let other = try LeadStore.current(otherID, version: nil, seenBy: visibleScope, in: writer)
        guard mayMerge(old, other, as: viewer) else { throw LeadProblem.cannotMerge }
        guard old.archivedAt == nil, other.mergedInto == nil else { throw LeadProblem.archived }
        if case .won = other.outcome { throw LeadProblem.mergeKeepsWins }
        guard !other.isLocked else { throw LeadProblem.commissionApproved }

        var gone = other
        gone.archivedAt = author.at
        gone.mergedInto = id
        gone.version += 1
        gone.nextAction = nil
        try LeadStore.save(gone, replacing: other, by: author, in: writer)
        try writer.run(moveActivities, [otherID, id])
        try writer.run(moveTasks, [otherID, id, author.at])
        try writer.run(moveFiles, [otherID, id])

        var lead = old
        lead.fill(from: other)
        lead.version += 1
        lead.nextAction = try LeadTaskStore.next(of: id, in: writer)
        try LeadStore.save(lead, replacing: old, by: author, in: writer)
        let left = lead.changes(from: other).map { AuditEntry.Change($0.field, from: $0.from) }
        let facts = LeadActivity.Facts(changes: left.filter { $0.from != nil }, name: other.title, id: otherID.text)
        try LeadActivityStore.add(LeadActivity(.merge, of: id, by: author, facts: facts), in: writer)
        let change = AuditEntry.Change("merged", from: otherID.text, to: id.text)
        try LeadStore.tell(.merged, of: lead, by: author, changes: [change], in: writer)
        try LeadStore.tell(.archived, of: gone, by: author, in: writer)
        return lead
    }
}

extension Lead {
    /// Takes what it lacks.
    fileprivate mutating func fill(from other: Lead) {
        if contact.name.isEmpty { contact.name = other.contact.name }
        if contact.company.isEmpty { contact.company = other.contact.company }
        contact.email = contact.email ?? other.contact.email
        contact.phone = contact.phone ?? other.contact.phone
        contact.website = contact.website ?? other.contact.website
        contact.country = contact.country ?? other.contact.country
        contact.city = contact.city ?? other.contact.city
        contact.hasConsent = contact.hasConsent || other.contact.hasConsent
        value = value ?? other.value
        agreedRate = agreedRate ?? other.agreedRate
        probability = probability ?? other.probability
        tags = Lead.cleaned(tags: tags + other.tags)
        owner = owner ?? other.owner
        requirements.fill(from: other.requirements)
        attribution.link = attribution.link ?? other.attribution.link
        attribution.campaign = attribution.campaign ?? other.attribution.campaign
        attribution.first = [attribution.first, other.attribution.first].compactMap(\.self).min { $0.at < $1.at }
        attribution.last = attribution.last ?? other.attribution.last
        activeAt = max(activeAt, other.activeAt)
        answeredAt = [answeredAt, other.answeredAt].compactMap(\.self).min()
    }
}

extension Lead.Requirements {
    fileprivate mutating func fill(from other: Lead.Requirements) {
        type = type ?? other.type
        location = location ?? other.location
        size = size ?? other.size
        amenities = amenities ?? other.amenities
        if budgetFrom == nil, budgetTo == nil { (budgetFrom, budgetTo) = (other.budgetFrom, other.budgetTo) }
        financing = financing ?? other.financing
        timeline = timeline ?? other.timeline
    }
}
