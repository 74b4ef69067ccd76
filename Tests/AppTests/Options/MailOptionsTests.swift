import Base
import Testing

@testable import App
@testable import Mail

@Suite struct MailOptionsTests {
    static let server = ["--smtp-host", "mail.example.com", "--mail-from", "Portico <portico@example.com>"]

    @Test("without a mail server, mails go into a folder; with one, to it")
    func choice() throws {
        #expect(try Configuration().mailTransport(outbox: "x") is FolderTransport)
        #expect(try Configuration(arguments: Self.server).mailTransport(outbox: "x") is SMTPTransport)
        #expect(try "\(Configuration().sender)" == "Portico <portico@localhost>")
        #expect(try "\(Configuration(arguments: Self.server).sender)" == "Portico <portico@example.com>")
    }

    @Test(
        "the usual port goes with the kind of security",
        arguments: [
            (["--smtp-security", "starttls"], "smtp://mail.example.com:587"), ([], "smtp://mail.example.com:587"),
            (["--smtp-security", "tls"], "smtps://mail.example.com:465"),
            (["--smtp-security", "optional"], "smtp://mail.example.com:25"),
            (["--smtp-port", "2525"], "smtp://mail.example.com:2525"),
            (["--smtp-host", "::1"], "smtp://[::1]:587"),
        ])
    func ports(arguments: [String], url: String) throws {
        #expect(SMTPSettings(try Configuration(arguments: Self.server + arguments))?.url == url)
    }

    @Test(
        "settings that cannot work, or that would tell a password to everybody, stop the start",
        arguments: [
            ["--smtp-host", "mail.example.com"], server + ["--smtp-user", "x"], server + ["--smtp-password", "x"],
            ["--smtp-user", "x", "--smtp-password", "y"], ["--smtp-host", "mail/../x", "--mail-from", "a@b.de"],
            server + ["--smtp-user", "x", "--smtp-password", "y", "--smtp-security", "optional"],
            ["--mail-from", "nobody"], ["--smtp-host", "a@b", "--mail-from", "a@b.de"],
        ])
    func wrong(arguments: [String]) {
        #expect(throws: ConfigurationError.self) { try Configuration(arguments: arguments) }
    }

    @Test("the password is not shown, neither by the configuration nor by the settings")
    func secret() throws {
        let configuration = try Configuration(
            arguments: Self.server + ["--smtp-user", "anna", "--smtp-password", "hunter2"])
        #expect(configuration.text(of: OptionTable.standard.smtpPassword) == "(secret)")
        let settings = try #require(SMTPSettings(configuration))
        var text = "\(settings) \(String(reflecting: settings))"
        dump(settings, to: &text)
        #expect(text.contains("anna") && !text.contains("hunter2"))
    }
}
