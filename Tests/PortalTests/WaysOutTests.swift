import Base
import Database
import HTTP
import Jobs
import Mail
import Partners
import TestKit
import Testing
import Web

@testable import Identity
@testable import Leads

/// Every way in which something leaves the portal for a person, and that each is closed at once to whoever has lost the
/// right. A new way out belongs into `Way`.
@Suite struct WaysOutTests {
    enum Way: String, CaseIterable {
        case home, page, fragment, list, csv, record, search, file, feed, reminder, queuedMail, ruleMail, socket
    }

    enum Loss: String, CaseIterable {
        case removed, paused, demoted, firmSuspended, sessionEnded, scopeTaken

        /// Whoever only signs out keeps the account: what is sent to them still is.
        var open: Set<Way> { self == .sessionEnded ? [.feed, .reminder, .queuedMail, .ruleMail] : [] }

        /// What says nothing about the record that is out of sight: the socket says that something has changed, and
        /// the mail that was posted before was for somebody who could see it.
        var unconcerned: Set<Way> { [.demoted, .scopeTaken].contains(self) ? [.socket, .queuedMail, .ruleMail] : [] }
    }

    /// A word that stands in the record and nowhere else.
    private static let word = "Zimtstern"

    @Test("whoever has the right gets the record in every way", arguments: Way.allCases)
    func open(way: Way) throws {
        let world = try PersonWorld()
        try world.prepare(way)
        #expect(try world.reaches(way), "\(way)")
    }

    @Test("every way out is closed at once", arguments: Loss.allCases, Way.allCases)
    func closed(loss: Loss, way: Way) throws {
        guard !loss.unconcerned.contains(way) else { return }
        let world = try PersonWorld(isMember: loss == .scopeTaken)
        try world.prepare(way)
        try world.lose(loss)
        #expect(try world.reaches(way) == loss.open.contains(way), "\(way) after \(loss)")
    }

    /// Ben, who sees a lead of a colleague and has a task with it, signed in.
    private final class PersonWorld {
        private let leads: LeadPortal
        private let wire: WirePortal
        private let review: LiveReview
        private let ben: User
        private let browser: Browser
        private let lead: Lead
        private var feed = ""
        private var file = ""
        private var socket: RawClient?

        init(isMember: Bool = false) throws {
            leads = try LeadPortal()
            let portal = leads.portal
            wire = try WirePortal(portal)
            review = LiveReview(portal.site)
            let (anna, firm, now) = (leads.anna, leads.firm, leads.now)
            var benID = leads.ben.id
            if !isMember {
                benID = try portal.user("Ben Owner", .owner, of: firm)
            } else {
                try portal.database.write { try Firms.setMemberVisibility(firm, .all, in: $0) }
            }
            guard let ben = try portal.account(benID)?.user else { throw BrowserError("there is no Ben") }
            self.ben = ben
            browser = try portal.browser(as: ben.id)
            lead = try leads.lead("\(WaysOutTests.word) GmbH", owner: anna)
            let (lead, author) = (lead, leads.by(anna))
            try portal.database.write { writer in
                let day = TimeZone.utc.local(now).day.adding(1)
                try LeadTaskStore.add(
                    "Call \(WaysOutTests.word)", on: day, for: ben.id, to: lead.id, seenBy: .everything, by: author,
                    in: writer)
            }
        }

        func prepare(_ way: Way) throws {
            let author = leads.by(leads.anna)
            let database = leads.database
            switch way {
            case .feed:
                feed = try database.write { try LeadFeedStore.renew(for: self.ben, by: author, in: $0) }.text
            case .file:
                let path = LeadPath.show(lead.id)
                let key = try browser.formKey()
                _ = try browser.upload(path + "/files", "file", "a.pdf", Bytes("%PDF-1.7".utf8), key: key)
                file = try browser.visit(path).link("a.pdf") ?? ""
            case .queuedMail:
                let letter = LeadRuleLetter(heading: WaysOutTests.word, paragraphs: [], address: "")
                try database.write { writer in
                    try writer.post(letter, to: Recipient(self.ben), cause: "test", by: self.leads.portal.site)
                }
            case .socket: socket = try wire.listener(browser, to: "leads:board")
            case .home:
                let today = TimeZone.utc.local(leads.now).day
                try database.write { writer in
                    try LeadTaskStore.add(
                        "Write", on: today, for: self.ben.id, to: self.lead.id, seenBy: .everything, by: author,
                        in: writer)
                }
            case .page, .fragment, .list, .csv, .record, .search, .reminder, .ruleMail: break
            }
        }

