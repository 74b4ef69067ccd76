import Base
import Crypto
import Database
import TestKit
import Templates
import Testing

@testable import Mail
@testable import Web

@Suite struct MailTests {
    let post: TestPost

    init() throws {
        post = try TestPost()
    }

    @Test("a letter goes once for a cause and an address, however often it is posted and looked for")
    func once() throws {
        for _ in 1...3 { try post.post(to: post.anna, cause: "trial:1") }
        try post.post(to: post.boris, cause: "trial:1")
        try post.sender.settle()
        try post.post(to: post.anna, cause: "trial:1")
        try post.sender.settle()
        #expect(post.transport.sent.map { $0.to[0].address.text } == ["anna@example.com", "boris@example.com"])
        try post.post(to: post.anna, cause: "trial:2")
        try post.sender.settle()
        let sent = post.transport.sent
        #expect(sent.count == 3)
        #expect(Set(sent.map(\.id)).count == 3)
        #expect(sent.allSatisfy { $0.id.text.hasSuffix("@example.org>") })
    }

    @Test("a letter of a transaction that is undone is never there")
    func undone() throws {
        #expect(throws: MailError.temporary("undone")) {
            try post.database.write { writer in
                try writer.post(TestLetter(address: "x"), to: post.anna, cause: "a", by: post.site)
                throw MailError.temporary("undone")
            }
        }
        try post.sender.settle()
        #expect(post.transport.sent.isEmpty)
    }

    @Test("it is written in the reader's language, as HTML and as text, on the company's sheet")
    func languages() throws {
        try post.post(to: post.anna, cause: "en")
        try post.post(to: post.boris, cause: "de")
        try post.sender.settle()
        try #require(post.transport.sent.count == 2)
        let (english, german) = (post.transport.sent[0], post.transport.sent[1])
        #expect(english.subject == "E-mail delivery works")
        #expect(german.subject == "Der E-Mail-Versand funktioniert")
        #expect(english.from == Mailbox(try EmailAddress("portal@example.org"), name: "Ünal & Söhne"))
        for (mail, language, name) in [(english, "en", "Anna Schmidt"), (german, "de", "Борис <b>")] {
            let html = try #require(mail.html)
            #expect(html.contains("<html lang=\"\(language)\">"))
            #expect(html.contains("Ünal &amp; Söhne"))
            #expect(html.contains("bgcolor=\"#1f6f82\"") && html.contains("color=\"#ffffff\""))
            #expect(html.contains("href=\"https://portal.example.org/admin/mail?token=SECRET\""))
            #expect(html.contains(name.replacing("<", with: "&lt;").replacing(">", with: "&gt;")))
            #expect(!html.contains("List-Unsubscribe") && mail.fields.isEmpty)
            #expect(mail.text.contains(name))
            #expect(mail.text.contains("\nhttps://portal.example.org/admin/mail?token=SECRET\n"))
            #expect(mail.text.hasSuffix("Ünal & Söhne\nhttps://portal.example.org/\n"))
        }
    }

    @Test("who may end letters of a kind finds the way in the letter and its head")
    func unsubscribing() throws {
        try post.database.write { writer in
            try writer.post(Digest(), to: post.anna, cause: "digest:1", by: post.site)
        }
        try post.sender.settle()
        let mail = try #require(post.transport.sent.first)
        #expect(
            mail.fields == [
                try MailField("List-Unsubscribe", "<https://portal.example.org/stop/1>"),
                try MailField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ])
        #expect(try #require(mail.html).contains("<a href=\"https://portal.example.org/stop/1\">"))
        #expect(mail.text.contains("https://portal.example.org/stop/1"))
    }

    @Test("what a letter says cannot be read in the database, and is gone once it was sent")
    func sealed() throws {
        try post.post(to: post.anna, cause: "a")
        #expect(try !post.databaseHolds("SECRET"))
        #expect(try post.databaseHolds("anna@example.com"))
        #expect(try post.reader { try $0.value("SELECT length(content) FROM mails", as: Int.self) ?? 0 } > 500)
        try post.sender.settle()
        #expect(try post.reader { try $0.exists("SELECT 1 FROM mails WHERE content IS NULL AND state = 'sent'") })
    }

    @Test("it opens for nobody else: not with another master key, and not in the place of another letter")
    func otherKey() throws {
        try post.post(to: post.anna, cause: "a")
        let other = try TestPost(key: 8, database: post.test)
        try other.sender.settle()
        #expect(other.transport.sent.isEmpty)
        #expect(try other.states == [.failed])
    }
}

/// A letter that its readers can end.
struct Digest: Letter {
    static let name = "trial"
    static let title = Text("Digest", as: "letter")
    static let shape = Shape<Digest> { $0.show("address") { _ in "https://portal.example.org/" } }
    var subject: Text { Text("News") }
    var unsubscribe: String? { "/stop/1" }
}
