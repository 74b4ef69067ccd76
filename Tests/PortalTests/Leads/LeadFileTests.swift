import Base
import Database
import HTTP
import Leads
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
}
