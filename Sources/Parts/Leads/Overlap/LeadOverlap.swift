package import Base
package import Database
package import Templates
package import Web

/// The result of an overlap check. It never names the other partner.
package enum LeadOverlap: Equatable, Sendable {
    case free
    /// The firm has a lead of the same person, or of the same company.
    case yours(ID<Lead>, isSamePerson: Bool)
    /// Another partner works with them.
    case protected
    /// Possibly a lead of another partner: staff decide.
    case needsReview

    /// Asked on every key press: a few look-ups by key.
    package static func check(
        _ contact: Lead.Contact, for firm: ID<Firm>, except: ID<Lead>? = nil, in reader: Reader
    ) throws -> LeadOverlap {
        try search(contact, for: firm, except: except, in: reader).verdict
    }

    package var title: Text {
        switch self {
        case .free: Text("Free", as: "overlap")
        case .yours: Text("Already one of your leads", as: "overlap")
        case .protected: Text("Protected", as: "overlap")
        case .needsReview: Text("Needs review", as: "overlap")
        }
    }

    package var note: Text {
        switch self {
        case .free: Text("No other partner works with this company.")
        case .yours(_, isSamePerson: true): Text("You already have a lead with this e-mail address or phone number.")
        case .yours(_, isSamePerson: false): Text("You already have a lead with this company.")
        case .protected:
            Text("Another partner registered this lead first. You can still add it, and we will review it.")
        case .needsReview:
            Text("This lead is similar to another partner's lead. You can still add it, and we will review it.")
        }
    }

    /// Whether it counts at once.
    var review: Lead.Review {
        switch self {
        case .free, .yours: .accepted
        case .protected, .needsReview: .waiting
        }
    }

    /// The verdict, and for staff the lead that it is about.
    static func search(
        _ contact: Lead.Contact, for firm: ID<Firm>, except: ID<Lead>?, in reader: Reader
    ) throws -> (verdict: LeadOverlap, holder: ID<Lead>?) {
        let keys = LeadKey.keys(of: contact, country: try LeadSettings.country(in: reader))
        for key in keys {
            guard let own = try LeadKeyStore.own(key, of: firm, except: except, in: reader) else { continue }
            return (.yours(own, isSamePerson: key.kind == .email || key.kind == .phone), own)
        }
        for key in keys {
            guard let holder = try LeadKeyStore.held(key, against: firm, in: reader) else { continue }
            return (key.kind == .name ? .needsReview : .protected, holder)
        }
        for key in keys where key.kind == .name {
            for name in try LeadKeyStore.names(like: key.value, in: reader) {
                let near = LeadKey(kind: .name, value: name)
                if let holder = try LeadKeyStore.held(near, against: firm, in: reader) {
                    return (.needsReview, holder)
                }
            }
        }
        return (.free, nil)
    }
}
