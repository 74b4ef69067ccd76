internal import Base
package import Database
internal import Templates
internal import Web

/// The words of leads: names, addresses, numbers, places, tags. Nothing that is internal is in it.
package enum LeadSearch {
    private static let index = SearchIndex("leads", order: .newest)

    /// Makes the index where it is not there; once, before the first lead is written.
    package static func prepare(_ writer: Writer) throws {
        _ = try index.prepare(writer)
    }

    /// Rebuilds the index after a bulk import.
    package static func rebuild(_ writer: Writer) throws {
        try index.rebuild(writer)
    }

    /// The leads within sight that have every word, or one that begins with it.
    package static func find(
        _ text: String, seenBy visibleScope: LeadScope, limit: Int = 50, in reader: Reader
    ) throws -> [SearchHit] {
        try index.find(text, in: visibleScope.scope(in: reader), limit: limit, reader)
    }

    /// New leads, which are found after `rebuild`.
    static func gather(_ entries: [SearchEntry], in writer: Writer) throws {
        try index.gather(entries, writer)
    }

    static func entry(of lead: Lead) -> SearchEntry { index.entry(of: document(of: lead)) }

    static func replace(_ old: Lead?, with lead: Lead, in writer: Writer) throws {
        if let old, isFoundAlike(old, lead) { return }
        guard lead.archivedAt == nil else { return try index.remove(lead.id.text, writer) }
        try index.put(document(of: lead), writer)
    }

    /// Finds leads in the top bar.
    static let source = SearchSource(Text("Leads"), icon: "leads") { words, viewer, limit, reader in
        guard let visibleScope = LeadScope(viewer) else { return nil }
        let records = try find(words, seenBy: visibleScope, limit: limit, in: reader).map { hit in
            FoundRecords.Record(
                hit.title.plain, note: hit.excerpt.plain,
                path: (visibleScope.seesInternals ? LeadPath.admin : LeadPath.board) + "/" + hit.key)
        }
        return visibleScope.seesInternals
            ? FoundRecords(records, list: LeadPath.admin, filter: "search", words: words)
            : FoundRecords(records, list: LeadPath.list, filter: "q", words: words)
    }

    private static func isFoundAlike(_ old: Lead, _ lead: Lead) -> Bool {
        old.contact == lead.contact && old.tags == lead.tags
            && LeadScope.scopes(of: old) == LeadScope.scopes(of: lead)
            && (old.archivedAt == nil) == (lead.archivedAt == nil)
    }

    private static func document(of lead: Lead) -> SearchDocument {
        SearchDocument(
            key: lead.id.text, scopes: LeadScope.scopes(of: lead), title: lead.title,
            body: ([lead.words] + lead.tags).joined(separator: " "))
    }
}
