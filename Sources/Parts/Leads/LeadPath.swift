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

    package static func show(_ id: ID<Lead>) -> String { id.number.text(behind: "/leads/" + Lead.idPrefix) }
    package static func merge(_ id: ID<Lead>) -> String { show(id) + "/merge" }

    static func importPath(_ id: ID<LeadImport>) -> String { "\(imports)/\(id)" }
    static func rule(_ id: ID<LeadRule>) -> String { "\(automation)/\(id)" }
    static func staff(_ id: ID<Lead>) -> String { "\(admin)/\(id)" }
    static func show(_ id: String) -> String { "/leads/\(id)" }
}
