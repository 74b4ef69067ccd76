package import Templates

/// A function of the portal that a tier unlocks. The part that has it declares it, so none is offered that is not there.
package struct Feature: Equatable, Sendable {
    /// The tiers of the default programme, the lowest first.
    package enum StandardTier: String, CaseIterable, Sendable {
        case starter, active, performer, elite
    }

    package let code: String
    package let title: Text
    /// Opens it unless the rules say otherwise.
    let opening: StandardTier

    package init(_ code: String, _ title: Text, from opening: StandardTier) {
        self.code = code
        self.title = title
        self.opening = opening
    }
}
