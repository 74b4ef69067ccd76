internal import Base
package import Database
internal import HTTP
internal import Templates
package import Web

extension Visit {
    /// Which leads who is signed in sees.
    package var leadScope: LeadScope {
        get throws {
            guard let visibleScope = LeadScope(try viewer) else { throw Refusal.notThere }
            return visibleScope
        }
    }

    package var leadAuthor: LeadAuthor { LeadAuthor(actor, at: now) }

    /// The lead of the address, within sight; another one is not there.
    package func lead(in reader: Reader) throws -> Lead {
        guard let lead = try LeadStore.lead(leadID, seenBy: leadScope, in: reader) else { throw Refusal.notThere }
        return lead
    }
}
