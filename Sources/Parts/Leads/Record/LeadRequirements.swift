package import Base
package import Templates

extension Lead {
    /// The client's requirements; the programme chooses which of them are asked for.
    package struct Requirements: Equatable, Sendable {
        package var type: String?
        package var location: String?
        /// In square metres.
        package var size: Int?
        package var amenities: String?
        package var budgetFrom: Money?
        package var budgetTo: Money?
        package var financing: Financing?
        package var timeline: Timeline?

        package init() {}

        package enum Field: String, CaseIterable, Sendable {
            case type, location, size, amenities, budget, financing, timeline

            package var title: Text {
                switch self {
                case .type: Text("Looking for", as: "requirement")
                case .location: Text("Location", as: "requirement")
                case .size: Text("Size in m²", as: "requirement")
                case .amenities: Text("Features", as: "requirement")
                case .budget: Text("Budget", as: "requirement")
                case .financing: Text("Financing", as: "requirement")
                case .timeline: Text("Timeline", as: "requirement")
                }
            }
        }

        package enum Financing: String, CaseIterable, Sendable {
            case own, loan, mixed, lease, open

            package var title: Text {
                switch self {
                case .own: Text("Own funds", as: "financing")
                case .loan: Text("Loan", as: "financing")
                case .mixed: Text("Own funds and loan", as: "financing")
                case .lease: Text("Lease", as: "financing")
                case .open: Text("Undecided", as: "financing")
                }
            }
        }

        package enum Timeline: String, CaseIterable, Sendable {
            case now, quarter, half, year, later

            package var title: Text {
                switch self {
                case .now: Text("Immediately", as: "timeline")
                case .quarter: Text("Within three months", as: "timeline")
                case .half: Text("Within six months", as: "timeline")
                case .year: Text("Within a year", as: "timeline")
                case .later: Text("Later", as: "timeline")
                }
            }
        }
    }
}

/// The form stored in its column.
extension Lead.Requirements: Codable {
    private enum Key: String, CodingKey {
        case type, location, size, amenities, from, to, currency, financing, timeline
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        type = try box.decodeIfPresent(String.self, forKey: .type)
        location = try box.decodeIfPresent(String.self, forKey: .location)
        size = try box.decodeIfPresent(Int.self, forKey: .size)
        amenities = try box.decodeIfPresent(String.self, forKey: .amenities)
        let currency = try box.decodeIfPresent(String.self, forKey: .currency).flatMap { Currency($0) }
        if let currency {
            budgetFrom = try box.decodeIfPresent(Int64.self, forKey: .from).map { Money(minor: $0, currency) }
            budgetTo = try box.decodeIfPresent(Int64.self, forKey: .to).map { Money(minor: $0, currency) }
        }
        financing = try box.decodeIfPresent(String.self, forKey: .financing).flatMap(Financing.init)
        timeline = try box.decodeIfPresent(String.self, forKey: .timeline).flatMap(Timeline.init)
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        try box.encodeIfPresent(type, forKey: .type)
        try box.encodeIfPresent(location, forKey: .location)
        try box.encodeIfPresent(size, forKey: .size)
        try box.encodeIfPresent(amenities, forKey: .amenities)
        try box.encodeIfPresent(budgetFrom?.minor, forKey: .from)
        try box.encodeIfPresent(budgetTo?.minor, forKey: .to)
        try box.encodeIfPresent((budgetFrom ?? budgetTo)?.currency.code, forKey: .currency)
        try box.encodeIfPresent(financing?.rawValue, forKey: .financing)
        try box.encodeIfPresent(timeline?.rawValue, forKey: .timeline)
    }
}
