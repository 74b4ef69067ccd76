import Base
import Database
import HTTP
import Jobs
import Programme
import Settings
import TestKit
import Testing
import Web

@Suite struct SettingsPageTests {
    let portal: TestPortal
    let admin: Browser

    init() throws {
        portal = try TestPortal()
        admin = try portal.browser(as: portal.user("Ada Admin", .admin))
    }

    private func settings() throws -> Settings {
        try portal.database.read { try Settings.current($0) }
    }

    private func save(_ input: [String: String]) throws -> Page {
        try admin.press("Save", on: admin.visit("/admin/settings"), input)
    }

    @Test("saving the page as it stands changes nothing")
    func unchanged() throws {
        #expect(try save([:]).notice == "Nothing was changed.")
        #expect(try settings() == Settings())
    }

    @Test("another time zone has all partners evaluated again, and nothing else has")
    func evaluation() throws {
        let site = portal.site
        func evaluations() throws -> Int {
            try EventDispatcher(site.parts.listeners(site), of: site).settle()
            return try portal.database.read {
                try $0.value("SELECT count(*) FROM jobs WHERE kind = 'programme.evaluate'") ?? 0
            }
        }
        let before = try evaluations()
        _ = try save(["company": "Nordlicht"])
        #expect(try evaluations() == before)
        _ = try save(["time_zone": "Asia/Dubai"])
        #expect(try evaluations() == before + 1)
    }

    @Test("the company's name and colour are on every page, and in what a phone installs")
    func brand() throws {
        let page = try save([
            "company": "Nordlicht", "accent": "#A03070", "imprint": "https://nordlicht.example/imprint",
        ])
        #expect(page.notice == "Settings saved.")
        #expect(page.html.all("link").contains { $0["href"] == "/brand/a03070.css" })
        let visitor = portal.browser()
        let css = try visitor.get("/brand/a03070.css")
        #expect(css.response.text == "@layer tokens { :root { --brand: #a03070; } }\n")
        #expect(css.response.fields["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(try visitor.get("/manifest.webmanifest").response.text.contains(#""name":"Nordlicht""#))
        #expect(try visitor.get("/brand/red.css").status == .notFound)
        #expect(try visitor.get("/brand/a03070%7D.css").status == .notFound)
    }

    @Test("lists are written one on each line, and come back in order")
    func lines() throws {
        _ = try save([
            "holidays": "2026-12-25 Christmas\n\n2026-05-01 Labour Day", "other_currencies": "usd, AED",
            "exchange_rates": "2026-01-01 AED 0,25\n2026-02-01 AED 0.26", "hours-5": "10-14", "minimum_payout": "75.50",
        ])
        let settings = try settings()
        #expect(settings.holidays.map(\.name) == ["Labour Day", "Christmas"])
        #expect(settings.currencies.map(\.code) == ["EUR", "USD", "AED"])
        #expect(settings.exchangeRates.map(\.text) == ["0.26", "0.25"])
        #expect(settings.workingHours[5] == Settings.Hours(from: 600, to: 840))
        #expect(settings.minimumPayout == 7_550)
    }

    @Test(
        "what is wrong is said beside its field, and what was typed stays",
        arguments: [
            ("accent", "red", "Please enter a colour, for example #00707e."),
            ("time_zone", "Europe/Nowhere", "Please enter a time zone, for example Europe/Berlin."),
            ("time_zone", "../etc/passwd", "Please enter a time zone, for example Europe/Berlin."),
            ("imprint", "javascript:alert(1)", "Please enter an address that starts with https:// or /."),
            ("hours-0", "17-9", "Please enter hours, for example 09:00–17:00."),
            ("holidays", "Christmas", "This line is invalid: “Christmas”."),
            ("exchange_rates", "2026-01-01 USD much", "This line is invalid: “2026-01-01 USD much”."),
            ("hold_days", "-1", "Please enter a number between 0 and 365."),
            ("minimum_payout", "much", "Please enter an amount, for example 12480.50."),
            ("sender_address", "nobody", "Please enter an e-mail address, for example name@example.com."),
            ("currency", "EURO", "Please enter a currency code, for example EUR."),
            ("other_currencies", "USD, DOLLAR", "“DOLLAR” is not a valid currency."),
        ])
    func mistakes(field: String, input: String, problem: String) throws {
        let page = try save(["company": "Nordlicht", field: input])
        #expect(page.status == .unprocessableContent)
        #expect(page.problem(field) == problem)
        #expect(page.field("company")?["value"] == "Nordlicht")
        #expect(try settings() == Settings())
    }

    @Test("a logo is kept and can be shown, but does nothing by itself")
    func logo() throws {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
        let page = try upload(svg)
        #expect(page.location == "/admin/settings")
        let hash = try #require(try settings().logo)
        let picture = try portal.browser().get("/brand/logos/\(hash)")
        #expect(picture.response.text == svg)
        #expect(picture.response.fields["Content-Type"] == "image/svg+xml")
        #expect(picture.response.fields["Content-Security-Policy"]?.contains("sandbox") == true)
        #expect(try admin.visit("/admin/settings").html.all("img").contains { $0["src"] == "/brand/logos/\(hash)" })
        _ = try admin.press("Remove", on: admin.visit("/admin/settings"))
        #expect(try settings().logo == nil)
        let refused = try upload("<html>no picture</html>")
        #expect(refused.status == .unprocessableContent)
        #expect(refused.shows("Please choose an SVG, PNG, JPEG or WebP image"))
    }

    @Test("a logo over the limit is refused, and the page says how large it may be")
    func largeLogo() throws {
        let refused = try upload("<svg>" + String(repeating: " ", count: 200_000) + "</svg>")
        #expect(refused.status == .unprocessableContent)
        #expect(refused.shows("up to 200 KB"))
        #expect(try settings().logo == nil)
    }

    private func upload(_ content: String) throws -> Page {
        let key = try admin.formKey()
        let part = { (name: String, more: String, value: String) in
            "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\(more)\r\n\r\n\(value)\r\n"
        }
        let body =
            part("key", "", key) + part("name", "", "light")
            + part("logo", "; filename=\"logo.svg\"\r\nContent-Type: image/svg+xml", content) + "--b--\r\n"
        let cookies = admin.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let response = try portal.router.answer(
            .post, "/admin/settings/logo",
            ["Cookie: \(cookies)", "Content-Type: multipart/form-data; boundary=b"], body: body)
        return Page(target: "/admin/settings/logo", response: response)
    }
}
