internal import Base
internal import Web

/// A file of firms that somebody has brought.
package struct PartnerImport: Identified, Sendable {
    package static let idPrefix = "import"
    static let rowLimit = 10_000
    static let sizeLimit = 8 << 20

    /// The columns that are read, in the order of the template.
    static let columns = [
        "name", "legal_name", "type", "region", "country", "email", "phone", "website", "address", "registration",
        "tags",
        "rate", "capacity", "state",
    ]

    let id: ID<PartnerImport>
    let user: ID<User>
    let fileName: String
    let content: String
    let sentAt: Timestamp
    let startedAt: Timestamp?
    let finishedAt: Timestamp?
    let rowsDone: Int
    let rowsAdded: Int

    func table() throws -> CSVTable { try CSVTable(Bytes(content.utf8), limit: Self.rowLimit) }
}
