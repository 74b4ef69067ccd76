package import Base

/// A region that partners work in.
package struct Region: Codable, Equatable, Sendable {
    package let code: String
    package var name: String

    package init(_ code: String, _ name: String) {
        self.code = code
        self.name = name
    }
}

/// A kind of partner in some regions: what they earn and see by default.
package struct PartnerType: Codable, Equatable, Sendable {
    /// Which way the money goes.
    package enum Direction: String, Codable, CaseIterable, Sendable {
        case earns, pays
    }

    /// The lead details shared by default.
    package struct Consent: Codable, Equatable, Sendable {
        package var contact: Bool
        package var budget: Bool
        package var requirements: Bool

        package init(contact: Bool, budget: Bool, requirements: Bool) {
            self.contact = contact
            self.budget = budget
            self.requirements = requirements
        }
    }

    package let code: String
    package var name: String
    /// The codes of regions.
    package var regions: [String]
    package var lowest: Rate
    package var highest: Rate
    package var consent: Consent
    package var direction: Direction
    /// A registration number must be known before any lead.
    package var needsRegistration: Bool
    /// Its partners belong to one of the type of this code.
    package var belongsTo: String?
    package var note: String

    package init(
        code: String, name: String, regions: [String], lowest: Rate, highest: Rate, consent: Consent,
        direction: Direction = .earns, needsRegistration: Bool = false, belongsTo: String? = nil, note: String = ""
    ) {
        self.code = code
        self.name = name
        self.regions = regions
        self.lowest = lowest
        self.highest = highest
        self.consent = consent
        self.direction = direction
        self.needsRegistration = needsRegistration
        self.belongsTo = belongsTo
        self.note = note
    }

    /// The default rate of a deal.
    package var standardRate: Rate { lowest }

    package func allows(_ rate: Rate) -> Bool {
        lowest <= rate && rate <= highest
    }
}