        func lose(_ loss: Loss) throws {
            let portal = leads.portal
            let account = try #require(try portal.account(ben.id))
            let heir = try #require(try portal.account(leads.anna.id))
            let firm = try #require(ben.firm)
            let now = leads.now
            try portal.database.write { writer in
                switch loss {
                case .removed: try Team.setArchived(account, true, by: .program, at: now, in: writer)
                case .paused: try Team.setPaused(account, true, by: .program, at: now, in: writer)
                case .demoted:
                    try Team.handOver(firm, to: heir, by: .program, keeping: nil, at: now, in: writer)
                    try Team.setRoles(
                        account.user, [.member], by: .program, keeping: nil, at: now, in: writer)
                case .firmSuspended: try Firms.close(firm.id, in: writer)
                case .sessionEnded: try SessionStore.endAll(of: ben.id, in: writer)
                case .scopeTaken: try Firms.setMemberVisibility(firm.id, .own, in: writer)
                }
            }
            // A demoted person may sign in anew; what they see then is what counts.
            if loss == .demoted { try signInAgain() }
            try review.run()
        }

        private func signInAgain() throws {
            let again = try leads.portal.browser(as: ben.id)
            for (name, value) in again.cookies { browser.keep("\(name)=\(value)") }
        }

        /// Whether the record still comes to Ben in this way.
        func reaches(_ way: Way) throws -> Bool {
            let path = LeadPath.show(lead.id)
            switch way {
            case .home: return try shows("/partner-dashboard")
            case .page: return try shows(LeadPath.board)
            case .fragment: return try shows(LeadPath.board, ["Fragment: pipeline"])
            case .list: return try shows(LeadPath.list)
            case .csv:
                let file = try browser.get(LeadPath.list + ".csv")
                return try file.status == .ok && file.streamed().contains(WaysOutTests.word)
            case .record: return try shows(path)
            case .search:
                // The page says what was looked for, found or not.
                let page = try browser.get("/search?q=\(WaysOutTests.word)")
                return page.status == .ok && page.response.text.contains(path)
            case .file: return try browser.get(file).status == .ok
            case .feed: return try shows("\(LeadPath.calendar)/\(feed)")
            case .reminder:
                try leads.advance(by: .seconds(2 * 86_400))
                return try hasMail()
            case .queuedMail: return try hasMail()
            case .ruleMail:
                // A rule that Ben has made, for a lead that nobody has.
                let rule = LeadRule(
                    firm: leads.firm, name: "Rule", trigger: .source(.form),
                    action: .mailOwner(subject: WaysOutTests.word, text: "Text"), user: ben.id)
                try leads.database.write { try LeadRuleStore.add(rule, by: self.leads.by(self.ben), in: $0) }
                try leads.lead("Other GmbH", email: "x@other.example", source: .form)
                try leads.settle()
                return try hasMail()
            case .socket:
                leads.portal.site.live.tell("leads:board", leads.firm.text)
                return try socket?.frame() == .text("leads:board")
            }
        }

        private func shows(_ target: String, _ fields: [String] = []) throws -> Bool {
            let page = try browser.get(target, fields)
            return page.status == .ok && page.response.text.contains(WaysOutTests.word)
        }

        private func hasMail() throws -> Bool {
            try leads.portal.mails().contains { mail in
                mail.to.contains { $0.address.text == ben.email.text } && "\(mail)".contains(WaysOutTests.word)
            }
        }
    }
}
