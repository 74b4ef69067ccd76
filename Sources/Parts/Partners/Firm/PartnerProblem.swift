package import Templates
internal import Web

/// Why an action on a partner firm is not possible.
package enum PartnerProblem: Error, Equatable {
    case cannotMove(from: PartnerState, to: PartnerState)
    case reasonMissing
    case ownParent, parentBelow, tooManyLevels
    case notThere

    package var text: Text {
        switch self {
        case .cannotMove: Text("The firm's current status does not allow this. Please check it again.")
        case .reasonMissing: Text("Please give a reason.")
        case .ownParent: Text("A firm cannot be its own parent.")
        case .parentBelow:
            Text("This firm is already a child of the other one. A firm cannot be both parent and child.")
        case .tooManyLevels: Text("At most three levels are possible: distributor, dealer and one below.")
        case .notThere: Text("Firm not found.")
        }
    }
}

extension PartnerProblem: Problem {
    package var isNotThere: Bool { self == .notThere }

    package func text(_ words: (Text) -> String) -> Text { text }
}
