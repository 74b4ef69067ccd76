package import Base

/// The addresses of the part.
package enum LeadPath {
    package static let board = "/leads"
    package static let list = "/leads/list"
    package static let new = "/leads/new"
    package static let imports = "/leads/import"
    package static let automation = "/leads/automation"
    package static let calendar = "/leads/calendar"
    package static let admin = "/admin/leads"

    package static func show(_ id: ID<Lead>) -> String { show(id.text) }
    package static func merge(_ id: ID<Lead>) -> String { show(id) + "/merge" }

    static func show(_ id: String) -> String { "/leads/\(id)" }
}
