package import Templates
internal import Web

/// Why something cannot be done with a partner firm.
package enum PartnerProblem: Error, Equatable {
    case cannotMove(from: PartnerState, to: PartnerState)
    case reasonMissing
    case ownParent, parentBelow, tooManyLevels
    case notThere

    package var text: Text {
        switch self {
        case .cannotMove: Text("This cannot be done with the firm as it stands now. Please look at it again.")
        case .reasonMissing: Text("Please say why.")
        case .ownParent: Text("A firm cannot belong to itself.")
        case .parentBelow: Text("That firm stands below this one: the two would belong to each other.")
        case .tooManyLevels: Text("There can be three levels at most: distributor, dealer, and one below.")
        case .notThere: Text("There is no such firm.")
        }
    }
}

extension PartnerProblem: Problem {
    package var isNotThere: Bool { self == .notThere }

    package func text(_ words: (Text) -> String) -> Text { text }
}
