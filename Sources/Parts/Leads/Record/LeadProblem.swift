package import Templates

/// Why a change of a lead is not possible.
package enum LeadProblem: Error, Equatable {
    case archived, alreadyThere, noSuchStage
    case winNeedsValue, winNeedsDay, lossNeedsReason, dayInFuture
    case reopeningNeedsReason, commissionApproved
    case notEnough, notTheirs, notFound, cannotUndo, noSuchFirm
    case rejectionNeedsReason, rateNeedsReason, cannotMerge, mergeKeepsWins, textTooLong
    case takesNoLeads, registrationMissing
    /// Somebody was faster: what has changed since.
    case stale(LeadConflict)

    package var text: Text {
        switch self {
        case .archived: Text("This lead is archived. Restore it first.")
        case .alreadyThere: Text("The lead is already in this stage.")
        case .noSuchStage: Text("Stage not found.")
        case .winNeedsValue: Text("Please enter the value of the deal.")
        case .winNeedsDay: Text("Please enter the date of the deal.")
        case .lossNeedsReason: Text("Please give the reason for the loss.")
        case .dayInFuture: Text("This date is in the future.")
        case .reopeningNeedsReason: Text("Please give a reason for reopening the lead.")
        case .commissionApproved: Text("The commission for this lead is approved, so the lead stays closed.")
        case .notEnough: Text("A lead needs a name and an e-mail address or phone number.")
        case .notTheirs: Text("This person does not belong to the firm.")
        case .notFound: Text("Lead not found.")
        case .cannotUndo: Text("This can no longer be undone.")
        case .noSuchFirm: Text("Partner not found.")
        case .rejectionNeedsReason: Text("Please give a reason for rejecting the lead. The partner can read it.")
        case .rateNeedsReason: Text("Please give a reason: the rate is outside the range of this partner type.")
        case .cannotMerge: Text("Only the owner of both leads or of the firm can merge them.")
        case .mergeKeepsWins: Text("A won lead cannot be merged into another. Merge the other lead into this one.")
        case .textTooLong: Text("This text is too long.")
        case .takesNoLeads: Text("The firm cannot take new leads at the moment. Existing leads can be finished.")
        case .registrationMissing:
            Text("This partner type needs a registration number before the first lead. Add it on the firm page.")
        case .stale(let conflict): conflict.text
        }
    }
}

/// What another user changed since the lead was read.
package struct LeadConflict: Equatable, Sendable {
    package let by: String
    /// The current stage of the lead.
    package let stage: Lead.Stage
    package let version: Int

    package var text: Text {
        Text(
            "{name} changed this lead in the meantime. It is now in {stage}. Nothing was overwritten.",
            ["name": by, "stage": stage.name])
    }
}
