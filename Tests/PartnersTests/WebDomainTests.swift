import Base
import Testing

@testable import Partners

@Suite struct WebDomainTests {
    @Test(
        "a website has a host, however it is written",
        arguments: [
            ("https://www.weber.de/team?x=1", "www.weber.de"), ("weber.de", "weber.de"),
            ("HTTP://Weber.DE:8080", "weber.de"), ("https://müller.de", "xn--mller-kva.de"),
            ("weber.de#top", "weber.de"),
        ])
    func hosts(website: String, host: String) {
        #expect(WebDomain.host(of: website) == host)
    }

    @Test(
        "what is no website has none",
        arguments: [
            "", "weber", "ftp://weber.de", "javascript:alert(1)", "info@weber.de", "https://", "a b.de", "..de",
        ])
    func noHosts(website: String) {
        #expect(WebDomain.host(of: website) == nil)
    }

    @Test(
        "two hosts of one owner have one domain",
        arguments: [
            ("www.weber.de", "weber.de"), ("weber.de", "weber.de"), ("a.b.weber.co.uk", "weber.co.uk"),
            ("shop.weber.com", "weber.com"), ("weber.co.in", "weber.co.in"), ("co.uk", "co.uk"),
        ])
    func registrable(host: String, domain: String) {
        #expect(WebDomain.registrable(host) == domain)
    }

    @Test("an address of a mail provider does not count as a domain of the firm")
    func ownDomains() throws {
        #expect(try partner(email: "a@gmail.com", website: "https://weber.de").profile.allDomains == ["weber.de"])
        #expect(
            try partner(email: "a@weber.at", website: "www.weber.de").profile.allDomains == ["weber.at", "weber.de"])
    }
}
