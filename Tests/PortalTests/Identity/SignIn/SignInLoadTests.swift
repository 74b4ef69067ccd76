import Base
import Crypto
import Database
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct SignInLoadTests {
    @Test("while 200 people sign in at once, pages and forms of others are answered", .timeLimit(.minutes(2)))
    func burst() throws {
        let hashing = PasswordHash.Parameters(memory: 4 << 10, passes: 2, lanes: 1)
        let wire = try WirePortal(TestPortal(hashing: hashing, hashers: 2))
        let portal = wire.portal
        let anna = try portal.user("Anna Weber", .admin, email: "anna@example.com")
        let hash = try portal.identity.hasher.make(TestPortal.password)
        try portal.database.write { try UserStore.setPassword(anna, hash, at: portal.clock.now, in: $0) }
        let browser = portal.browser()
        let key = try browser.formKey()
        let form = "key=\(key)&email=anna%40example.com&password=\(TestPortal.password.replacing(" ", with: "+"))"
        let people = try (0..<200).map { _ in try wire.send("POST /login", form, by: browser) }
        let start = Clock.monotonic
        for number in 0..<10 {
            #expect(try wire.send("GET /login", by: browser).response()?.status == 200)
            let choice = "key=\(key).\(number)&theme=dark&from=/"
            #expect(try wire.send("POST /preferences", choice, by: browser).response()?.status == 303)
        }
        let each = (Clock.monotonic - start) / 20 / 1_000_000
        #expect(each < 250, "\(each) ms each")
        #expect(try portal.sessionCount(of: anna) < 200, "all were in before")
        for person in people {
            #expect(try person.response()?.status == 303)
        }
        #expect(try portal.sessionCount(of: anna) == 200)
    }
}
