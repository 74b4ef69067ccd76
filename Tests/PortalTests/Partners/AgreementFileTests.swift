import Base
import Database
import HTTP
import Partners
import TestKit
import Testing
import Web

/// The signed agreement as a file to keep.
@Suite struct AgreementFileTests {
    private static let text = "§ 1 We are fair to each other.\n\n§ 2 Größe zählt nicht: 100 % für alle."

    @Test("what was signed is there as a file with its text, who signed it, when, from where, and its hash")
    func file() throws {
        let portal = try TestPortal()
        let firm = try portal.partner("Weber Bau", .onboarding)
        let other = try portal.partner("Lang")
        let admin = try portal.browser(as: portal.user("Ada", .admin))
        let anna = try portal.browser(as: portal.user("Anna", .owner, of: firm.id))
        _ = try admin.press("Publish", on: admin.visit("/admin/agreement"), ["text": Self.text])
        let page = try anna.visit("/partner/onboarding/agreement")
        #expect(page.link("PDF") == nil)
        _ = try anna.press("Sign", on: page, ["accepted": "on", "name": "Anna Maria Weber"])

        let path = try #require(try anna.visit("/partner/onboarding/agreement").link("PDF"))
        let answer = try anna.get(path)
        #expect(answer.response.fields["Content-Type"] == "application/pdf")
        #expect(answer.response.fields["Content-Disposition"]?.hasPrefix("attachment") == true)
        let hash = try #require(path.split(separator: "/").last.map(String.init))
        let words = try read(answer.response, portal)
        for text in [
            Self.text, "Anna Maria Weber", "anna@example.com", "203.0.113.7", hash, "Weber Bau",
            "\(portal.clock.now)",
        ] {
            #expect(words.contains(plain(text)), "\(text) is not in \(words)")
        }

        let staff = try #require(try admin.visit("/admin/partners/\(firm.id)/agreements").link("PDF"))
        #expect(try admin.get(staff).status == .ok)
        #expect(try admin.get("/admin/partners/\(other.id)/agreements/\(hash)").status == .notFound)
        let stranger = try portal.browser(as: portal.user("Tom", .owner, of: other.id))
        #expect(try stranger.get(path).status == .notFound)
        #expect(try stranger.get(staff).status == .forbidden)
        let agent = try portal.browser(as: portal.user("Al", .agent))
        #expect(try agent.visit("/admin/partners/\(firm.id)/agreements").link("PDF") == nil)
        #expect(try agent.get(staff).status == .forbidden)
    }

    /// What a person reads in it, without its blanks.
    private func read(_ response: Response, _ portal: TestPortal) throws -> String {
        guard case .bytes(let bytes) = response.content else { return "" }
        let file = portal.site.files.path(of: try portal.site.files.put(bytes).hash)
        let program = try Program("/usr/bin/pdftotext", ["-raw", file, "-"])
        program.waitForEnd()
        return plain(try program.output)
    }

    private func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
