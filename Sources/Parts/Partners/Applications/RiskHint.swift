package import Base
package import Templates
package import Web

/// Hints for staff before they approve a firm. Applicants never see them.
package enum RiskHint: Equatable, Sendable {
    case disposableMail, freeMail, otherDomain, withoutProof
    case sameEmail(ID<Firm>, name: String)
    case sameDomain(ID<Firm>, name: String)

    /// Hints from the application itself.
    package static func hints(email: EmailAddress, website: String?, isProved: Bool) -> [RiskHint] {
        var hints: [RiskHint] = []
        if MailProviders.isDisposable(email) {
            hints.append(.disposableMail)
        } else if MailProviders.isFree(email) {
            hints.append(.freeMail)
        } else if let host = website.flatMap(WebDomain.host(of:)),
            WebDomain.registrable(host) != WebDomain.registrable(email.domain)
        {
            hints.append(.otherDomain)
        }
        if !isProved { hints.append(.withoutProof) }
        return hints
    }

    package var text: Text {
        switch self {
        case .disposableMail: Text("Disposable address")
        case .freeMail: Text("Free e-mail provider")
        case .otherDomain: Text("E-mail address and website do not match")
        case .withoutProof: Text("Sent without JavaScript")
        case .sameEmail(_, let name): Text("Same e-mail as {firm}", ["firm": name])
        case .sameDomain(_, let name): Text("Same domain as {firm}", ["firm": name])
        }
    }

    package var tone: String {
        switch self {
        case .disposableMail, .sameEmail: "danger"
        case .freeMail, .otherDomain, .sameDomain: "warning"
        case .withoutProof: ""
        }
    }

    /// The firm that is there already.
    package var twin: ID<Firm>? {
        switch self {
        case .sameEmail(let firm, _), .sameDomain(let firm, _): firm
        default: nil
        }
    }
}
