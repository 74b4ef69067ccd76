package import Base
package import Web

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
    /// The list of leads won on these days, or added from a day on.
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

    package static let show = Path<ID<Lead>>("/leads/:id")
    package static let merge = show + "/merge"

    static let rule = Path<ID<LeadRule>>("/leads/automation/:id")
    static let turnRule = rule + "/turn"
    static let feed = Path<String>("/leads/calendar/:token")
    static let staff = Path<ID<Lead>>("/admin/leads/:id")
    static let settings = "/admin/leads/settings"

    static let stageSettings = Path<String>("/admin/leads/settings/stages/:code")
    static let removeStage = stageSettings + "/remove"
    static let transfer = staff + "/transfer"
    static let review = staff + "/review"
    static let internals = staff + "/internals"
    static let rate = staff + "/rate"
}
