internal import Base
internal import Leads

/// What a month will have brought when it is over: what is won already, and more for the days that are left. More comes
/// as fast as it did in the last ninety days, but no more than the open leads hold.
struct Forecast: Equatable, Sendable {
    /// From so many days of history on a pace can be told.
    static let leastHistory = 30
    static let daysOfPace = 90

    let won: Int64
    /// Won in so many days.
    let pace: Int64
    let paceDays: Int
    let daysLeft: Int
    /// What the open leads hold by their probabilities.
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

    /// What the days that are left bring at that pace.
    var byPace: Int64 { Int64(clamping: Int128(pace) * Int128(daysLeft) / Int128(paceDays)) }
    var isHeldByLeads: Bool { hoped < byPace }
    var more: Int64 { min(byPace, hoped) }
    var total: Int64 { won.addingClamped(more) }
}

/// What a firm wants to win in a month, and how far it is.
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
    /// What each day that is left has to bring, rounded up.
    var aDay: Int64 { missing.addingClamped(Int64(daysLeft) - 1) / Int64(daysLeft) }
}
