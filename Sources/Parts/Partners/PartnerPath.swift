package import Base
package import Web

/// Where the pages of firms are: the only place with their paths.
package enum PartnerPath {
    package static let partnership = "/partnership"
    package static let apply = "/apply"
    package static let applied = "/apply/sent"
    package static func confirm(_ token: String) -> String { "/apply/confirm/\(token)" }
    package static func answer(_ token: String) -> String { "/apply/answer/\(token)" }

    package static let onboarding = "/partner/onboarding"
    package static func step(_ code: String) -> String { "/partner/onboarding/\(code)" }
    package static let profile = "/account/firm"

    package static let list = "/admin/partners"
    package static let new = "/admin/partners/new"
    package static let bulk = "/admin/partners/bulk"
    package static let imports = "/admin/partners/import"
    package static let importTemplate = "/admin/partners/import/template.csv"
    package static func importing(_ id: ID<PartnerImport>) -> String { "\(imports)/\(id)" }
    package static func show(_ id: ID<Firm>, _ tab: String = "") -> String {
        "\(list)/\(id)" + (tab.isEmpty ? "" : "/\(tab)")
    }
    package static func move(_ id: ID<Firm>, _ state: PartnerState) -> String {
        "\(list)/\(id)/state/\(state.rawValue)"
    }
    package static func logo(_ id: ID<Firm>, _ hash: String) -> String { "/partners/\(id)/logo/\(hash)" }

    package static let applications = "/admin/applications"
    package static func application(_ id: ID<Application>) -> String { "\(applications)/\(id)" }

    package static let badges = "/admin/badges"
    package static func badge(_ id: ID<Badge>) -> String { "\(badges)/\(id)" }
    package static let challenges = "/admin/challenges"
    package static func challenge(_ id: ID<Challenge>) -> String { "\(challenges)/\(id)" }
    package static let showcase = "/admin/partnership"
    package static let agreement = "/admin/agreement"
}
