import Base
import Crypto
import Database
import HTTP
import Mail
import Templates
import TestKit
import Testing
import Web

@testable import Identity

/// Invitations, and the first admin.
@Suite struct WelcomingTests {
    private let portal: TestPortal
    private let password = "quite another horse"

    init() throws {
        portal = try TestPortal()
    }

    private func invite(_ roles: Set<Role> = [.owner]) throws -> (user: ID<User>, path: String) {
        let firm = try portal.firm("Weber & Partner")
        let address = try EmailAddress("ben@example.com")
        let new = NewUser(name: "Ben Lang", email: address, roles: roles, firm: roles.isStaff ? nil : firm)
        let id = try portal.database.write { writer in
            let id = try UserStore.create(new, at: portal.clock.now, in: writer)
            let user = try #require(try UserStore.account(id, in: writer)).user
            try Invitation.send(to: user, from: nil, at: portal.clock.now, by: portal.site, in: writer)
            return id
        }
        return (id, try #require(try portal.path(inLetterTo: "ben@example.com")))
    }

    @Test("who was invited chooses name, language and password, and is in")
    func joining() throws {
        let (id, path) = try invite()
        let browser = portal.browser()
        let page = try browser.get(path)
        #expect(page.shows("You have been invited to join Weber & Partner."))
        #expect(page.field("name")?["value"] == "Ben Lang")
        #expect(page.field("email")?["readonly"] != nil)
        let input = ["name": "Benjamin Lang", "language": "de", "password": password]
        #expect(try browser.pressOnce("Open my account", on: page, input).location == "/")
        #expect(try browser.isIn)
        let account = try #require(try portal.database.read { try UserStore.account(id, in: $0) })
        #expect(account.user.name == "Benjamin Lang")
        #expect(account.user.language == .german)
        #expect(account.state == .active)
        #expect(try portal.browser().get(path).status == .gone)
        #expect(try portal.audit() == ["user.joined", "user.signed_in"])
    }

    @Test("what is wrong is told beside its field, and what was typed stays")
    func mistakes() throws {
        let (_, path) = try invite()
        let browser = portal.browser()
        let page = try browser.pressOnce(
            "Open my account", on: browser.get(path), ["name": "", "language": "de", "password": "Ben Lang Ben"])
        #expect(page.problem("name") == "Please fill in this field.")
        #expect(page.problem("password") == nil)
        #expect(page.html.all("option").first { $0["selected"] != nil }?["value"] == "de")
        #expect(try portal.browser().get(path).status == .ok)
    }

    @Test("the address of the invitation cannot be changed into another")
    func address() throws {
        let (id, path) = try invite()
        let browser = portal.browser()
        let input = ["name": "Ben", "password": password, "email": "mallory@example.com"]
        _ = try browser.pressOnce("Open my account", on: browser.get(path), input)
        let account = try portal.database.read { try UserStore.account(id, in: $0) }
        #expect(account?.user.email.text == "ben@example.com")
    }

    @Test(
        "the time zone is that of the device, where a script has said one that there is",
        arguments: [("Asia/Dubai", "Asia/Dubai"), ("Mars/Olympus", "UTC"), ("", "UTC")])
    func zone(said: String, kept: String) throws {
        let (id, path) = try invite()
        let browser = portal.browser()
        let input = ["password": password, "zone": said]
        _ = try browser.pressOnce("Open my account", on: browser.get(path), input)
        #expect(try portal.database.read { try UserStore.account(id, in: $0) }?.user.zone.name == kept)
    }

    @Test("who comes before anybody has an account is told where the first one is made")
    func nobody() throws {
        let words = "No accounts yet"
        #expect(try portal.browser().visit("/login").shows(words))
        _ = try portal.user("Anna Weber", .admin)
        #expect(try !portal.browser().visit("/login").shows(words))
    }

    @Test("an invitation is good for seven days")
    func lifetime() throws {
        let (_, path) = try invite()
        portal.clock.advance(by: .seconds(7 * 86_400 - 1))
        #expect(try portal.browser().get(path).status == .ok)
        portal.clock.advance(by: .seconds(1))
        #expect(try portal.browser().get(path).status == .gone)
    }

    @Test("whose role asks for a second factor sets it up before they are in")
    func secondFactor() throws {
        try portal.database.write { try SecondFactorStore.setRequiredRoles([.support], in: $0) }
        let (_, path) = try invite([.support])
        let browser = portal.browser()
        let page = try browser.press("Open my account", on: browser.get(path), ["password": password])
        #expect(page.heading == "Set up second factor")
        #expect(try !browser.isIn)
    }

    @Test("the first admin is made by a link, once")
    func setup() throws {
        let link = try #require(
            try portal.database.write { try SignInLink.forFirstAdmin(at: portal.clock.now, in: $0) })
        let browser = portal.browser()
        let input = ["email": "anna@example.com", "name": "Anna Weber", "language": "en", "password": password]
        #expect(try browser.pressOnce("Create account", on: browser.get(link.path), input).location == "/")
        #expect(try browser.isIn)
        let admins = try portal.database.read { try UserStore.accounts(having: .admin, in: $0) }
        #expect(admins.map(\.user.email.text) == ["anna@example.com"])
        #expect(try portal.browser().get(link.path).status == .gone)
        let another = try portal.database.write { try SignInLink.forFirstAdmin(at: portal.clock.now, in: $0) }
        #expect(another == nil)
    }

    @Test("a new portal leads its first admin to a second factor, and lets no admin in without one")
    func secondFactorOfAdmins() throws {
        let portal = try TestPortal(asInstalled: true)
        let link = try #require(
            try portal.database.write { try SignInLink.forFirstAdmin(at: portal.clock.now, in: $0) })
        let browser = portal.browser()
        let input = ["email": "anna@example.com", "name": "Anna Weber", "language": "en", "password": password]
        let empty = try browser.get(link.path)
        #expect(empty.shows("Next, you set up a second factor"))
        let offer = try browser.press("Create account", on: empty, input)
        #expect(offer.heading == "Set up second factor")
        #expect(try !browser.isIn)
        let anna = try #require(
            try portal.database.read { try UserStore.accounts(having: .admin, in: $0).first?.user.id })
        let secret = try #require(
            try portal.database.read { try portal.identity.factors.newSecret(of: anna, in: $0) })
        let codes = try browser.press("Continue", on: offer, ["code": portal.code(of: secret)])
        #expect(codes.heading == "Your recovery codes")
        #expect(try browser.isIn)
        let support = try portal.user("Sue", .support)
        #expect(try portal.browser().signIn("sue@example.com").location == "/")
        #expect(try portal.sessionCount(of: support) == 1)
    }

    @Test("a link of the set-up that was left open makes no second admin")
    func secondSetup() throws {
        let link = try #require(
            try portal.database.write { try SignInLink.forFirstAdmin(at: portal.clock.now, in: $0) })
        let browser = portal.browser()
        let page = try browser.get(link.path)
        _ = try portal.user("Anna Weber", .admin)
        let input = ["email": "mallory@example.com", "name": "Mallory", "password": password]
        #expect(try browser.pressOnce("Create account", on: page, input).status == .gone)
        #expect(try !browser.isIn)
    }
}
