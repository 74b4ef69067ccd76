import Base
import Database
import Dispatch
import HTTP
import Leads
import Partners
import Programme
import TestKit
import Testing
import Web

@Suite struct LeadFileTests {
    private let world: BoardWorld
    private let anna: Browser
    private let lead: Lead

    init() throws {
        world = try BoardWorld()
        anna = try world.browser(world.anna)
        lead = try world.lead("Bergmann")
    }

    private var path: String { LeadPath.show(lead.id) }

    /// Sends the form with a file in it.
    private func send(_ content: String, named name: String) throws -> Page {
        try anna.upload(path + "/files", "file", name, Bytes(content.utf8), key: anna.formKey())
    }

    @Test("a file is added, taken away again as a file, and never shown as a page of ours")
    func file() throws {
        #expect(try send("%PDF-1.7 <script>alert(1)</script>", named: "Angebot Müller.pdf").location == path)
        let shown = try anna.visit(path)
        #expect(shown.shows("Anna Weber added the file Angebot Müller.pdf"))
        let address = try #require(shown.link("Angebot Müller.pdf"))
        let file = try anna.get(address)
        #expect(file.response.fields["Content-Type"] == "application/octet-stream")
        #expect(
            file.response.fields["Content-Disposition"]?.hasPrefix("attachment; filename*=UTF-8''Angebot%20M") == true)
        #expect(file.response.fields["Content-Security-Policy"] == "default-src 'none'; sandbox")
        #expect(file.response.fields["X-Content-Type-Options"] == "nosniff")
        let gone = try anna.press("Remove Angebot Müller.pdf", on: shown)
        #expect(gone.link("Angebot Müller.pdf") == nil)
        #expect(try anna.get(address).status == .notFound)
    }

    @Test(
        "a file that is no document, picture, archive or mail is refused by its name, and the page says what is taken")
    func kinds() throws {
        let page = try anna.visit(path)
        #expect(page.shows("PDF, Office, text, images, archives and e-mails, up to 10 MB each"))
        #expect(page.field("file")?["accept"]?.hasPrefix(".pdf,.docx,") == true)
        for (content, name) in [("MZ", "setup.exe"), ("MZ", "offer.pdf"), ("<html>", "page.html"), ("<p>", "page.txt")]
        {
            _ = try send(content, named: name)
            let shown = try anna.visit(path)
            #expect(shown.notice?.hasPrefix("\(name) is not a supported file type") == true)
            #expect(shown.link(name) == nil)
        }
        #expect(try world.portal.database.read { try $0.value("SELECT count(*) FROM files", as: Int.self) } == 0)
    }

    @Test("a file over 10 MB is refused by its name, and nothing is added")
    func large() throws {
        _ = try send(String(repeating: "x", count: 10 << 20 + 1), named: "film.mov")
        let shown = try anna.visit(path)
        #expect(shown.notice == "film.mov is larger than 10 MB. Nothing was added.")
        #expect(shown.link("film.mov") == nil)
    }

    @Test("nobody of another firm reaches a file, by its lead or by a lead of their own")
    func foreign() throws {
        _ = try send("secret", named: "a.txt")
        let address = try #require(try anna.visit(path).link("a.txt"))
        let peter = try world.browser(world.peter)
        #expect(try peter.get(address).status == .notFound)
        let own = try world.lead("Lang", of: world.lang)
        let file = address.split(separator: "/").last.map(String.init) ?? ""
        #expect(try peter.get("\(LeadPath.show(own.id))/files/\(file)").status == .notFound)
    }

    /// What the firm's files take up, and what its tier gives it, in bytes.
    private func storage() throws -> FirmStorage {
        try world.portal.database.read { try FirmStorage(of: lead.firm, in: $0) }
    }

    private func give(_ megabytes: Int) throws {
        try world.portal.database.write { writer in
            var rules = try ProgrammeRules.current(writer).rules
            for index in rules.tiers.indices { rules.tiers[index].storage = megabytes }
            _ = try RuleStore.publish(rules, note: "Storage", by: .program, at: world.portal.clock.now, writer)
        }
    }

    @Test("files are counted as they come and go, and the page says what is left")
    func counting() throws {
        #expect(try anna.visit(path).shows("File storage of the firm: 0 bytes of 1 GB"))
        _ = try send(String(repeating: "x", count: 3_000), named: "a.txt")
        _ = try send(String(repeating: "x", count: 3_000), named: "b.txt")
        #expect(try storage().used == 6_000)
        _ = try anna.press("Remove a.txt", on: anna.visit(path))
        #expect(try storage().used == 3_000)
    }

    @Test("over what the tier gives nothing is kept, and what is there stays when the tier gives less")
    func quota() throws {
        try give(1)
        let most = String(repeating: "x", count: 900_000)
        #expect(try send(most, named: "a.txt").location == path)
        let nearly = try anna.visit(path)
        #expect(nearly.shows("File storage of the firm") && nearly.shows("900 kB of 1 MB"))
        #expect(try anna.visit("/partner-dashboard").shows("File storage is nearly full"))
        _ = try send(most, named: "b.txt")
        let full = try anna.visit(path)
        #expect(full.notice?.hasPrefix("There is not enough file storage left.") == true)
        #expect(full.link("b.txt") == nil && full.link("a.txt") != nil)
        let kept = try world.portal.database.read { try $0.value("SELECT count(*) FROM files", as: Int.self) }
        #expect(kept == 1)

        try give(0)
        _ = try send("x", named: "c.txt")
        #expect(try anna.visit(path).link("c.txt") == nil)
        #expect(try anna.visit(path).link("a.txt") != nil)
        #expect(try storage().used == 900_000)
    }

    @Test("of three uploads at once of which one fits, one is kept")
    func race() throws {
        try give(1)
        let content = String(repeating: "x", count: 600_000)
        // The portal and its browser are made for several threads; the test case is only read.
        nonisolated(unsafe) let test = self
        DispatchQueue.concurrentPerform(iterations: 3) { number in
            _ = unsafe try? test.send("\(content)\(number)", named: "\(number).txt")
        }
        #expect(try storage().used == 600_001)
    }

    @Test("a lead that another firm gets takes what its files take up along")
    func transfer() throws {
        _ = try send("12345", named: "a.txt")
        let former = lead.firm
        try world.portal.database.write { writer in
            try LeadStore.transfer(
                lead.id, to: world.lang, by: LeadAuthor(.program, at: world.portal.clock.now), in: writer)
        }
        let used = try world.portal.database.read { reader in
            try [former, world.lang].map { try FirmStorage(of: $0, in: reader).used }
        }
        #expect(used == [0, 5])
    }
}
