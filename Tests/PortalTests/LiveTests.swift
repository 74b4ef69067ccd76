import Base
import HTTP
import TestKit
import Testing
import Web

@testable import App

/// What pages that are open hear.
@Suite struct LiveTests {
    private let portal: TestPortal
    private let wire: WirePortal
    private let firm: ID<Firm>
    private let anna: Browser

    init() throws {
        portal = try TestPortal()
        firm = try portal.firm("Weber & Partner")
        anna = try portal.browser(as: portal.user("Anna Weber", .owner, of: firm))
        wire = try WirePortal(portal)
    }

    private var live: Live { portal.site.live }

    @Test("people of a firm hear that its board has changed, and those of another firm do not")
    func ownNews() throws {
        let lang = try portal.firm("Lang Immobilien")
        let peter = try portal.browser(as: portal.user("Peter Lang", .owner, of: lang))
        let (hers, his) = (
            try wire.listener(anna, to: "leads:board notes"), try wire.listener(peter, to: "leads:board")
        )
        live.tell("leads:board", firm.text)
        #expect(try hers.frame() == .text("leads:board"))
        live.tell("leads:board", lang.text)
        #expect(try his.frame() == .text("leads:board"))
        #expect(!hers.hasNews())
    }

    @Test("an admin's overview hears of any firm, and nobody else does")
    func overview() throws {
        let admin = try wire.listener(portal.browser(as: portal.user("Clara Amt", .admin)), to: "overview")
        let hers = try wire.listener(anna, to: "overview")
        live.tell("overview", "admins")
        #expect(try admin.frame() == .text("overview"))
        #expect(!hers.hasNews())
    }

    @Test("asking for the topic of another firm, or for one that there is not, brings nothing")
    func foreignTopics() throws {
        let other = try portal.firm("Lang Immobilien")
        let client = try wire.listener(anna, to: "leads:board:\(other) leads:board\(other.text) staff")
        #expect(live.counts.channels == 0)
        live.tell("leads:board", other.text)
        #expect(!client.hasNews())
    }

    @Test("what was told between the reading of a page and the opening of its socket is told once more")
    func between() throws {
        let page = try anna.visit("/leads")
        let position = try #require(page.html.all.first { $0["data-live-since"] != nil }?["data-live-since"])
        let quiet = try wire.listener(anna, to: "since:\(position) leads:board")
        #expect(!quiet.hasNews())
        live.tell("leads:board", try portal.firm("Lang Immobilien").text)
        let other = try wire.listener(anna, to: "since:\(position) leads:board")
        #expect(!other.hasNews(), "what others heard is none of their news")
        live.tell("leads:board", firm.text)
        #expect(try wire.client(anna, to: "since:\(position) tier leads:board").frame() == .text("leads:board"))
        let later = try #require(
            try anna.visit("/leads").html.all.first { $0["data-live-since"] != nil }?["data-live-since"])
        #expect(try !wire.listener(anna, to: "since:\(later) leads:board").hasNews())
    }

    @Test("a page from before a restart may have missed anything", arguments: ["1.0", "x", "..", ""])
    func afterRestart(position: String) throws {
        #expect(try wire.client(anna, to: "since:\(position) leads:board").frame() == .text("leads:board"))
    }

    @Test("who is not signed in, or comes from another site, gets no socket")
    func refused() throws {
        #expect(try wire.askForSocket(portal.browser()).status == 403)
        #expect(try wire.askForSocket(anna, ["Origin: https://elsewhere.example"]).status == 403)
        #expect(try wire.askForSocket(anna, ["Sec-Fetch-Site: cross-site"]).status == 403)
        #expect(live.counts.listeners == 0)
    }

    @Test("what is no list of topics ends the socket")
    func nonsense() throws {
        let (client, _) = try wire.askForSocket(anna)
        try client.send(.text(String(repeating: "a ", count: 600)))
        try client.expectClose(1008)
    }

    @Test("who leaves is forgotten, with what only they waited for")
    func leaving() throws {
        let (first, second) = (
            try wire.listener(anna, to: "leads:board"), try wire.listener(anna, to: "leads:board leads:board")
        )
        #expect(live.counts == (2, 1))
        first.reset()
        #expect(waitUntil { live.counts == (1, 1) })
        live.tell("leads:board", firm.text)
        #expect(try second.frame() == .text("leads:board"))
        second.reset()
        #expect(waitUntil { live.counts == (0, 0) })
    }
}
