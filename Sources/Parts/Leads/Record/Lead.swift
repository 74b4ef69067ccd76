package import Base
package import Web

/// Somebody who may become a customer, and how far that has come.
package struct Lead: Identified, Sendable {
    package static let idPrefix = "lead"

    package let id: ID<Lead>
    package var firm: ID<Firm>
    /// Grows with each change. Who changes a lead says which one they saw.
    package var version = 1
    package let createdAt: Timestamp
    package var contact: Contact
    package let source: Source
    package var attribution = Attribution()
    package var value: Money?
    /// In per cent.
    package var probability: Int?
    package var requirements = Requirements()
    package var tags: [String] = []
    /// The member who works on it.
    package var owner: ID<User>?
    package var stage: Stage
    package var stageSince: Timestamp
    package var outcome: Outcome?
    /// The won value in the programme's currency, at the rate of the day; nil without a rate.
    package internal(set) var wonBase: Int64?
    package var review = Review.accepted
    /// The first open task.
    package internal(set) var nextAction: NextAction?
    /// The time of the last activity, and of the firm's first one.
    package internal(set) var activeAt: Timestamp
    package internal(set) var answeredAt: Timestamp?
    package internal(set) var archivedAt: Timestamp?
    /// Its commission is approved: it stays closed.
    package internal(set) var isLocked = false
    /// An agreed rate, in place of the partner's or the tier's.
    package internal(set) var agreedRate: Rate?
    /// The lead that took this one in.
    package internal(set) var mergedInto: ID<Lead>?

    package init(
        id: ID<Lead> = .make(), firm: ID<Firm>, contact: Contact, source: Source, stage: Stage, at moment: Timestamp
    ) {
        self.id = id
        self.firm = firm
        self.contact = contact
        self.source = source
        self.stage = stage
        createdAt = moment
        stageSince = moment
        activeAt = moment
    }

    /// The display name.
    package var title: String { contact.title }

    package struct Contact: Equatable, Sendable {
        package var name: String
        package var company: String
        package var email: EmailAddress?
        /// As it was typed.
        package var phone: String?
        package var website: String?
        /// ISO 3166, two letters.
        package var country: String?
        package var city: String?
        /// Said that they may be written to.
        package var hasConsent: Bool

        package init(
            name: String = "", company: String = "", email: EmailAddress? = nil, phone: String? = nil,
            website: String? = nil, country: String? = nil, city: String? = nil, hasConsent: Bool = false
        ) {
            self.name = name
            self.company = company
            self.email = email
            self.phone = phone
            self.website = website
            self.country = country
            self.city = city
            self.hasConsent = hasConsent
        }

        package var title: String { company.isEmpty ? name : company }
        /// A name, and a way to reach them.
        package var isEnough: Bool { !title.isEmpty && (email != nil || phone != nil) }
    }

    /// The way it ended.
    package enum Outcome: Equatable, Sendable {
        case won(Money, on: CivilDate)
        case lost(LostReason, on: CivilDate)

        package var day: CivilDate {
            switch self {
            case .won(_, let day), .lost(_, let day): day
            }
        }
    }

    package struct NextAction: Equatable, Sendable {
        package let title: String
        package let day: CivilDate

        package init(_ title: String, on day: CivilDate) {
            self.title = title
            self.day = day
        }

        package func isOverdue(on today: CivilDate) -> Bool { day < today }
        package func isDue(on today: CivilDate) -> Bool { day <= today }
    }
}
