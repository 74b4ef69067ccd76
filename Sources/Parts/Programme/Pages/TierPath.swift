internal import Web

/// The addresses of the part's pages.
package enum TierPath {
    package static let progression = "/tier-progression"
    package static let admin = "/admin/tiers"

    static let draft = "/admin/tiers/draft"
    static let rehearsal = "/admin/tiers/rehearsal"
    static let publish = "/admin/tiers/publish"
    static let drop = "/admin/tiers/draft/drop"
    static let pins = "/admin/tiers/pins"

    static func draft(_ section: DraftSection) -> String {
        section == .ladder ? draft : "\(draft)/\(section.rawValue)"
    }

    static let version = Path<String>("/admin/tiers/versions/:number")
}

/// The section of the rules on one page of the draft.
enum DraftSection: String, CaseIterable, Sendable {
    case ladder, requirements, benefits, gates, types
}
