package import Base
internal import Templates
package import Web

/// The paths of firm pages, in one place.
package enum PartnerPath {
    package static let partnership = "/partnership"
    package static let apply = "/apply"
    package static let applied = "/apply/sent"
    /// The applicant's own page; the token is what proves that it is theirs.
    package static let applicant = Path<String>("/apply/mine/:token")
    static let answer = applicant + "/answer"

    /// The contact form of a firm.
    package static let contact = Path<String>("/r/:slug/contact")
    static let slug = "/account/firm/address"

    package static let onboarding = "/partner/onboarding"
    package static func step(_ code: String) -> String { "/partner/onboarding/\(code)" }
    static let signed = Path<String>("/partner/agreements/:hash")
    static let signedBy = Path2<ID<Firm>, String>("/admin/partners/:firm/agreements/:hash")
    package static let achievements = "/partner/achievements"
    package static let profile = "/account/firm"
    static let ownLogo = "/account/firm/logo"
    static let noLogo = "/account/firm/logo/remove"

    package static let list = "/admin/partners"
    package static let new = "/admin/partners/new"
    package static let bulk = "/admin/partners/bulk"
    package static let imports = "/admin/partners/import"
    package static let show = Path<ID<Firm>>("/admin/partners/:firm")
    static let edit = show + "/edit"
    static let team = show + "/team"
    static let steps = show + "/onboarding"
    static let notes = show + "/notes"
    static let agreements = show + "/agreements"
    static let badgesOf = show + "/badges"
    static let tier = show + "/tier"
    static let pin = tier + "/pin"
    static let unpin = tier + "/unpin"
    /// The list of a firm's leads, served by the leads part.
    static func leads(_ id: ID<Firm>) -> String { "/admin/leads?firm=\(id)" }
    package static let move = Path2<ID<Firm>, String>("/admin/partners/:firm/state/:state")
    static let newLogo = show + "/logo"
    static let removeLogo = show + "/logo/remove"
    /// Shows a firm's picture to those who may see it.
    static let logo = Path2<ID<Firm>, String>("/partners/:firm/logo/:hash")

    package static let applications = "/admin/applications"
    package static let application = Path<ID<Application>>("/admin/applications/:application")
    static let approve = application + "/approve"
    static let ask = application + "/ask"
    static let reject = application + "/reject"

    package static let badges = "/admin/badges"
    package static let badge = Path<ID<Badge>>("/admin/badges/:badge")
    package static let challenges = "/admin/challenges"
    package static let challenge = Path<ID<Challenge>>("/admin/challenges/:challenge")
    package static let showcase = "/admin/partnership"
    static func showcase(_ language: Language) -> String { "\(showcase)?language=\(language.rawValue)" }
    static let removeBlock = Path<ID<ShowcaseBlock>>("/admin/partnership/:block/remove")
    package static let agreement = "/admin/agreement"
}

extension Partner {
    /// What shows its picture; nil where it has none.
    var logoPath: String? { logo.map { PartnerPath.logo(id, $0) } }
}
