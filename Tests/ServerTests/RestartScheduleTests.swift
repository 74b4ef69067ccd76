import Testing

@testable import Server

@Suite struct RestartScheduleTests {
    @Test("a first death costs nothing, those that follow young wait twice as long each time, at most ten seconds")
    func earlyDeaths() {
        var schedule = RestartSchedule()
        let delays = (0..<10).map { _ in schedule.delay(afterLiving: 1_000_000_000) / 1_000_000 }
        #expect(delays == [0, 100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000])
        for _ in 0..<100 {
            #expect(schedule.delay(afterLiving: 0) == 10_000_000_000)
        }
    }

    @Test("who lived long enough starts anew with a clean sheet")
    func longLives() {
        var schedule = RestartSchedule()
        for _ in 0..<5 {
            _ = schedule.delay(afterLiving: 0)
        }
        #expect(schedule.delay(afterLiving: RestartSchedule.youth) == 0)
        #expect(schedule.delay(afterLiving: 0) == 0)
        #expect(schedule.delay(afterLiving: 0) == 100_000_000)
    }
}
