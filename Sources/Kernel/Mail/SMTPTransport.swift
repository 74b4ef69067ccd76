internal import Base
internal import CCurl
internal import Crypto

/// Hands mails to a server by SMTP (RFC 5321), by libcurl. Connections are kept for the next mail.
package final class SMTPTransport: MailTransport {
    private let settings: SMTPSettings
    private let idle = Guarded<[CurlHandle]>([])

    package init(_ settings: SMTPSettings) {
        self.settings = settings
    }

    package func send(_ mail: Mail) throws(MailError) {
        let delivery = SMTPDelivery(try mail.encoded())
        guard let handle = idle.withLock({ $0.popLast() }) ?? CurlHandle() else {
            throw .temporary("no mail can be sent for want of memory")
        }
        defer {
            // The options point into this e-mail.
            handle.reset()
            idle.withLock { $0.append(handle) }
        }
        prepare(handle)
        handle.set(CURLOPT_MAIL_FROM, mail.from.address.text)
        let code = unsafe RecipientList.with(mail.to.map(\.address.text)) { recipients in
            unsafe handle.set(CURLOPT_MAIL_RCPT, recipients)
            return delivery.perform(by: handle)
        }
        guard code == CURLE_OK else {
            throw delivery.error(code, status: handle.responseCode)
        }
    }

    private func prepare(_ handle: CurlHandle) {
        handle.set(CURLOPT_URL, settings.url)
        handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        handle.set(CURLOPT_PROXY, "")
        handle.set(CURLOPT_NOSIGNAL, 1)
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout.milliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, settings.timeout.milliseconds)
        handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, settings.timeout.milliseconds / 1000))
        switch settings.security {
        case .starttls: handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        case .tls: break
        case .optional:
            handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_TRY.rawValue))
            // An attacker able to present a wrong certificate could also hide that TLS is available.
            handle.set(CURLOPT_SSL_VERIFYPEER, 0)
            handle.set(CURLOPT_SSL_VERIFYHOST, 0)
        }
        if let certificates = settings.trustedCertificates {
            handle.set(CURLOPT_CAINFO, certificates)
        }
        if let login = settings.login {
            handle.set(CURLOPT_USERNAME, login.user)
            handle.set(CURLOPT_PASSWORD, String(decoding: login.password.bytes, as: UTF8.self))
        }
    }
}
