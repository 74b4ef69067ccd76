import Base
import Crypto
import Database
import HTTP
import Mail
import Partners
import TestKit
import Testing
import Web

/// Applying as a person does it, and as machines would.
@Suite struct ApplyTests {
    let portal: TestPortal
    let browser: Browser

    init() throws {
        portal = try TestPortal()
        browser = portal.browser()
    }

    static let input = [
        "firm": "Weber Bau", "contact": "Anna Weber", "email": "anna@weber.example", "kind": "channel.dach",
        "country": "Germany", "website": "www.weber.example", "message": "We build houses.", "consent": "on",
    ]

    /// What the browser's script finds.
    static func proof(of challenge: String) -> String {
        for number in 0... {
            let digest = Digest.sha256(Bytes("\(challenge):\(number)".utf8))
            if digest[0] == 0, digest[1] < 2 { return "\(number)" }
        }
        return ""
    }

    private var count: Int {
        get throws {
            try portal.database.read { try $0.value("SELECT count(*) FROM partner_applications", as: Int.self) } ?? 0
        }
    }

    private func send(
        _ input: [String: String] = input, after seconds: Int = 60, hasScript: Bool = true
    ) throws -> Page {
        let page = try browser.visit("/apply")
        portal.clock.advance(by: .seconds(seconds))
        var input = input
        if hasScript { input["proof"] = Self.proof(of: page.field("challenge")?["value"] ?? "") }
        return try browser.press("Send application", on: page, input)
    }

    @Test("an application is mailed a link, and reaches the staff once the address is confirmed")
    func whole() throws {
        #expect(try send().shows("Check your e-mail"))
        let mail = try #require(try portal.mails().last)
        #expect(mail.to.map(\.address.text) == ["anna@weber.example"])
        let admin = try portal.browser(as: portal.user("Ada", .admin))
        #expect(try admin.visit("/admin/applications").shows("No open applications"))
        let path = try #require(mail.text.firstMatch(of: /\/apply\/mine\/[0-9a-f]+/)).output
        let page = try browser.visit(String(path))
        #expect(try admin.visit("/admin/applications").shows("No open applications"), "looking changes nothing")
        #expect(try browser.press("Yes, this was me", on: page).shows("Thank you. We have received your application"))
        let queue = try admin.visit("/admin/applications")
        #expect(queue.shows("Weber Bau") && queue.shows("Anna Weber") && queue.shows("Channel partner, DACH"))
        #expect(!queue.shows("Sent without JavaScript"))
    }

    @Test("what is missing or wrong is said beside its field, and what was typed stays")
    func mistakes() throws {
        var input = Self.input
        input["email"] = "anna@weber"
        input["website"] = "weber"
        input["firm"] = ""
        let page = try send(input)
        #expect(page.status == .unprocessableContent)
        #expect(page.problem("firm") == "Please fill in this field.")
        #expect(page.problem("email") != nil && page.problem("website") != nil && page.problem("contact") == nil)
        #expect(page.field("email")?["value"] == "anna@weber")
        #expect(page.field("message")?.text == "We build houses.")
        #expect(try count == 0)
    }

    @Test("nothing is kept without consent")
    func consent() throws {
        let page = try browser.visit("/apply")
        portal.clock.advance(by: .seconds(60))
        var input = Self.input
        input["consent"] = nil
        #expect(try browser.press("Send application", on: page, input).problem("consent") != nil)
        #expect(try count == 0)
    }

    @Test("a type that is registered with an authority asks for its number, and no type is offered where it is not")
    func registration() throws {
        let page = try browser.visit("/apply")
        let codes = page.field("kind")?.all("option").compactMap { $0["value"] } ?? []
        #expect(codes.contains("rera_agent.india") && !codes.contains("rera_agent.dach"))
        #expect(codes.contains("developer.uae") && !codes.contains("developer.dach"))
        var input = Self.input
        input["kind"] = "rera_agent.india"
        #expect(try send(input).problem("registration") != nil)
        input["registration"] = "PRM/KA/RERA/1251"
        #expect(try send(input).shows("Check your e-mail"))
        input["kind"] = "rera_agent.dach"
        #expect(try send(input).problem("kind") != nil)
    }

