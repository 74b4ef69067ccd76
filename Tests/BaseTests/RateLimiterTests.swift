import Testing

@testable import Base

@Suite struct RateLimiterTests {
    private let start = Timestamp(milliseconds: 1_800_000_000_000)

    @Test("so many times at once are taken, one more has to wait, and each has their own")
    func burst() {
        let allowances = RateLimiter(perMinute: 60)
        let taken = (1...60).map { _ in allowances.take("anna", at: start) }
        #expect(taken.allSatisfy { $0 == nil })
        #expect(allowances.take("anna", at: start) == .milliseconds(1_001))
        #expect(allowances.take("ben", at: start) == nil)
    }

    @Test("as many come again over a minute, one after another, and never more")
    func refilling() {
        let allowances = RateLimiter(perMinute: 60)
        for _ in 1...61 { _ = allowances.take("anna", at: start) }
        #expect(allowances.take("anna", at: start + .milliseconds(900)) != nil)
        #expect(allowances.take("anna", at: start + .milliseconds(1_000)) == nil)
        #expect(allowances.take("anna", at: start + .milliseconds(1_000)) != nil)
        let later = start + .seconds(3_600)
        let taken = (1...61).filter { _ in allowances.take("anna", at: later) == nil }
        #expect(taken.count == 60)
    }

    @Test("a clock that is set back gives nothing, and takes nothing")
    func backwards() {
        let allowances = RateLimiter(perMinute: 2)
        #expect(allowances.take("anna", at: start) == nil)
        #expect(allowances.take("anna", at: start + .seconds(-60)) == nil)
        #expect(allowances.take("anna", at: start + .seconds(-60)) != nil)
    }

    @Test("who has all of it again is forgotten where there are many; who has not is not")
    func forgetting() {
        let allowances = RateLimiter(perMinute: 1)
        for number in 1...10_001 { _ = allowances.take("\(number)", at: start) }
        #expect(allowances.take("10001", at: start + .seconds(1)) != nil)
        #expect(allowances.take("1", at: start + .seconds(61)) == nil)
        #expect(allowances.take("1", at: start + .seconds(61)) != nil)
    }
}
