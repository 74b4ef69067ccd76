package import Base
internal import Database
package import Templates
package import Web

/// An application to become a partner.
package struct Application: Identified, Sendable {
    package static let idPrefix = "application"

    package enum State: String, Sendable, DatabaseValue {
        /// Nobody has shown yet that the address is theirs.
        case unconfirmed
        case waiting
        /// Staff have a question, and wait for the answer.
        case asked
        case approved, rejected

        package var title: Text {
            switch self {
            case .unconfirmed: Text("E-mail not confirmed", as: "application")
            case .waiting: Text("Waiting for you", as: "application")
            case .asked: Text("Waiting for the applicant", as: "application")
            case .approved: Text("Approved", as: "application")
            case .rejected: Text("Rejected", as: "application")
            }
        }

        package var isOpen: Bool { self == .waiting || self == .asked }
    }

    /// As it was typed.
    package struct Draft: Equatable, Sendable {
        package var firmName: String
        package var contactName: String
        package var email: EmailAddress
        package var phone = ""
        package var type: String
        package var region: String
        package var country = ""
        package var website = ""
        package var registration = ""
        package var audience = ""
        package var message = ""
        package var language = Language.english
    }

    package let id: ID<Application>
    package let draft: Draft
    package let firm: ID<Firm>?
    package let state: State
    package let isProved: Bool
    package let sentAt: Timestamp
    package let confirmedAt: Timestamp?
    package let decidedAt: Timestamp?
    package let decidedBy: String?
    package let reason: String
    /// The day from which they may apply again.
    package let againOn: CivilDate?

    /// The time the applicant has waited, or waited until the decision.
    package func age(at now: Timestamp) -> Duration { (decidedAt ?? now) - (confirmedAt ?? sentAt) }

    /// The new partner record.
    func partner(at now: Timestamp) -> Partner {
        var profile = Partner.Profile(name: draft.firmName)
        profile.email = draft.email
        profile.phone = draft.phone
        profile.country = draft.country
        profile.website = draft.website
        profile.registration = draft.registration
        return Partner(
            profile: profile, terms: Partner.Terms(type: draft.type, region: draft.region), state: .applied,
            stateSince: now, createdAt: now)
    }

    /// A question from staff, or its reply.
    package struct Message: Sendable {
        /// nil for the applicant.
        package let author: String?
        package let at: Timestamp
        package let text: String
    }
}
