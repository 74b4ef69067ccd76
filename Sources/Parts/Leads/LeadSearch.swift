internal import Base
package import Database

/// The words of leads: names, addresses, numbers, places, tags. Nothing that is internal is in it.
package enum LeadSearch {
    private static let index = SearchIndex("leads", order: .newest)

    /// Makes the index where it is not there; once, before the first lead is written.
    package static func prepare(_ writer: Writer) throws {
        _ = try index.prepare(writer)
    }

    /// For leads by the thousand: it is put in order at the end.
    package static func fill<Result>(_ writer: Writer, _ body: () throws -> Result) throws -> Result {
        try index.fill(writer, body)
    }

    /// The leads within sight that have every word, or one that begins with it.
    package static func find(
        _ text: String, seenBy sight: LeadSight, limit: Int = 50, in reader: Reader
    ) throws -> [SearchHit] {
        try index.find(text, in: sight.scope, limit: limit, reader)
    }

    static func replace(_ old: Lead?, with lead: Lead, in writer: Writer) throws {
        let document = document(of: lead)
        if let old, self.document(of: old) == document { return }
        guard lead.archivedAt == nil else { return try index.remove(lead.id.text, writer) }
        let (scopes, title, body) = (document.scopes, document.title, document.body)
        try index.put(SearchDocument(key: lead.id.text, scopes: scopes, title: title, body: body), writer)
    }

    private struct Document: Equatable {
        let scopes: [String]
        let title: String
        let body: String
        let isArchived: Bool
    }

    private static func document(of lead: Lead) -> Document {
        Document(
            scopes: LeadSight.scopes(of: lead), title: lead.title,
            body: ([lead.words] + lead.tags).joined(separator: " "),
            isArchived: lead.archivedAt != nil)
    }
}
