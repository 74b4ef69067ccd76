package import Base
internal import Templates
internal import Web

/// Something that the company tells its partners on their first page, for some days.
package struct Announcement: Identified, Equatable, Sendable {
    package static let idPrefix = "announcement"

    /// The last day of an announcement that stays until it is withdrawn.
    static let never = CivilDate(year: 9999, month: 12, day: 31)

    enum State: String, CaseIterable, Sendable {
        case planned, shown, over, withdrawn

        var title: Text {
            switch self {
            case .planned: Text("Planned", as: "announcement")
            case .shown: Text("Published", as: "announcement")
            case .over: Text("Ended", as: "announcement")
            case .withdrawn: Text("Withdrawn", as: "announcement")
            }
        }
    }

    package let id: ID<Announcement>
    var title: String
    var body: String
    var firstDay: CivilDate
    /// nil: it stays.
    var lastDay: CivilDate?
    /// The codes of the tiers it is for; empty for all.
    var tiers: [String]
    var withdrawnAt: Timestamp?

    package init(
        id: ID<Announcement> = .make(), title: String, body: String, firstDay: CivilDate, lastDay: CivilDate? = nil,
        tiers: [String] = []
    ) {
        self.id = id
        self.title = title
        self.body = body
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.tiers = tiers
    }

    func state(on today: CivilDate) -> State {
        if withdrawnAt != nil { return .withdrawn }
        if today < firstDay { return .planned }
        return lastDay.map { $0 < today } == true ? .over : .shown
    }

    func isFor(_ tier: String) -> Bool { tiers.isEmpty || tiers.contains(tier) }

    func changes(from former: Announcement?) -> [AuditEntry.Change] {
        let facts = { (one: Announcement?) -> [(String, String)] in
            [
                ("title", one?.title ?? ""), ("text", one?.body ?? ""),
                ("first_day", one.map { "\($0.firstDay)" } ?? ""),
                ("last_day", one?.lastDay.map { "\($0)" } ?? ""), ("tiers", one?.tiers.joined(separator: " ") ?? ""),
            ]
        }
        return zip(facts(self), facts(former)).filter { $0.1 != $1.1 }.map { .init($0.0, from: $1.1, to: $0.1) }
    }
}
