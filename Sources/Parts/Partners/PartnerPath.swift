package import Base
internal import Templates
package import Web

/// Where the pages of firms are: the only place with their paths.
package enum PartnerPath {
    package static let partnership = "/partnership"
    package static let apply = "/apply"
    package static let applied = "/apply/sent"
    /// The applicant's own page; the token is what proves that it is theirs.
    package static func applicant(_ token: String) -> String { "/apply/mine/\(token)" }
    static func answer(_ token: String) -> String { "/apply/mine/\(token)/answer" }

    /// Where anybody can write to a firm.
    package static func contact(_ slug: String) -> String { "/r/\(slug)/contact" }
    static let slug = "/account/firm/address"

    package static let onboarding = "/partner/onboarding"
    package static func step(_ code: String) -> String { "/partner/onboarding/\(code)" }
    static func signed(_ hash: String) -> String { "/partner/agreements/\(hash)" }
    static func signed(_ hash: String, by id: ID<Firm>) -> String { show(id, "agreements/\(hash)") }
    package static let achievements = "/partner/achievements"
    package static let profile = "/account/firm"
    static let ownLogo = "/account/firm/logo"
    static let noLogo = "/account/firm/logo/remove"

    package static let list = "/admin/partners"
    package static let new = "/admin/partners/new"
    package static let bulk = "/admin/partners/bulk"
    package static let imports = "/admin/partners/import"
    package static let importTemplate = "/admin/partners/import/template.csv"
    static func importing(_ id: ID<PartnerImport>) -> String { "\(imports)/\(id)" }
    package static func show(_ id: ID<Firm>, _ tab: String = "") -> String {
        "\(list)/\(id)" + (tab.isEmpty ? "" : "/\(tab)")
    }
    static func pin(_ id: ID<Firm>) -> String { show(id, "tier/pin") }
    static func unpin(_ id: ID<Firm>) -> String { show(id, "tier/unpin") }
    /// What the firm's leads are listed at, by the part that follows.
    static func leads(_ id: ID<Firm>) -> String { "/admin/leads?firm=\(id)" }
    package static func move(_ id: ID<Firm>, _ state: PartnerState) -> String {
        "\(list)/\(id)/state/\(state.rawValue)"
    }
    /// What shows a firm's picture to those who may see it; nil where it has none.
    static func logo(_ partner: Partner) -> String? { partner.logo.map { "/partners/\(partner.id)/logo/\($0)" } }

    package static let applications = "/admin/applications"
    package static func application(_ id: ID<Application>, _ act: String = "") -> String {
        "\(applications)/\(id)" + (act.isEmpty ? "" : "/\(act)")
    }

    package static let badges = "/admin/badges"
    package static func badge(_ id: ID<Badge>) -> String { "\(badges)/\(id)" }
    package static let challenges = "/admin/challenges"
    package static func challenge(_ id: ID<Challenge>) -> String { "\(challenges)/\(id)" }
    package static let showcase = "/admin/partnership"
    static func showcase(_ language: Language) -> String { "\(showcase)?language=\(language.rawValue)" }
    static func removeBlock(_ id: String) -> String { "\(showcase)/\(id)/remove" }
    package static let agreement = "/admin/agreement"
}
