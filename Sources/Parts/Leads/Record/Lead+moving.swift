package import Base
package import Web

/// A requested move of a lead.
package struct LeadMove: Sendable {
    package let stage: Lead.Stage
    /// For a lead that is won.
    package var value: Money?
    /// The day it was won or lost.
    package var day: CivilDate?
    /// For one that is lost.
    package var lostReason: Lead.LostReason?
    /// Why a closed lead is reopened, or another note.
    package var note = ""

    package init(
        to stage: Lead.Stage, value: Money? = nil, day: CivilDate? = nil, lostReason: Lead.LostReason? = nil,
        note: String = ""
    ) {
        self.stage = stage
        self.value = value
        self.day = day
        self.lostReason = lostReason
        self.note = note
    }
}

/// That a lead was moved.
package struct LeadMoved: Sendable {
    package let from: Lead.Stage
    package let to: Lead.Stage
    package let at: Timestamp
    package let by: ID<User>?
    package let note: String
}

extension Lead {
    /// The lead in another stage, and what to remember of it.
    package func move(
        _ move: LeadMove, by user: ID<User>?, at moment: Timestamp, today: CivilDate
    ) throws(LeadProblem) -> (lead: Lead, event: LeadMoved) {
        guard archivedAt == nil else { throw .archived }
        guard move.stage != stage else { throw .alreadyThere }
        let outcome = try outcome(of: move, today)
        if stage.kind != .open {
            guard !isLocked else { throw .commissionApproved }
            guard !move.note.trimmed.isEmpty else { throw .reopeningNeedsReason }
        }
        var lead = self
        lead.stage = move.stage
        lead.stageSince = moment
        lead.activeAt = moment
        lead.outcome = outcome
        if user != nil, lead.answeredAt == nil { lead.answeredAt = moment }
        return (lead, LeadMoved(from: stage, to: move.stage, at: moment, by: user, note: move.note.trimmed))
    }

    private func outcome(of move: LeadMove, _ today: CivilDate) throws(LeadProblem) -> Outcome? {
        switch move.stage.kind {
        case .open: return nil
        case .won:
            guard let value = move.value, value.minor > 0 else { throw .winNeedsValue }
            guard let day = move.day else { throw .winNeedsDay }
            guard day <= today else { throw .dayInFuture }
            return .won(value, on: day)
        case .lost:
            guard let reason = move.lostReason else { throw .lossNeedsReason }
            let day = move.day ?? today
            guard day <= today else { throw .dayInFuture }
            return .lost(reason, on: day)
        }
    }
}
