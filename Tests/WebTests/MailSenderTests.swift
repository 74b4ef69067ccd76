import Base
import Database
import TestKit
import Templates
import Testing

@testable import Mail
@testable import Web

@Suite struct MailSenderTests {
    let post: TestPost

    init() throws {
        post = try TestPost()
    }

    @Test("the pause between two tries doubles, up to an hour")
    func delays() {
        let minutes = [1, 2, 3, 6, 7, 100].map { MailSender.delay(after: $0).milliseconds / 60_000 }
        #expect(minutes == [1, 2, 4, 32, 60, 60])
    }

    @Test("a mail server that is away is tried again and again for two days, and then the letter has failed")
    func away() throws {
        post.transport.fail(with: .temporary("gone fishing"))
        try post.post(to: post.anna, cause: "a")
        try post.sender.settle()
        try post.sender.settle()
        #expect(post.transport.tries == 1)
        post.wait(.seconds(60))
        try post.sender.settle()
        #expect(post.transport.tries == 2)
        for _ in 1...47 {
            post.wait(.seconds(3600))
            try post.sender.settle()
        }
        #expect(try post.states == [.queued])
        #expect(post.transport.tries == 49)
        post.wait(.seconds(3600))
        try post.sender.settle()
        #expect(try post.states == [.failed])
        post.wait(.seconds(86_400))
        try post.sender.settle()
        #expect(post.transport.tries == 50)
        #expect(try post.reader { try $0.value("SELECT reason FROM mails") } == "gone fishing")
        #expect(try !post.reader { try MailStore.hasRefused(post.anna.address, in: $0) })

        post.transport.fail(with: nil)
        let id = try #require(try post.reader { try $0.value("SELECT id FROM mails", as: ID<QueuedMail>.self) })
        #expect(try post.database.write { try MailStore.retry(id, at: post.site.now(), in: $0) } == "anna@example.com")
        try post.sender.settle()
        #expect(try post.states == [.sent])
        #expect(try post.database.write { try MailStore.retry(id, at: post.site.now(), in: $0) } == nil)
    }

    @Test("a mail that was put off when the clock was ahead goes once the clock is right again")
    func wrongClock() throws {
        let century = Duration.seconds(100 * 365 * 86_400)
        post.wait(century)
        post.transport.fail(with: .temporary("gone fishing"))
        try post.post(to: post.anna, cause: "a")
        try post.sender.settle()
        post.transport.fail(with: nil)
        post.wait(.zero - century)
        try post.sender.settle()
        #expect(try post.states == [.sent])
    }

    @Test("a refusal is final, and marks the address until a letter gets there")
    func refused() throws {
        let hasRefused = { try post.reader { try MailStore.hasRefused(post.anna.address, in: $0) } }
        post.transport.fail(with: .permanent("no such user"))
        try post.post(to: post.anna, cause: "a")
        try post.sender.settle()
        post.wait(.seconds(86_400))
        try post.sender.settle()
        #expect(post.transport.tries == 1)
        #expect(try post.states == [.refused])
        #expect(try hasRefused())
        post.transport.fail(with: nil)
        try post.post(to: post.anna, cause: "b")
        #expect(try hasRefused())
        post.wait(.seconds(1))
        try post.sender.settle()
        #expect(try !hasRefused())
    }

    @Test("while the settings are wrong all letters wait, for longer than two days, and it is told why")
    func misconfigured() throws {
        post.transport.fail(with: .misconfigured("bad password"))
        try post.post(to: post.anna, cause: "a")
        try post.post(to: post.boris, cause: "a")
        try post.sender.settle()
        #expect(post.transport.tries == 1)
        #expect(try post.states == [.held, .held])
        for _ in 1...5 {
            post.wait(.seconds(86_400))
            try post.sender.settle()
        }
        #expect(post.transport.tries == 6)
        #expect(try post.reader(MailStore.complaint) == "bad password")
        #expect(try post.reader(MailStore.counts) == [.held: 2])
        post.transport.fail(with: nil)
        post.wait(.seconds(300))
        try post.sender.settle()
        #expect(try post.states == [.sent, .sent])
        #expect(try post.reader(MailStore.complaint) == nil)
    }

    @Test("a letter that was on its way when the program was killed goes again, under the same id")
    func killed() throws {
        try post.post(to: post.anna, cause: "a")
        let taken = try post.database.write { try MailStore.claim(for: .seconds(300), at: post.site.now(), in: $0) }
        let next = try TestPost(database: post.test)
        try next.sender.settle()
        #expect(next.transport.sent.isEmpty)
        next.wait(.seconds(300))
        try next.sender.settle()
        #expect(next.transport.sent.map(\.id) == [taken?.messageID])
        #expect(next.transport.sent.map(\.date) == [taken?.postedAt])
    }

    @Test("its thread sends what is posted, at once, and ends when it is told")
    func running() throws {
        try post.sender.start()
        try post.post(to: post.anna, cause: "a")
        waitUntil { post.transport.sent.count == 1 }
        post.sender.stop()
        try post.post(to: post.anna, cause: "b")
        #expect(try post.states == [.sent, .queued])
    }

    @Test("without a mail server letters are files that mail programs open, each there once")
    func folder() throws {
        let folder = try TemporaryFolder()
        let outbox = folder.path + "/outbox"
        let sender = MailSender(post.site, FolderTransport(folder: outbox))
        try post.post(to: post.boris, cause: "a")
        try sender.settle()
        let names = try TemporaryFolder.names(in: outbox)
        let name = try #require(names.first { $0.hasSuffix(".eml") })
        let mail = try TextFile.read("\(outbox)/\(name)")
        #expect(mail.contains("To: =?utf-8?B?"))
        #expect(mail.contains("<boris@example.com>"))
        #expect(mail.contains("Content-Type: multipart/alternative"))
    }
}
