import Base
import Database

import TestKit
import Web

@testable import Partners

let noon = Timestamp(milliseconds: 1_780_000_000_000)

func partner(
    _ name: String = "Weber", email: String? = nil, website: String = "", tags: [String] = [],
    parent: ID<Firm>? = nil, state: PartnerState = .active, at moment: Timestamp = noon
) throws -> Partner {
    var profile = Partner.Profile(name: name)
    profile.email = try email.map { try EmailAddress($0) }
    profile.website = website
    var terms = Partner.Terms(type: "channel", region: "dach")
    terms.parent = parent
    return Partner(profile: profile, terms: terms, tags: tags, state: state, stateSince: moment, createdAt: moment)
}

extension TestDatabase {
    @discardableResult
    func add(_ partner: Partner) throws -> Partner {
        try database.write { try PartnerStore.add(partner, in: $0) }
        return partner
    }

    func partner(_ id: ID<Firm>) throws -> Partner? {
        try database.read { try PartnerStore.partner(id, in: $0) }
    }
}

let admin = Actor(nil, address: "203.0.113.9")
