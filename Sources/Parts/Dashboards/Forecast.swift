internal import Base
internal import Leads

/// The expected total of a month: the value won so far, plus the remaining days at the pace of the last 90 days,
/// limited by the weighted value of open leads.
struct Forecast: Equatable, Sendable {
    /// A pace can be calculated from this many days of history.
    static let leastHistory = 30
    static let daysOfPace = 90

    let won: Int64
    /// Value won within the last days.
    let pace: Int64
    let paceDays: Int
    let daysLeft: Int
    /// The open leads weighted by probability.
    let hoped: Int64
    /// Leads without a probability count with this share, which is how many of those that were closed were won.
    let blindShare: Rate?
    let blindCount: Int

    /// `history` is for how many days the firm has been there; nil where that is too short.
    init?(
        won: Int64, lately: Int64, history: Int, hope: LeadFigures.Hope?, closed: (won: Int, lost: Int),
        today: CivilDate
    ) {
        guard history >= Self.leastHistory else { return nil }
        let all = closed.won + closed.lost
        self.won = won
        pace = lately
        paceDays = min(history, Self.daysOfPace)
        daysLeft = today.firstOfNextMonth.days(since: today) - 1
        blindCount = hope?.blindCount ?? 0
        blindShare = all == 0 ? nil : Rate(basisPoints: Int64(closed.won * 10_000 / all))
        let blind = Int128(hope?.blind ?? 0) * Int128(blindShare?.basisPoints ?? 0) / 10_000
        hoped = (hope?.expected ?? 0).addingClamped(Int64(clamping: blind))
    }

    /// The yield of the remaining days at that pace.
    var byPace: Int64 { Int64(clamping: Int128(pace) * Int128(daysLeft) / Int128(paceDays)) }
    var isHeldByLeads: Bool { hoped < byPace }
    var more: Int64 { min(byPace, hoped) }
    var total: Int64 { won.addingClamped(more) }
}

/// The monthly goal of a firm, and its progress.
struct GoalProgress: Equatable, Sendable {
    let goal: Int64
    let won: Int64
    /// With today.
    let daysLeft: Int

    init(goal: Int64, won: Int64, today: CivilDate) {
        self.goal = goal
        self.won = won
        daysLeft = today.firstOfNextMonth.days(since: today)
    }

    /// Rounded down: 100 is there only when it is reached.
    var percent: Int { goal <= 0 ? 100 : Int(min(100, Int128(max(won, 0)) * 100 / Int128(goal))) }
    var missing: Int64 { max(0, goal.addingClamped(-won)) }
    /// The amount needed on each remaining day, rounded up.
    var aDay: Int64 { missing.addingClamped(Int64(daysLeft) - 1) / Int64(daysLeft) }
}
