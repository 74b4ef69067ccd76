import Base
import Database
import HTTP
import Templates
import TestKit
import Testing
import Web

@testable import Identity

@Suite struct AccountPagesTests {
    let portal: TestPortal
    let anna: ID<User>
    let browser: Browser

    init() throws {
        portal = try TestPortal()
        anna = try portal.user("Anna Weber", .owner, of: portal.firm("Weber & Partner"))
        browser = try portal.browser(as: anna)
    }

    @Test("a changed name, language and zone hold from the next page on, and are kept in the audit log")
    func profile() throws {
        let page = try browser.visit("/account")
        #expect(page.field("name")?["value"] == "Anna Weber")
        let next = try browser.press(
            "Save", on: page, ["name": "Anna Lang", "language": "de", "zone": "Europe/Berlin"])
        #expect(next.heading == "Konto")
        let account = try #require(try portal.account(anna))
        #expect(account.user.name == "Anna Lang")
        #expect(account.user.zone.name == "Europe/Berlin")
        let audit = try #require(try portal.lastAudit())
        #expect(audit.action == "user.changed")
        #expect(audit.changes.map(\.field) == ["name", "language", "time_zone"])
        #expect(audit.changes.first == .init("name", from: "Anna Weber", to: "Anna Lang"))
    }

    @Test("what is wrong stands beside its field, what was typed stays, and nothing is kept")
    func problems() throws {
        let page = try browser.visit("/account")
        let again = try browser.press("Save", on: page, ["name": " ", "zone": "Mars/Phobos", "language": "de"])
        #expect(again.status == .unprocessableContent)
        #expect(again.problem("name") == "Please fill in this field.")
        #expect(again.problem("zone") == "Please choose an option from the list.")
        #expect(try portal.account(anna)?.user.language == .english)
        #expect(try portal.lastAudit() == nil)
    }

    @Test("every zone of the list is one that the system knows, each continent has some, and the own one is chosen")
    func zones() throws {
        let groups = ZoneGroup.all(chosen: "Europe/Berlin")
        let zones = groups.flatMap(\.zones)
        #expect(zones.count > 300)
        #expect(Set(zones.map(\.code)).count == zones.count)
        #expect(groups.allSatisfy { !$0.zones.isEmpty })
        #expect(zones.allSatisfy { TimeZone.named($0.code) != nil })
        #expect(zones.filter(\.isChosen).map(\.name) == [Text(verbatim: "Berlin")])
        #expect(zones.contains { $0.name == Text(verbatim: "Argentina, Buenos Aires") })
        #expect(ZoneGroup.all(chosen: "Etc/GMT+3").flatMap(\.zones).filter(\.isChosen).map(\.code) == ["Etc/GMT+3"])
    }

    @Test("a picture that is uploaded is shown to its people, and to nobody of another firm")
    func picture() throws {
        let sent = try browser.upload(
            "/account/picture", "picture", "anna.png", TestPicture.png(), key: browser.formKey())
        #expect(sent.location == "/account")
        let path = try #require(try portal.account(anna)?.user.picture)
        let shown = try browser.get(path)
        #expect(shown.status == .ok)
        #expect(shown.response.fields["Content-Type"] == "image/png")
        #expect(shown.response.fields["X-Content-Type-Options"] == "nosniff")
        #expect(shown.response.fields["Cache-Control"]?.hasPrefix("private") == true)
        #expect(try browser.visit("/account").html.all("img").contains { $0["src"] == path })
        let stranger = try portal.browser(as: portal.user("Ben", .owner, of: portal.firm("Lang")))
        #expect(try stranger.get(path).status == .notFound)
        #expect(try portal.browser(as: portal.user("Sue", .support)).get(path).status == .ok)
        #expect(try portal.browser().get(path).location?.hasPrefix("/login") == true)

        let gone = try browser.press("Remove", on: browser.visit("/account"))
        #expect(gone.notice == "Picture removed.")
        #expect(try browser.get(path).status == .notFound)
        #expect(try portal.database.read { try $0.value("SELECT uses FROM files", as: Int.self) } == 0)
    }

    @Test("of a picture only what is to be seen is kept: not where it was taken, and not what hangs behind it")
    func stripped() throws {
        let place = TestPicture.block("eXIf", Bytes("52.5200 N".utf8))
        let whole = TestPicture.png()
        let sent = Bytes(whole.prefix(33)) + place + whole.dropFirst(33) + Bytes("52.5200 N".utf8)
        _ = try browser.upload("/account/picture", "picture", "a.png", sent, key: browser.formKey())
        let path = try #require(try portal.account(anna)?.user.picture)
        guard case .file(let file) = try browser.get(path).response.content else {
            Issue.record("the picture is no file")
            return
        }
        #expect(try file.read() == whole)
        let cut = try browser.upload(
            "/account/picture", "picture", "a.png", Bytes(whole.dropLast(3)), key: browser.formKey())
        #expect(cut.problem("picture") == "This image is damaged. Please save it again and choose the new file.")
    }

    @Test(
        "what is no picture, and what is too large, is refused beside the field",
        arguments: [
            (Bytes("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), "Please choose a PNG, JPEG or WebP image."),
            (Bytes("GIF89a".utf8), "Please choose a PNG, JPEG or WebP image."), ([], "Please choose a file."),
            (TestPicture.png() + Bytes(repeating: 0, count: 2 << 20), "This file is larger than 2 MB."),
        ])
    func notPictures(content: Bytes, problem: String) throws {
        let page = try browser.upload("/account/picture", "picture", "a.png", content, key: browser.formKey())
        #expect(page.status == .unprocessableContent)
        #expect(page.problem("picture") == problem)
        #expect(try portal.account(anna)?.user.picture == nil)
    }

    @Test(
        "a picture is told by how it begins",
        arguments: [
            (TestPicture.png(), PictureKind.png), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
            (Bytes("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8 ".utf8), .webp), (Bytes("RIFF____WAVE".utf8), nil), ([], nil),
        ] as [(Bytes, PictureKind?)])
    func kinds(start: Bytes, kind: PictureKind?) {
        #expect(PictureKind(start) == kind)
    }
}
