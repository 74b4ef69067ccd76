package import Base
package import Web

/// A file of firms that somebody has brought.
package struct PartnerImport: Identified, Sendable {
    package static let idPrefix = "import"
    package static let rowLimit = 10_000

    package let id: ID<PartnerImport>
    package let user: ID<User>
    package let fileName: String
    package let content: String
    package let startedAt: Timestamp?
    package let finishedAt: Timestamp?
    package let rowsDone: Int
    package let rowsAdded: Int

    /// The columns that are read, in the order of the template.
    package static let columns = [
        "name", "legal_name", "type", "region", "country", "email", "phone", "website", "address", "registration",
        "tags",
        "rate", "capacity", "state",
    ]
}
