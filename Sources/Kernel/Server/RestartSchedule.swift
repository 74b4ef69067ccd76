/// When a server that has died is started again: at once, but one that keeps dying young waits longer each time, so
/// that a broken program does not eat the machine.
struct RestartSchedule {
    /// Who lived as long as this has done its work, whatever ended it.
    static let youth: Int64 = 5_000_000_000
    private static let firstDelay: Int64 = 100_000_000
    private static let longestDelay: Int64 = 10_000_000_000

    /// Deaths in a row that came before the end of youth.
    private(set) var earlyDeaths = 0

    /// The nanoseconds to wait after a death at this age.
    mutating func delay(afterLiving age: Int64) -> Int64 {
        guard age < RestartSchedule.youth else {
            earlyDeaths = 0
            return 0
        }
        earlyDeaths += 1
        guard earlyDeaths > 1 else { return 0 }
        let doublings = min(earlyDeaths - 2, 16)
        return min(RestartSchedule.firstDelay << Int64(doublings), RestartSchedule.longestDelay)
    }
}
