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
        switch event.kind.rawValue {
        case "partner.added": (what, icon) = (Text("Taken up"), "plus")
        case "partner.changed": (what, icon) = (Text("Details changed"), "pencil")
        case "partner.planned": (what, icon) = (Text("Account plan saved", as: "moment"), "target")
        case "partner.invited": (what, icon) = (Text("Somebody was invited"), "mail")
        case "partner.moved":
            let moved = try JSON.value(PartnerMoved.self, of: event.data)
            guard let state = PartnerState(rawValue: moved.to) else { return nil }
            why = moved.why
            (what, icon) = (state.moment, "move")
        case "partner.step": (what, icon) = (Text("A step of the onboarding is done"), "check")
        case "agreement.signed": (what, icon) = (Text("Agreement signed"), "document")
        case "badge.awarded": (what, icon) = (Text("A badge was earned"), "trophy")
        case "challenge.won": (what, icon) = (Text("A challenge was won"), "target")
        case "tier.placed", "tier.reached", "tier.lost", "tier.at_risk", "tier.safe", "tier.pinned", "tier.unpinned":
            let news = try JSON.value(TierNews.self, of: event.data)
            let tier = try ProgrammeRules.current(reader).rules.tier(news.tier)?.name ?? news.tier
            why = news.why
            (what, icon) = (news.moment(event.kind, tier), "tier")
        default: return nil
        }
        self.why = why?.isEmpty == true ? nil : why
    }

    static let shape = Shape<HistoryRow> {
        $0.show("what", \.what)
        $0.show("why", \.why)
        $0.show("at", \.at)
        $0.show("icon", \.icon)
    }
}

extension PartnerState {
    /// That it came to that.
    var moment: Text {
        switch self {
        case .applied: Text("Applied", as: "moment")
        case .invited: Text("Approved and invited", as: "moment")
        case .onboarding: Text("Onboarding began", as: "moment")
        case .active: Text("Became active", as: "moment")
        case .paused: Text("Paused", as: "moment")
        case .suspended: Text("Suspended", as: "moment")
        case .archived: Text("Archived", as: "moment")
        }
    }
}

extension TierNews {
    fileprivate func moment(_ kind: EventKind, _ tier: String) -> Text {
        switch kind.rawValue {
        case "tier.reached": Text("Reached {tier}", ["tier": tier])
        case "tier.lost": Text("Went down to {tier}", ["tier": tier])
        case "tier.at_risk": Text("At risk of losing {tier}", ["tier": tier])
        case "tier.safe": Text("No longer at risk of losing {tier}", ["tier": tier])
        case "tier.pinned": Text("Kept in {tier}", ["tier": tier])
        case "tier.unpinned": Text("No longer kept in {tier}", ["tier": tier])
        default: Text("Put into {tier}", ["tier": tier])
        }
    }
}
