package import Base
internal import Database

/// A partner firm as its people's rights need it; the rest of it is the partners' part.
package struct Firm: Identified, Hashable, Sendable {
    package static let idPrefix = "partner"

    /// Which leads of the firm a member works with.
    package enum MemberVisibility: String, CaseIterable, Sendable, DatabaseValue {
        case own, all
    }

    package let id: ID<Firm>
    package let name: String
    /// The leads that members may see.
    package let visibleScope: MemberVisibility

    package init(id: ID<Firm>, name: String, visibleScope: MemberVisibility = .own) {
        self.id = id
        self.name = name
        self.visibleScope = visibleScope
    }
}
