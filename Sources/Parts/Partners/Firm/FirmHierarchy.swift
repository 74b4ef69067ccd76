package import Base
package import Web

/// Which firm belongs to which: a dealer to its distributor.
package enum FirmHierarchy {
    package static let levels = 3

    /// Refuses to put a firm below another where that cannot be. `ancestors` are those above the new parent, the nearest
    /// first; `height` is how many levels of firms stand below the firm itself.
    package static func check(
        _ firm: ID<Firm>, below parent: ID<Firm>, ancestors: [ID<Firm>], height: Int
    ) throws(PartnerProblem) {
        guard firm != parent else { throw .ownParent }
        guard !ancestors.contains(firm) else { throw .parentBelow }
        guard ancestors.count + 2 + height <= levels else { throw .tooManyLevels }
    }
}
