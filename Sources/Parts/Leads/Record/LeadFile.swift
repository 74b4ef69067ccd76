internal import Base
internal import Database

/// A file that belongs to a lead.
struct LeadFile: Identified, Sendable {
    static let idPrefix = "file"

    let id: ID<LeadFile>
    let lead: ID<Lead>
    /// As the person called it; it is no path.
    let name: String
    let hash: FileHash
    let size: Int64
    let addedAt: Timestamp
    let author: String

    static let limit = 10 << 20
}
