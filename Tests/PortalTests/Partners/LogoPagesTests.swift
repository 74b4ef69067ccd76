import Base
import Database
import HTTP
import TestKit
import Testing
import Web

@testable import Partners

/// The pictures of firms.
@Suite struct LogoPagesTests {
    let portal: TestPortal
    let firm: Partner
    let anna: Browser

    init() throws {
        portal = try TestPortal()
        firm = try portal.partner("Weber Bau", .onboarding)
        anna = try portal.browser(as: portal.user("Anna", .owner, of: firm.id))
    }

    private func uses() throws -> [Int] {
        try portal.database.read { try $0.all("SELECT uses FROM files ORDER BY hash") { try $0.next(Int.self) } }
    }

    @Test("an owner gives the firm a logo, which its people and the staff see, and nobody else")
    func own() throws {
        let sent = try anna.upload(
            "/account/firm/logo", "picture", "logo.png", TestPicture.png(), key: anna.formKey())
        #expect(sent.location == "/account/firm")
        let page = try anna.visit("/account/firm")
        let path = try #require(page.html.all("img").compactMap { $0["src"] }.first { $0.contains("/logo/") })
        let shown = try anna.get(path)
        #expect(shown.status == .ok && shown.response.fields["Content-Type"] == "image/png")
        #expect(shown.response.fields["X-Content-Type-Options"] == "nosniff")
        let ben = try portal.browser(as: portal.user("Ben", .member, of: firm.id))
        #expect(try ben.get(path).status == .ok)
        let agent = try portal.browser(as: portal.user("Al", .agent))
        #expect(try agent.get(path).status == .ok)
        #expect(try agent.visit("/admin/partners/\(firm.id)").html.all("img").contains { $0["src"] == path })
        let other = try portal.partner("Lang")
        let stranger = try portal.browser(as: portal.user("Tom", .owner, of: other.id))
        #expect(try stranger.get(path).status == .notFound)
        #expect(try portal.browser().get(path).location?.hasPrefix("/login") == true)
        #expect(try anna.get(String(path.dropLast()) + "x").status == .notFound)

        let gone = try anna.press("Remove", on: page)
        #expect(gone.notice == "Logo removed.")
        #expect(try anna.get(path).status == .notFound)
        #expect(try uses() == [0])
        #expect(try portal.audited(firm.id.text) == ["partner.added", "partner.changed", "partner.changed"])
    }

    @Test("another logo takes the place of the first, and the rest of the firm stays as it is")
    func replaced() throws {
        for tint in [UInt8(1), 2, 2] {
            _ = try anna.upload(
                "/account/firm/logo", "picture", "logo.png", TestPicture.png(tint: tint), key: anna.formKey())
        }
        #expect(try uses().reduce(0, +) == 1)
        _ = try anna.press("Save", on: anna.visit("/account/firm"), ["phone": "+49 30 1"])
        let kept = try portal.database.read { try PartnerStore.partner(firm.id, in: $0) }
        #expect(kept?.logo != nil && kept?.profile.phone == "+49 30 1")
    }

    @Test(
        "what is no picture, and what is too large, is refused beside the field, on each of the pages",
        arguments: [
            (Bytes("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), "Please choose a PNG, JPEG or WebP image."),
            ([], "Please choose a file."),
            (TestPicture.png() + Bytes(repeating: 0, count: 2 << 20), "This file is larger than 2 MB."),
        ])
    func refused(content: Bytes, problem: String) throws {
        let admin = try portal.browser(as: portal.user("Ada", .admin))
        for (browser, path) in [(anna, "/account/firm/logo"), (admin, "/admin/partners/\(firm.id)/logo")] {
            let page = try browser.upload(path, "picture", "a.png", content, key: browser.formKey())
            #expect(page.status == .unprocessableContent)
            #expect(page.problem("picture") == problem)
            #expect(page.field("name")?["value"] == "Weber Bau")
        }
        #expect(try portal.database.read { try PartnerStore.partner(firm.id, in: $0)?.logo } == nil)
    }

    @Test("an admin gives and takes a firm's logo")
    func admin() throws {
        let admin = try portal.browser(as: portal.user("Ada", .admin))
        let path = "/admin/partners/\(firm.id)/logo"
        let sent = try admin.upload(path, "picture", "logo.png", TestPicture.png(), key: admin.formKey())
        #expect(sent.location == "/admin/partners/\(firm.id)/edit")
        let gone = try admin.press("Remove", on: admin.visit("/admin/partners/\(firm.id)/edit"))
        #expect(gone.notice == "Logo removed.")
        #expect(try uses() == [0])
    }
}

extension TestPortal {
    /// Gives a firm a picture that begins like a PNG.
    func logo(of firm: ID<Firm>) throws -> FileHash {
        let file = try site.files.put(TestPicture.png(tint: 9))
        try database.write { writer in
            try site.files.keep(file, writer)
            try PartnerStore.setLogo(file.hash, of: firm, in: writer)
        }
        return file.hash
    }
}
