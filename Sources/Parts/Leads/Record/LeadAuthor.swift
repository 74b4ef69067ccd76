package import Base
package import Web

/// The author and time of a change, for the history, the events and the audit log.
package struct LeadAuthor: Sendable {
    package let actor: Actor
    package let at: Timestamp
    /// The name of a visitor without an account.
    private let visitor: String?
    /// The day in the author's own zone.
    package let today: CivilDate

    package init(_ actor: Actor, at moment: Timestamp, visitor: String? = nil) {
        self.actor = actor
        self.visitor = visitor
        at = moment
        today = (actor.user?.zone ?? .utc).local(moment).day
    }

    package static func program(at moment: Timestamp) -> LeadAuthor { LeadAuthor(.program, at: moment) }

    var id: ID<User>? { actor.user?.id }
    var name: String { actor.user?.name ?? visitor ?? "Portico" }
    /// Somebody of the firm itself: what they do first is its answer.
    func isOf(_ firm: ID<Firm>) -> Bool { actor.user?.firm?.id == firm }
}
