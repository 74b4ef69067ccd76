package import Base
package import Web

/// A partner firm: its profile, terms, status and totals.
package struct Partner: Sendable {
    /// The profile of a firm.
    package struct Profile: Equatable, Sendable {
        package var name: String
        package var legalName = ""
        package var email: EmailAddress?
        package var phone = ""
        package var address = ""
        /// Two letters of ISO 3166; empty where it is not known.
        package var country = ""
        package var website = ""
        /// Others that it is on the web under.
        package var domains: [String] = []
        /// The address for webhooks.
        package var callback = ""
        package var specialisations: [String] = []
        package var languages: [String] = []
        package var territories: [String] = []
        /// Its number in the register of agents, where its type needs one.
        package var registration = ""

        package init(name: String) {
            self.name = name
        }

        /// All domains of the firm, registrable part only.
        package var allDomains: [String] {
            let hosts = ([website] + domains).compactMap(WebDomain.host(of:))
            return Set((hosts + [email?.domain].compactMap(\.self)).compactMap(WebDomain.own)).sorted()
        }
    }

    /// The terms set by staff.
    package struct Terms: Equatable, Sendable {
        /// Codes of the programme.
        package var type: String
        package var region: String
        /// The rate of deals without an agreed one; nil for the rate of the tier.
        package var rate: Rate?
        /// The maximum number of open leads; nil for no limit.
        package var capacity: Int?
        package var manager: Manager?
        package var parent: ID<Firm>?

        package init(type: String, region: String) {
            self.type = type
            self.region = region
        }
    }

    /// The account manager of a firm.
    package struct Manager: Equatable, Sendable {
        package let id: ID<User>
        package let name: String

        package init(id: ID<User>, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// Kept on its row, so that lists can sort by them.
    package struct Totals: Equatable, Sendable {
        package var leads = 0
        package var accepted = 0
        package var won = 0
        /// Leads that are worked just now.
        package var load = 0
        /// In the programme's first currency.
        package var revenue: Int64 = 0
        package var commission: Int64 = 0
        package var meanAnswerTime: Duration?
        package var lastActivity: Timestamp?

        package init() {}

        package var acceptedShare: Rate { Rate(basisPoints: leads == 0 ? 0 : Int64(accepted * 10_000 / leads)) }
        package var wonShare: Rate { Rate(basisPoints: leads == 0 ? 0 : Int64(won * 10_000 / leads)) }
    }

    package let id: ID<Firm>
    package var profile: Profile
    package var terms: Terms
    package var tags: [String]
    /// The hash of its picture.
    package var logo: String?
    package let state: PartnerState
    package let stateSince: Timestamp
    package let createdAt: Timestamp
    /// The code of its tier; empty until it has one.
    package let tier: String
    package let totals: Totals

    package init(
        id: ID<Firm> = .make(), profile: Profile, terms: Terms, tags: [String] = [], logo: String? = nil,
        state: PartnerState, stateSince: Timestamp, createdAt: Timestamp, tier: String = "", totals: Totals = Totals()
    ) {
        self.id = id
        self.profile = profile
        self.terms = terms
        self.tags = tags
        self.logo = logo
        self.state = state
        self.stateSince = stateSince
        self.createdAt = createdAt
        self.tier = tier
        self.totals = totals
    }

    package var name: String { profile.name }

    /// Whether one more lead would be too many.
    package var isFull: Bool { terms.capacity.map { totals.load >= $0 } ?? false }
}
