internal import Base
internal import Server

/// Does the certificate belong to its key, and how long will browsers take it?
enum CertificateCheck {
    @Sendable static func look(_ configuration: Configuration) -> Finding {
        guard let certificate = configuration.tlsCert, let key = configuration.tlsKey else {
            return .ok("none: the port speaks plain HTTP")
        }
        do {
            let context = try TLSContext(certificate: certificate, key: key)
            return FileMode.of(key)?.isOpenToOthers == true
                ? .warning("others on this machine can read \(key)", cure: "chmod 600 \(key)")
                : judge(days: context.daysLeft, of: certificate)
        } catch {
            return .failure("\(error)", cure: "check --tls-cert and --tls-key: both are PEM, and belong together")
        }
    }

    static func judge(days: Int, of certificate: String) -> Finding {
        let cure = "renew \(certificate), then send SIGHUP"
        return switch days {
        case ..<0: .failure("it has run out", cure: cure)
        case ..<14: .warning("it runs out in \(days) days", cure: cure)
        default: .ok("good for \(days) more days, and its key belongs to it")
        }
    }
}
