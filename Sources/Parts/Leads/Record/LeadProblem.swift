package import Templates

/// Why something cannot be done with a lead.
package enum LeadProblem: Error, Equatable {
    case archived, alreadyThere, noSuchStage
    case winNeedsValue, winNeedsDay, lossNeedsReason, dayInFuture
    case reopeningNeedsReason, commissionApproved
    case notEnough, notTheirs, notFound, cannotUndo, noSuchFirm
    case rejectionNeedsReason, rateNeedsReason, cannotMerge, mergeKeepsWins, textTooLong
    case takesNoLeads, registrationMissing
    /// Somebody was faster: what has changed since.
    case stale(LeadStaleness)

    package var text: Text {
        switch self {
        case .archived: Text("This lead is archived. Bring it back first.")
        case .alreadyThere: Text("The lead is in this stage already.")
        case .noSuchStage: Text("There is no such stage.")
        case .winNeedsValue: Text("Please say for how much it was won.")
        case .winNeedsDay: Text("Please say on which day it was won.")
        case .lossNeedsReason: Text("Please say why it was lost.")
        case .dayInFuture: Text("This day is still to come.")
        case .reopeningNeedsReason: Text("Please say why a closed lead is opened again.")
        case .commissionApproved: Text("The commission for this lead is approved: it stays closed.")
        case .notEnough: Text("A lead needs a name, and an e-mail address or a phone number.")
        case .notTheirs: Text("This colleague does not belong to the firm.")
        case .notFound: Text("There is no such lead.")
        case .cannotUndo: Text("This can no longer be undone.")
        case .noSuchFirm: Text("There is no such partner.")
        case .rejectionNeedsReason: Text("Please say why it is rejected: the partner reads it.")
        case .rateNeedsReason: Text("Please say why the rate is outside of the range of this kind of partner.")
        case .cannotMerge: Text("Only the owner of both leads, or of the firm, can merge them.")
        case .mergeKeepsWins: Text("A lead that was won is not merged into another: do it the other way round.")
        case .textTooLong: Text("This text is too long.")
        case .takesNoLeads: Text("The firm takes no new leads just now. Those that are there can be finished.")
        case .registrationMissing:
            Text("Partners of this kind need their registration number on the page of the firm before the first lead.")
        case .stale(let staleness): staleness.text
        }
    }
}

/// What somebody else did between when a person looked at a lead and when they changed it.
package struct LeadStaleness: Equatable, Sendable {
    package let by: String
    /// Where the lead is now.
    package let stage: Lead.Stage
    package let version: Int

    package var text: Text {
        Text(
            "{name} has changed this lead meanwhile: it is in {stage} now. Nothing was overwritten.",
            ["name": by, "stage": stage.name])
    }
}