    @Test("without a script it takes longer, and staff see it")
    func withoutScript() throws {
        let early = try send(after: 10, hasScript: false)
        #expect(early.status == .unprocessableContent && early.shows("That was very quick"))
        #expect(early.field("firm")?["value"] == "Weber Bau")
        portal.clock.advance(by: .seconds(25))
        #expect(try browser.press("Send application", on: early).shows("Check your e-mail"))
        try confirm()
        let admin = try portal.browser(as: portal.user("Ada", .admin))
        #expect(try admin.visit("/admin/applications").shows("Sent without JavaScript"))
    }

    @Test("a machine that fills in everything is thanked, and nothing comes of it")
    func trap() throws {
        var input = Self.input
        input["fax"] = "1"
        #expect(try send(input).shows("Check your e-mail"))
        #expect(try count == 0)
        #expect(try portal.mails().isEmpty)
    }

    @Test("one sum is good for one application")
    func replay() throws {
        let page = try browser.visit("/apply")
        portal.clock.advance(by: .seconds(60))
        let challenge = page.field("challenge")?["value"] ?? ""
        let proof = Self.proof(of: challenge)
        for number in 0..<4 {
            var form = Self.input.map { ($0.key, $0.value) }
            form += [("challenge", challenge), ("proof", proof), ("key", try browser.formKey() + ".\(number)")]
            _ = try browser.post("/apply", form)
        }
        #expect(try count == 1)
        #expect(try portal.mails().count == 1)
    }

    @Test("who goes back and changes what was sent is not told that it is done")
    func changed() throws {
        let page = try browser.visit("/apply")
        portal.clock.advance(by: .seconds(60))
        #expect(try browser.press("Send application", on: page, Self.input).shows("Check your e-mail"))
        #expect(try browser.press("Send application", on: page, Self.input).shows("Check your e-mail"))
        var input = Self.input
        input["firm"] = "Weber Hochbau"
        let again = try browser.press("Send application", on: page, input)
        #expect(again.shows("This page was sent before"))
        portal.clock.advance(by: .seconds(60))
        #expect(try browser.press("Send application", on: again).shows("Check your e-mail"))
        #expect(try count == 2)
    }

    @Test("a made-up challenge is not taken", arguments: ["", "1.2.0.4", "1770379200000.00.0.00"])
    func forged(challenge: String) throws {
        var form = Self.input.map { ($0.key, $0.value) }
        form += [("challenge", challenge), ("proof", "1"), ("key", try browser.formKey())]
        #expect(try browser.post("/apply", form).shows("open for too long"))
        #expect(try count == 0)
    }

    @Test("one network sends five a day with the sum, and two without")
    func limits() throws {
        for _ in 0..<2 { #expect(try send(hasScript: false).shows("Check your e-mail")) }
        #expect(try send(hasScript: false).shows("Too many applications were sent from your network today"))
        for _ in 0..<3 { #expect(try send().shows("Check your e-mail")) }
        #expect(try send().shows("Too many applications were sent from your network today"))
        portal.clock.advance(by: .seconds(86_400))
        #expect(try send().shows("Check your e-mail"))
    }

    @Test("who is known already learns nothing of it, but the staff do")
    func twins() throws {
        _ = try send()
        try confirm()
        _ = try send()
        let page = try confirm()
        #expect(page.shows("Thank you. We have received your application"))
        let admin = try portal.browser(as: portal.user("Ada", .admin))
        #expect(try admin.visit("/admin/applications").shows("Same e-mail as Weber Bau"))
        #expect(!page.shows("Same"))
    }

    @Test("a link that nobody was sent leads nowhere", arguments: ["x", String(repeating: "0", count: 48)])
    func foreignToken(token: String) throws {
        #expect(try browser.visit("/apply/mine/\(token)").status == .notFound)
        #expect(try browser.post("/apply/mine/\(token)", [("key", browser.formKey())]).status == .notFound)
    }

    @discardableResult
    private func confirm() throws -> Page {
        let mail = try #require(try portal.mails().last)
        let path = try #require(mail.text.firstMatch(of: /\/apply\/mine\/[0-9a-f]+/)).output
        return try browser.press("Yes, this was me", on: browser.visit(String(path)))
    }
}
