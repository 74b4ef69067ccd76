import Base
import Testing

@testable import Partners

@Suite struct PartnerDomainTests {
    @Test("an address of a mail provider does not count as a domain of the firm")
    func ownDomains() throws {
        #expect(try partner(email: "a@gmail.com", website: "https://weber.de").profile.allDomains == ["weber.de"])
        #expect(
            try partner(email: "a@weber.at", website: "www.weber.de").profile.allDomains == ["weber.at", "weber.de"])
    }
}
