package import Templates
internal import Web

/// What can happen to tiers and rules.
package enum ProgrammeEvent: String, PartEvent {
    case published = "programme.published"
    case draftDropped = "programme.draft_dropped"
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
        case .draftDropped: Text("Rules draft discarded", as: "action")
        case .tierReached: Text("Tier reached", as: "action")
        case .tierLost: Text("Tier lost", as: "action")
        case .tierAtRisk: Text("Tier at risk", as: "action")
        case .tierSafe: Text("Tier no longer at risk", as: "action")
        case .tierPlaced: Text("Tier changed manually", as: "action")
        case .tierPinned: Text("Tier locked", as: "action")
        case .tierUnpinned: Text("Tier unlocked", as: "action")
        }
    }
}

extension AuditField {
    static let ofProgramme: [AuditField] = [
        AuditField("tier", Text("Tier"))
    ]
}
