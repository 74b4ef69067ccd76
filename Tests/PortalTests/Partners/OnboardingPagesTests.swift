import Base
import Database
import HTTP
import Partners
import TestKit
import Testing
import Web

/// How a firm begins.
@Suite struct OnboardingPagesTests {
    let portal: TestPortal
    let firm: Partner
    let owner: Browser
    let admin: Browser

    init() throws {
        portal = try TestPortal()
        firm = try portal.partner("Weber", .onboarding)
        owner = try portal.browser(as: portal.user("Anna Weber", .owner, of: firm.id))
        admin = try portal.browser(as: portal.user("Ada", .admin))
    }

    private func publish(_ text: String) throws {
        _ = try admin.press("Publish", on: admin.visit("/admin/agreement"), ["text": text])
    }

    @Test("step by step a firm becomes active, and its agreement is kept as it was signed")
    func whole() throws {
        try publish("We are fair to each other.")
        let list = try owner.visit("/partner/onboarding")
        #expect(list.shows("0 of 4 completed") && list.link("Continue") == "/partner/onboarding/welcome")
        let welcome = try owner.visit("/partner/onboarding/welcome")
        #expect(welcome.shows("Performer") && welcome.shows("25%"))
        _ = try owner.press("I have read this", on: welcome)
        let profile = try owner.visit("/partner/onboarding/profile")
        #expect(try owner.press("Save", on: profile, ["name": ""]).problem("name") != nil)
        #expect(try owner.press("Save", on: profile, ["website": "weber.example"]).shows("2 of 4 completed"))
        let agreement = try owner.visit("/partner/onboarding/agreement")
        #expect(agreement.shows("We are fair to each other."))
        let unread = try owner.press("Sign", on: agreement, ["name": "Anna Weber"])
        #expect(unread.problem("accepted") != nil)
        #expect(try owner.press("Sign", on: agreement, ["accepted": "on"]).problem("name") != nil)
        #expect(try portal.state(of: firm.id) == .onboarding)
        let done = try owner.press("Sign", on: agreement, ["accepted": "on", "name": "Anna Weber"])
        #expect(done.shows("3 of 4 completed"))
        #expect(try portal.state(of: firm.id) == .active)
        let kept = try admin.visit("/admin/partners/\(firm.id)/agreements")
        #expect(kept.shows("Anna Weber") && kept.shows("203.0.113.7") && kept.shows("We are fair to each other."))
    }

    @Test("nobody signs a text that has changed since they read it")
    func changedText() throws {
        try publish("One")
        let page = try owner.visit("/partner/onboarding/agreement")
        portal.clock.advance(by: .seconds(1))
        try publish("Two")
        let again = try owner.press("Sign", on: page, ["accepted": "on", "name": "Anna Weber"])
        #expect(again.notice?.contains("has changed in the meantime") == true && again.shows("Two"))
        #expect(try admin.visit("/admin/partners/\(firm.id)/agreements").shows("No signatures yet"))
    }

    @Test("members read along, and neither sign nor change the firm")
    func members() throws {
        try publish("One")
        let member = try portal.browser(as: portal.user("Ben", .member, of: firm.id))
        #expect(try member.visit("/partner/onboarding/agreement").buttons.contains("Sign") == false)
        let key = try member.formKey()
        let sent = try member.post(
            "/partner/onboarding/agreement", [("key", key), ("accepted", "on"), ("name", "Ben"), ("hash", "x")])
        #expect(sent.status == .forbidden)
        #expect(try member.post("/account/firm", [("key", key), ("name", "Ben")]).status == .forbidden)
        let steps = try member.visit("/partner/onboarding")
        #expect(steps.link("Agreement") != nil && steps.link("Your firm") == nil && steps.link("Continue") == nil)
    }

    @Test("coming for the first time begins it")
    func begins() throws {
        let invited = try portal.partner("Lang", .invited)
        let lang = try portal.browser(as: portal.user("Lea Lang", .owner, of: invited.id))
        #expect(try lang.visit("/partner/onboarding").status == .ok)
        // What is left behind an answer is written soon, in order.
        try portal.database.write { _ in }
        #expect(try portal.state(of: invited.id) == .onboarding)
    }

    @Test("an owner changes their own firm only, and not what was agreed")
    func profile() throws {
        let other = try portal.partner("Lang")
        let page = try owner.visit("/account/firm")
        #expect(page.field("rate") == nil && page.field("tags") == nil && page.field("callback") == nil)
        var form = [("key", try owner.formKey()), ("name", "Weber Bau"), ("rate", "100"), ("tags", "vip")]
        form.append(("callback", "https://evil.example"))
        #expect(try owner.post("/account/firm", form).status == .seeOther)
        let now = try #require(try portal.database.read { try PartnerRecords.partner(firm.id, in: $0) })
        #expect(now.name == "Weber Bau" && now.terms.rate == nil && now.tags.isEmpty && now.profile.callback.isEmpty)
        #expect(try portal.database.read { try PartnerRecords.partner(other.id, in: $0)?.name } == "Lang")
    }
}
