internal import Base
internal import Database
internal import Jobs
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
        case "tier.placed", "tier.reached", "tier.lost": (what, icon) = (Text("The tier changed"), "tier")
        default: return nil
        }
        self.why = why
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
