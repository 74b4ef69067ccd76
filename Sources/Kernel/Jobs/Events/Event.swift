package import Base
internal import Database

/// An event, recorded in the transaction that caused it.
package struct Event: Sendable {
    package let number: Int64
    package let at: Timestamp
    package let kind: EventKind
    /// The id of the record that it happened to. Events of one subject are dealt with in their order.
    package let subject: String
    /// The id of the actor; nil for events without one.
    package let actor: String?
    /// The rest, as JSON: from, to, why.
    package let data: String

    init(_ row: inout Row) throws {
        number = try row.next()
        at = try row.next()
        kind = try row.next()
        subject = try row.next()
        actor = try row.next()
        data = try row.next()
    }
}

/// The kind of an event, by part and verb: `lead.moved`.
package struct EventKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, DatabaseValue {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral name: String) {
        rawValue = name
    }
}

extension Channel {
    static let events = Channel("events")
    static let jobs = Channel("jobs")
}
