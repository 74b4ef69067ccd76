internal import Base
internal import Database
internal import Jobs
internal import Programme
internal import Templates
internal import Web

/// Something that happened to a firm, in words.
struct HistoryRow: TemplateValue {
    let what: Text
    let why: String?
    let at: Timestamp
    let icon: String

    init?(_ event: Event, _ reader: Reader) throws {
        at = event.at
        var why: String?
        switch event.kind {
        case PartnerEvent.added.kind: (what, icon) = (Text("Added to the programme"), "plus")
        case PartnerEvent.changed.kind: (what, icon) = (Text("Details changed"), "pencil")
        case PartnerEvent.planned.kind: (what, icon) = (Text("Account plan saved", as: "moment"), "target")
        case PartnerEvent.invited.kind: (what, icon) = (Text("Person invited"), "mail")
        case PartnerEvent.moved.kind:
            let moved = try JSON.value(PartnerMoved.self, of: event.data)
            guard let state = PartnerState(rawValue: moved.to) else { return nil }
            why = moved.why
            (what, icon) = (state.moment, "move")
        case PartnerEvent.step.kind: (what, icon) = (Text("Onboarding step completed"), "check")
        case PartnerEvent.agreementSigned.kind: (what, icon) = (Text("Agreement signed"), "document")
        case PartnerEvent.badgeAwarded.kind: (what, icon) = (Text("Badge earned"), "trophy")
        case PartnerEvent.challengeWon.kind: (what, icon) = (Text("Challenge won"), "target")
        case let kind where ProgrammeEvent.ofStandings.contains(kind):
            let payload = try JSON.value(TierPayload.self, of: event.data)
            let tier = try ProgrammeRules.current(reader).rules.tier(payload.tier)?.name ?? payload.tier
            why = payload.why
            (what, icon) = (payload.moment(event.kind, tier), "tier")
        default: return nil
        }
        self.why = why?.isEmpty == true ? nil : why
    }
}

extension PartnerState {
    /// That it came to that.
    var moment: Text {
        switch self {
        case .applied: Text("Applied", as: "moment")
        case .invited: Text("Approved and invited", as: "moment")
        case .onboarding: Text("Onboarding started", as: "moment")
        case .active: Text("Became active", as: "moment")
        case .paused: Text("Paused", as: "moment")
        case .suspended: Text("Suspended", as: "moment")
        case .archived: Text("Archived", as: "moment")
        }
    }
}

extension TierPayload {
    fileprivate func moment(_ kind: EventKind, _ tier: String) -> Text {
        switch kind {
        case ProgrammeEvent.tierReached.kind: Text("Reached {tier}", ["tier": tier])
        case ProgrammeEvent.tierLost.kind: Text("Moved down to {tier}", ["tier": tier])
        case ProgrammeEvent.tierAtRisk.kind: Text("At risk of losing {tier}", ["tier": tier])
        case ProgrammeEvent.tierSafe.kind: Text("No longer at risk of losing {tier}", ["tier": tier])
        case ProgrammeEvent.tierPinned.kind: Text("Locked in {tier}", ["tier": tier])
        case ProgrammeEvent.tierUnpinned.kind: Text("No longer locked in {tier}", ["tier": tier])
        default: Text("Moved to {tier}", ["tier": tier])
        }
    }
}
