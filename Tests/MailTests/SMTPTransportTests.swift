import Base
import TestKit
import Testing

@testable import Mail

@Suite struct SMTPTransportTests {
    static func failure(_ settings: SMTPSettings, _ mail: Mail) -> MailError? {
        do throws(MailError) {
            try SMTPTransport(settings).send(mail)
            return nil
        } catch {
            return error
        }
    }

    @Test("a mail arrives byte for byte, at everyone it is for, and the next one takes the same connection")
    func delivery() throws {
        let server = try SMTPServer()
        let transport = SMTPTransport(server.settings(.optional))
        let mail = try mail(to: ["anna@example.org", "Bo <bo@example.org>"], text: ".\n..\n.dot\n\n.\n")
        try transport.send(mail)
        try transport.send(mail)
        let expected = String(decoding: try mail.encoded(), as: UTF8.self)
        #expect(try server.mails == [expected, expected])
        let seen = try server.seen
        #expect(seen.filter { $0.hasPrefix("EHLO") }.count == 1)
        #expect(seen.count { $0.hasPrefix("MAIL FROM:<portico@example.com>") } == 2)
        #expect(
            seen.filter { $0.hasPrefix("RCPT") }.prefix(2) == [
                "RCPT TO:<anna@example.org>", "RCPT TO:<bo@example.org>",
            ])
    }

    @Test("a large mail arrives too")
    func large() throws {
        let server = try SMTPServer()
        var mail = try mail()
        mail.attachments = [
            .init(name: "x", mediaType: "application/x-x", content: Bytes(repeating: 46, count: 300_000))
        ]
        try SMTPTransport(server.settings(.optional)).send(mail)
        #expect(try server.mails.first?.utf8.count ?? 0 > 400_000)
    }

    @Test("with STARTTLS nothing but the greeting is said before the line is safe")
    func startTLS() throws {
        let identity = try SelfSigned()
        let server = try SMTPServer("--certificate", identity.certificate, "--key", identity.key)
        let login = SMTPSettings.Login(user: "portico", password: "pässword")
        try SMTPTransport(server.settings(.starttls, login: login, trusting: identity.certificate)).send(try mail())
        let seen = try server.seen
        #expect(seen[0].hasPrefix("EHLO") && seen[1] == "STARTTLS")
        #expect(seen.dropFirst(2).allSatisfy { $0.hasPrefix("tls ") || $0.hasPrefix("mail ") })
        #expect(seen.contains("tls " + Bytes("\0portico\0pässword".utf8).base64))
        #expect(try server.mails.count == 1)
    }

    @Test("with TLS the line is safe from the first byte")
    func implicitTLS() throws {
        let identity = try SelfSigned()
        let server = try SMTPServer("--certificate", identity.certificate, "--key", identity.key, "--implicit")
        try SMTPTransport(server.settings(.tls, trusting: identity.certificate)).send(try mail())
        #expect(try server.mails.count == 1)
        #expect(try server.seen.allSatisfy { $0.hasPrefix("tls ") || $0.hasPrefix("mail ") })
    }

    @Test("a relay close by may have any certificate, and TLS is used where there is one")
    func optionalTLS() throws {
        let identity = try SelfSigned()
        let server = try SMTPServer("--certificate", identity.certificate, "--key", identity.key)
        try SMTPTransport(server.settings(.optional)).send(try mail())
        #expect(try server.seen.contains { $0.hasPrefix("tls MAIL") })
    }

    @Test(
        "no mail goes to a server that is not who it says, or that would listen in the clear", arguments: [true, false])
    func untrusted(hasTLS: Bool) throws {
        let identity = try SelfSigned()
        let server =
            try hasTLS ? SMTPServer("--certificate", identity.certificate, "--key", identity.key) : SMTPServer()
        let login = SMTPSettings.Login(user: "portico", password: "password")
        let error = Self.failure(server.settings(.starttls, login: login), try mail())
        guard case .misconfigured? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try server.seen.allSatisfy { !$0.contains("AUTH") && !$0.contains("MAIL") })
    }

    @Test("a certificate of another name is not trusted")
    func otherName() throws {
        let identity = try SelfSigned()
        let server = try SMTPServer("--certificate", identity.certificate, "--key", identity.key)
        var settings = SMTPSettings(host: "127.0.0.1", port: server.port, security: .starttls)
        settings.trustedCertificates = identity.certificate
        guard case .misconfigured? = Self.failure(settings, try mail()) else {
            Issue.record("it was trusted")
            return
        }
    }

    @Test(
        "what a server refuses is told apart: for now, for ever, or because of how it is set up",
        arguments: [
            ("greeting=421 too busy", .temporary("the mail server says: 421 too busy")),
            ("greeting=554 no service", .misconfigured("the mail server refuses to talk: 554 no service")),
            ("MAIL=451 later", .temporary("the mail server says: 451 later")),
            ("MAIL=530 5.7.0 log in", .misconfigured("the mail server refuses the login: 530 5.7.0 log in")),
            ("MAIL=552 too large", .permanent("the mail server refuses the mail: 552 too large")),
            ("RCPT=450 4.2.0 grey", .temporary("the mail server says: 450 4.2.0 grey")),
            ("RCPT=550 5.1.1 unknown", .permanent("the mail server refuses the mail: 550 5.1.1 unknown")),
            ("DATA=451 later", .temporary("the mail server says: 451 later")),
            ("DATA=554 no", .permanent("the mail server refuses the mail: 554 no")),
            ("mail=452 full", .temporary("the mail server says: 452 full")),
            ("mail=554 spam\u{7}", .permanent("the mail server refuses the mail: 554 spam")),
            ("AUTH=535 5.7.8 wrong", .misconfigured("the mail server refuses the login: 535 5.7.8 wrong")),
            ("AUTH=454 later", .temporary("the mail server says: 454 later")),
        ] as [(String, MailError)])
    func answers(said: String, expected: MailError) throws {
        let server = try SMTPServer("--say", said)
        let login = SMTPSettings.Login(user: "portico", password: "password")
        let failure = Self.failure(server.settings(.optional, login: login), try mail())
        #expect(failure == expected)
        #expect(try server.mails.isEmpty || said.hasPrefix("mail"))
    }

    @Test("a server that hangs is waited for until its time is over", arguments: ["greeting", "EHLO", "RCPT", "mail"])
    func hanging(verb: String) throws {
        let server = try SMTPServer("--hang", verb)
        var settings = server.settings(.optional)
        settings.timeout = .milliseconds(200)
        let start = Clock.monotonic
        #expect(Self.failure(settings, try mail()) == .temporary("the mail server took too long"))
        #expect(Clock.monotonic - start < 60_000_000_000)
    }

    @Test("a server that is not there is tried again later")
    func away() throws {
        let port = try SMTPServer().port
        guard
            case .temporary? = Self.failure(
                SMTPSettings(host: "127.0.0.1", port: port, security: .optional), try mail())
        else {
            Issue.record("it answered")
            return
        }
    }

    @Test("after a failure the next mail goes")
    func recovery() throws {
        let server = try SMTPServer()
        let transport = SMTPTransport(server.settings(.optional))
        #expect(throws: MailError.self) { try transport.send(try mail(to: [])) }
        try transport.send(try mail())
        #expect(try server.mails.count == 1)
    }
}
