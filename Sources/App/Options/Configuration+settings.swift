internal import Base
internal import Crypto
internal import Mail

// What mechanisms are told of the options: they know none by name.

extension PasswordHasher {
    convenience init(_ configuration: Configuration) throws(CryptoError) {
        let parameters = PasswordHash.Parameters(
            memory: configuration.passwordMemory >> 10, passes: configuration.passwordPasses, lanes: 1)
        try self.init(parameters, places: configuration.passwordHashers)
    }
}

extension SMTPSettings {
    /// nil if the options name no mail server.
    init?(_ configuration: Configuration) {
        guard let host = configuration.smtpHost else { return nil }
        let security = configuration.smtpSecurity
        let login = configuration.smtpUser.map { Login(user: $0, password: configuration.smtpPassword ?? "") }
        let port = configuration.smtpPort
        self.init(host: host, port: port > 0 ? port : security.usualPort, security: security, login: login)
    }
}

extension Configuration {
    /// The mail server of the options; without one, a folder for people who try Portico or develop it.
    func mailTransport(outbox: String) -> any MailTransport {
        if let settings = SMTPSettings(self) { return SMTPTransport(settings) }
        return FolderTransport(folder: outbox)
    }

    /// The sender of e-mails.
    var sender: Mailbox {
        get throws(EmailAddress.Refusal) {
            if let mailFrom = self.mailFrom { return mailFrom }
            return Mailbox(try EmailAddress("portico@localhost"), name: "Portico")
        }
    }
}
