package import Base
internal import Database
package import Templates

/// A change of tier in a firm's timeline.
package struct Advancement: Equatable, Sendable {
    package enum Reason: String, CaseIterable, Sendable, DatabaseValue {
        case joined, reached, lost
        /// Somebody of the company said so.
        case placed
        /// The tier before was taken out of the rules.
        case rules

        package var title: Text {
            switch self {
            case .joined: Text("Joined the programme")
            case .reached: Text("Met all requirements")
            case .lost: Text("Requirements no longer met")
            case .placed: Text("Changed manually")
            case .rules: Text("Tiers changed")
            }
        }
    }

    package let number: Int64
    package let at: Timestamp
    package let from: String?
    package let tier: String
    package let tierName: String
    package let reason: Reason
    package let note: String
    /// The version of the rules.
    package let rules: Int64
}
