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

    /// Leads that are open.
    package static let open = "/leads/list?open=1"
    /// What was won on these days, and what was entered from a day on.
    package static func won(from first: CivilDate, to last: CivilDate) -> String {
        "\(list)?won_from=\(first)&won_to=\(last)"
    }
    package static func entered(from day: CivilDate) -> String { "\(list)?from=\(day)" }
    package static func wonByAll(from first: CivilDate, to last: CivilDate) -> String {
        "\(admin)?won_from=\(first)&won_to=\(last)"
    }
    package static func enteredByAll(from first: CivilDate, to last: CivilDate) -> String {
        "\(admin)?from=\(first)&to=\(last)"
    }

    package static func show(_ id: ID<Lead>) -> String { id.number.text(behind: "/leads/" + Lead.idPrefix) }
    package static func merge(_ id: ID<Lead>) -> String { show(id) + "/merge" }

    static func importPath(_ id: ID<LeadImport>) -> String { "\(imports)/\(id)" }
    static func rule(_ id: ID<LeadRule>) -> String { "\(automation)/\(id)" }
    static func staff(_ id: ID<Lead>) -> String { "\(admin)/\(id)" }
    static let settings = "/admin/leads/settings"

    static func stageSettings(_ code: String) -> String { "\(settings)/stages/\(code)" }
    static func transfer(_ id: ID<Lead>) -> String { staff(id) + "/transfer" }
    static func rate(_ id: ID<Lead>) -> String { staff(id) + "/rate" }
    static func show(_ id: String) -> String { "/leads/\(id)" }
}
