import Base
import Crypto
import Database
import Glibc
import HTTP
import Mail
import Templates
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct SignInTimingTests {
    /// What this thread has computed so far, in nanoseconds: what else the machine does is not in it.
    private var work: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    @Test("a known and an unknown account take the same time")
    func sameTime() throws {
        let hashing = PasswordHash.Parameters(memory: 2 << 10, passes: 2, lanes: 1)
        let portal = try TestPortal(hashing: hashing)
        let anna = try portal.user("Anna Weber", .admin, email: "anna@example.com")
        let hash = try portal.identity.hasher.make(TestPortal.password)
        try portal.database.write { try UserStore.setPassword(anna, hash, at: portal.clock.now, in: $0) }
        var best: [String: Int64] = [:]
        for _ in 0..<15 {
            // Taken in turns, and the least of each, so that what else the machine does meets neither.
            for email in ["anna@example.com", "nobody@example.com"] {
                portal.clock.advance(by: .seconds(3600))
                let browser = portal.browser()
                let page = try browser.get("/login")
                let start = work
                let answer = try browser.pressOnce(
                    "Sign in", on: page, ["email": email, "password": "wrong horse battery"])
                best[email] = min(best[email] ?? .max, work - start)
                #expect(answer.status == .unprocessableContent)
            }
        }
        let known = Double(try #require(best["anna@example.com"]))
        let unknown = Double(try #require(best["nobody@example.com"]))
        #expect((0.75...1.33).contains(unknown / known), "\(known) ns and \(unknown) ns")
    }
}
