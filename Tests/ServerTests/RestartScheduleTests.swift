import Testing

@testable import Server

@Suite struct RestartScheduleTests {
    @Test("a program that cannot start waits twice as long each time, at most ten seconds")
    func failedStarts() {
        var schedule = RestartSchedule()
        let delays = (0..<10).map { _ in schedule.delay(afterLiving: 1_000_000_000, hasServed: false) / 1_000_000 }
        #expect(delays == [0, 100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000])
        for _ in 0..<100 {
            #expect(schedule.delay(afterLiving: 0, hasServed: false) == 10_000_000_000)
        }
        #expect(schedule.delay(afterLiving: 0, hasServed: true) == 100_000_000)
    }

    @Test("a server that had served is back within a moment, however often requests end it")
    func deathsOfRequests() {
        var schedule = RestartSchedule()
        #expect(schedule.delay(afterLiving: 0, hasServed: true) == 0)
        for _ in 0..<100 {
            #expect(schedule.delay(afterLiving: 0, hasServed: true) == 100_000_000)
        }
    }

    @Test("a server that lived long enough starts anew with a clean sheet")
    func longLives() {
        var schedule = RestartSchedule()
        for _ in 0..<5 {
            _ = schedule.delay(afterLiving: 0, hasServed: true)
        }
        #expect(schedule.delay(afterLiving: RestartSchedule.youth, hasServed: true) == 0)
        #expect(schedule.delay(afterLiving: 0, hasServed: true) == 0)
        #expect(schedule.delay(afterLiving: 0, hasServed: true) == 100_000_000)
    }
}
