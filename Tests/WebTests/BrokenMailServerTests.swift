import Base
import Database
import TestKit
import Testing

@testable import Mail
@testable import Web

/// The outbox over real mail servers that misbehave.
@Suite struct BrokenMailServerTests {
    let post: TestPost

    init() throws {
        post = try TestPost()
    }

    private func deliver(to server: SMTPServer) throws {
        var settings = SMTPSettings(host: "localhost", port: server.port, security: .optional)
        settings.timeout = .seconds(1)
        try MailSender(post.site, SMTPTransport(settings)).settle()
    }

    @Test("what a mail server says decides what becomes of a letter, and once it is well each letter gets there once")
    func recovery() throws {
        try post.post(to: post.anna, cause: "a")
        let away = try SMTPServer("--say", "RCPT=451 come back later")
        try deliver(to: away)
        #expect(try post.states == [.queued])
        post.wait(.seconds(60))
        try deliver(to: SMTPServer("--hang", "DATA"))
        #expect(try post.states == [.queued])
        post.wait(.seconds(120))
        try deliver(to: SMTPServer("--say", "EHLO=530 not without a login", "--say", "HELO=530 not without a login"))
        #expect(try post.states == [.held])

        try post.post(to: post.boris, cause: "a")
        post.wait(.seconds(300))
        let well = try SMTPServer()
        try deliver(to: well)
        try deliver(to: well)
        #expect(try post.states == [.sent, .sent])
        #expect(try well.mails.count == 2)
        #expect(try away.mails == [])
    }

    @Test("who is refused gets nothing more, and the others do")
    func refusal() throws {
        try post.post(to: post.anna, cause: "a")
        try deliver(to: SMTPServer("--say", "RCPT=550 no such user"))
        #expect(try post.states == [.refused])
        try post.post(to: post.boris, cause: "a")
        let well = try SMTPServer()
        try deliver(to: well)
        #expect(try post.states == [.refused, .sent])
        #expect(try well.mails.count == 1)
    }
}
