package import Templates
internal import Web

/// What can happen to tiers, rules and settings.
package enum ProgrammeEvent: String, PartEvent {
    case published = "programme.published"
    case draftDropped = "programme.draft_dropped"
    case settingsChanged = "settings.changed"
    case tierReached = "tier.reached"
    case tierLost = "tier.lost"
    case tierAtRisk = "tier.at_risk"
    case tierSafe = "tier.safe"
    case tierPlaced = "tier.placed"
    case tierPinned = "tier.pinned"
    case tierUnpinned = "tier.unpinned"

    /// After these a firm stands elsewhere on the ladder, or differently.
    package static let ofStandings = kinds(
        .tierReached, .tierLost, .tierAtRisk, .tierSafe, .tierPlaced, .tierPinned, .tierUnpinned)

    package var title: Text? {
        switch self {
        case .published: Text("New rules published", as: "action")
        case .draftDropped: Text("Draft of rules dropped", as: "action")
        case .settingsChanged: Text("Settings changed", as: "action")
        case .tierReached: Text("Tier reached", as: "action")
        case .tierLost: Text("Tier lost", as: "action")
        case .tierAtRisk: Text("Tier at risk", as: "action")
        case .tierSafe: Text("Tier safe again", as: "action")
        case .tierPlaced: Text("Put into a tier", as: "action")
        case .tierPinned: Text("Kept in the tier", as: "action")
        case .tierUnpinned: Text("No longer kept in the tier", as: "action")
        }
    }
}

extension AuditField {
    static let ofProgramme: [AuditField] = [
        AuditField("tier", Text("Tier"))
    ]
}
