internal import Base
package import Database
package import HTTP
internal import Templates
package import Web

extension Visit {
    /// Which leads who is signed in sees.
    package var leadSight: LeadSight {
        get throws {
            guard let sight = LeadSight(try viewer) else { throw Refusal.noLead }
            return sight
        }
    }

    package var leadAuthor: LeadAuthor { LeadAuthor(actor, at: audience.now) }

    /// The lead of the address, within sight; another one is not there.
    package func lead(in reader: Reader) throws -> Lead {
        guard let id = request.path.parameter("id").flatMap({ ID<Lead>($0) }),
            let lead = try LeadStore.lead(id, seenBy: leadSight, in: reader)
        else { throw Refusal.noLead }
        return lead
    }
}

extension Submission {
    /// Writes; what cannot be done with the lead is said on the page that follows.
    package func writeLead(or back: String, _ body: (Writer) throws -> Outcome) throws -> Response {
        do {
            return try write(body)
        } catch let problem as LeadProblem {
            guard problem != .notFound else { throw Refusal.noLead }
            return try go(.goto(back, saying: problem.text(words), kind: .danger))
        }
    }
}

extension Refusal {
    static let noLead = Refusal(.notFound, "There is no such lead.")
}
