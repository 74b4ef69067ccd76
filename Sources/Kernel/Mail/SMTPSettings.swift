internal import Base
internal import Crypto

/// The mail server and how to connect to it.
package struct SMTPSettings: Sendable {
    package let host: String
    package let port: Int
    package let security: SMTPSecurity
    package let login: Login?
    /// A file of certificates to trust instead of the system's.
    package var trustedCertificates: String?
    package var connectTimeout = Duration.seconds(15)
    /// For a whole mail.
    package var timeout = Duration.seconds(120)

    package struct Login: Sendable {
        let user: String
        let password: Secret

        package init(user: String, password: String) {
            self.user = user
            self.password = Secret(Bytes(password.utf8))
        }
    }

    package init(host: String, port: Int, security: SMTPSecurity, login: Login? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
    }

    var url: String {
        "\(security == .tls ? "smtps" : "smtp")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
