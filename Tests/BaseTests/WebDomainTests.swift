import Base
import Testing

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
            ("a.b.myshopify.com", "b.myshopify.com"), ("www.stadt.gv.at", "stadt.gv.at"),
            ("weber.or.jp", "weber.or.jp"),
        ])
    func registrable(host: String, domain: String) {
        #expect(WebDomain.registrable(host) == domain)
    }

    @Test(
        "a domain tells whose it is, but for those where many are",
        arguments: [
            ("www.weber.example", "weber.example"), ("SHOP.Weber.example", "weber.example"),
            ("a.b.harbour.co.uk", "harbour.co.uk"), ("harbour.com.au", "harbour.com.au"),
            ("weber.me.uk", "weber.me.uk"), ("a.weber.ne.jp", "weber.ne.jp"), ("mail.harbour.co.in", "harbour.co.in"),
            ("xn--mller-kva.example", "xn--mller-kva.example"), ("co.uk", nil), ("me.uk", nil), ("com", nil),
            ("localhost", nil), ("", nil), ("www.facebook.com", nil), ("weber.wordpress.com", nil),
            ("wordpress.com", nil), ("a.myshopify.com", "a.myshopify.com"), ("b.myshopify.com", "b.myshopify.com"),
            ("myshopify.com", nil), ("gmail.com", nil),
            ("mail.web.de", nil), ("hotmail.co.uk", nil), ("emirates.net.ae", nil), ("posteo.de", nil),
        ] as [(String, String?)])
    func own(host: String, domain: String?) {
        #expect(WebDomain.own(host) == domain)
    }
}
