internal import Database
package import Templates

/// The status of a firm in the programme.
package enum PartnerState: String, CaseIterable, Sendable, DatabaseValue {
    case applied, invited, onboarding, active, paused, suspended, archived

    package var title: Text {
        switch self {
        case .applied: Text("Applied", as: "partner")
        case .invited: Text("Invited", as: "partner")
        case .onboarding: Text("Onboarding", as: "partner")
        case .active: Text("Active", as: "partner")
        case .paused: Text("Paused", as: "partner")
        case .suspended: Text("Suspended", as: "partner")
        case .archived: Text("Archived", as: "partner")
        }
    }

    /// The colour of its badge.
    package var tone: String {
        switch self {
        case .active: "success"
        case .applied, .invited, .onboarding: "info"
        case .paused: "warning"
        case .suspended: "danger"
        case .archived: ""
        }
    }

    /// Whether the firm's people get in.
    package var canSignIn: Bool { [.invited, .onboarding, .active, .paused].contains(self) }
    /// Whether new leads may be entered or shared with it.
    package var takesLeads: Bool { self == .onboarding || self == .active }
    /// Whether a click on one of its links may end in a commission; it leads on in any case.
    package var linksEarn: Bool { [.onboarding, .active, .paused].contains(self) }
    /// Whether what it has earned may be paid out.
    package var isPaid: Bool { [.onboarding, .active, .paused].contains(self) }
}

/// One step from state to state: who may take it, and whether they have to say why.
package struct PartnerMove: Sendable {
    package enum Mover: Sendable {
        case admin
        /// The firm itself, by what its people do.
        case firm
    }

    package let from: PartnerState
    package let to: PartnerState
    package let movers: [Mover]
    package let needsReason: Bool

    private init(_ from: PartnerState, _ to: PartnerState, _ movers: Mover..., reason: Bool = false) {
        self.from = from
        self.to = to
        self.movers = movers
        needsReason = reason
    }

    package static let all: [PartnerMove] = [
        PartnerMove(.applied, .invited, .admin),
        PartnerMove(.applied, .archived, .admin, reason: true),
        PartnerMove(.invited, .onboarding, .firm),
        PartnerMove(.invited, .suspended, .admin, reason: true),
        PartnerMove(.invited, .archived, .admin, reason: true),
        PartnerMove(.onboarding, .active, .firm, .admin),
        PartnerMove(.onboarding, .suspended, .admin, reason: true),
        PartnerMove(.onboarding, .archived, .admin, reason: true),
        PartnerMove(.active, .paused, .admin, reason: true),
        PartnerMove(.active, .suspended, .admin, reason: true),
        PartnerMove(.paused, .active, .admin),
        PartnerMove(.paused, .suspended, .admin, reason: true),
        PartnerMove(.paused, .archived, .admin, reason: true),
        PartnerMove(.suspended, .active, .admin, reason: true),
        PartnerMove(.suspended, .archived, .admin, reason: true),
        // A firm archived by mistake comes back suspended and is reinstated in a second step.
        PartnerMove(.archived, .suspended, .admin, reason: true),
    ]

    /// Returns the possible changes of this status, in table order.
    package static func possible(from state: PartnerState, for mover: Mover) -> [PartnerMove] {
        all.filter { $0.from == state && $0.movers.contains(mover) }
    }

    package static func find(
        from: PartnerState, to: PartnerState, by mover: Mover, why: String?
    ) throws(PartnerProblem) -> PartnerMove {
        guard let move = possible(from: from, for: mover).first(where: { $0.to == to }) else {
            throw .cannotMove(from: from, to: to)
        }
        guard !move.needsReason || why?.isEmpty == false else { throw .reasonMissing }
        return move
    }

    /// The consequences for the firm, shown for confirmation.
    package var consequences: [Text] {
        var texts: [Text] = []
        if from.canSignIn, !to.canSignIn {
            texts.append(
                Text("Everyone in the firm is signed out immediately and cannot sign in. API keys stop working."))
        }
        if from.linksEarn, !to.linksEarn {
            texts.append(Text("Its referral links keep working but no longer earn commission."))
        }
        if from.isPaid, !to.isPaid {
            texts.append(Text("Unpaid commissions are put on hold."))
        }
        if from.takesLeads, !to.takesLeads {
            texts.append(Text("It cannot add new leads or be assigned any."))
        }
        if to == .paused {
            texts.append(Text("Its team can still sign in and finish existing leads."))
        }
        if !from.canSignIn, to.canSignIn {
            texts.append(Text("Its team can sign in again, its links earn again, and commissions on hold continue."))
        }
        if to == .archived {
            texts.append(Text("The firm disappears from lists. Its history is kept."))
        }
        return texts
    }
}
