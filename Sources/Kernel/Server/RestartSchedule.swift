/// When a server that has died is started again: at once. A program that cannot even start waits longer each time, so
/// that it does not eat the machine; one that served, and dies of what somebody asks, must not keep the others waiting.
struct RestartSchedule {
    /// A server that lived as long as this has done its work, whatever ended it.
    static let youth: Int64 = 5_000_000_000
    private static let firstDelay: Int64 = 100_000_000
    private static let longestDelay: Int64 = 10_000_000_000

    /// Deaths in a row that came before the end of youth.
    private(set) var earlyDeaths = 0
    /// Those in a row among them that came before the server was ready.
    private var failedStarts = 0

    /// The nanoseconds to wait after a death at this age.
    mutating func delay(afterLiving age: Int64, hasServed: Bool) -> Int64 {
        failedStarts = hasServed ? 0 : failedStarts + 1
        earlyDeaths = age < RestartSchedule.youth ? earlyDeaths + 1 : 0
        guard earlyDeaths > 1 else { return 0 }
        let doublings = min(max(0, failedStarts - 2), 16)
        return min(RestartSchedule.firstDelay << Int64(doublings), RestartSchedule.longestDelay)
    }
}
