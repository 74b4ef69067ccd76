internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// How many different clients a person may ask about: the check is there to enter leads, and not to try the contacts of
/// other partners. It is asked on every key press, so what only grows or shrinks is the same client still.
final class LeadCheckLimit: Sendable {
    static let hourly = 300
    static let daily = 2_000

    private struct Asked {
        var last: [String]
        var hour: Int64
        var thisHour: Int
        var day: Int64
        var today: Int
    }

    /// So many people are kept before those of earlier days are forgotten.
    private static let mostPeople = 10_000
    private static let hour: Int64 = 3_600_000
    private let asked = Guarded<[ID<User>: Asked]>([:])

    static let shared = LeadCheckLimit()

    /// How long to wait until one may ask about another client; nil where one may.
    func wait(_ contact: Lead.Contact, by user: ID<User>, at now: Timestamp) -> Duration? {
        let words = [
            contact.company, contact.name, contact.email?.folded ?? "", contact.phone ?? "", contact.website ?? "",
        ].map { $0.lowercased() }
        let (hour, day) = (now.milliseconds / Self.hour, now.milliseconds / (24 * Self.hour))
        return asked.withLock { asked in
            if asked.count > Self.mostPeople { asked = asked.filter { $0.value.day == day } }
            var own = asked[user] ?? Asked(last: [], hour: hour, thisHour: 0, day: day, today: 0)
            if own.hour != hour { (own.hour, own.thisHour) = (hour, 0) }
            if own.day != day { (own.day, own.today) = (day, 0) }
            defer { asked[user] = own }
            if Self.isSame(own.last, words) {
                own.last = words
                return nil
            }
            if own.today >= Self.daily { return .milliseconds((day + 1) * 24 * Self.hour - now.milliseconds) }
            if own.thisHour >= Self.hourly { return .milliseconds((hour + 1) * Self.hour - now.milliseconds) }
            own.last = words
            own.thisHour += 1
            own.today += 1
            return nil
        }
    }

    private static func isSame(_ former: [String], _ words: [String]) -> Bool {
        former.count == words.count
            && zip(former, words).allSatisfy { $0.hasPrefix($1) || $1.hasPrefix($0) }
            && zip(former, words).contains { !$0.isEmpty && !$1.isEmpty }
    }
}

extension Visit {
    /// How long to wait for whoever has asked about too many clients, which is noted for staff once a day; else nil.
    func leadCheckWait(_ contact: Lead.Contact) throws -> Duration? {
        let (viewer, now) = (try viewer, audience.now)
        guard let wait = LeadCheckLimit.shared.wait(contact, by: viewer.id, at: now) else { return nil }
        let actor = actor
        site.database.later { writer in
            guard try writer.use(.leadCheckNotes, by: viewer.id.text, at: now) else { return }
            try writer.audit(
                LeadEvent.checksLimited, of: viewer.id.text, called: viewer.name, firm: viewer.firm?.id, by: actor,
                at: now)
        }
        return wait
    }
}

extension Limit {
    fileprivate static let leadCheckNotes = Limit(
        "lead.checks.note", 1, inHours: 24, "Notes in the log that somebody checks too many clients", per: "person",
        answer: "Nothing")
}
