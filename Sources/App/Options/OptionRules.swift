internal import Base
internal import Mail

/// Rules across options. Each returns an error or nothing.
enum OptionRules {
    static let all: [@Sendable (Configuration) -> String?] = [
        { $0.tlsCert != nil && $0.tlsKey == nil ? "tls-cert needs tls-key beside it" : nil },
        { $0.tlsKey != nil && $0.tlsCert == nil ? "tls-key needs tls-cert beside it" : nil },
        { $0.httpRedirectPort != 0 && $0.tlsCert == nil ? "http-redirect-port needs tls-cert and tls-key" : nil },
        {
            $0.httpRedirectPort != 0 && $0.httpRedirectPort == $0.port
                ? "http-redirect-port and port are the same: plain and encrypted requests need a port each" : nil
        },
        {
            $0.testRoutes && $0.tlsCert != nil && !$0.isOnLoopback
                ? "test-routes with TLS on \($0.host) would put test addresses on the public net: leave one out" : nil
        },
        { $0.smtpHost != nil && $0.mailFrom == nil ? "smtp-host needs mail-from beside it" : nil },
        { $0.smtpUser == nil && $0.smtpPassword != nil ? "smtp-password needs smtp-user beside it" : nil },
        { $0.smtpUser != nil && $0.smtpHost == nil ? "smtp-user needs smtp-host beside it" : nil },
        {
            $0.smtpUser != nil && $0.smtpSecurity == .optional
                ? "smtp-user needs smtp-security to be starttls or tls: the password could travel in the clear" : nil
        },
        {
            $0.targetLimit > $0.headerLimit
                ? "target-limit is more than header-limit: the address is a part of the head" : nil
        },
    ]

    /// Rules for commands that send e-mails: a secret may be available to the server only.
    static let secrets: [@Sendable (Configuration) -> String?] = [
        { $0.smtpUser != nil && $0.smtpPassword == nil ? "smtp-user needs smtp-password beside it" : nil }
    ]
}

extension Configuration {
    /// Nobody but this machine can reach the server.
    var isOnLoopback: Bool {
        self.host == "localhost" || IPAddress(self.host)?.isLoopback == true
    }
}
