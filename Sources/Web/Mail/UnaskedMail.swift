package import Base
package import Database
package import Templates

/// The one who causes a mail to an address that did not ask for it: an invitation, a confirmation that a stranger can
/// have sent, what a rule writes to a contact. Such mails have limits, so that the portal is no means to molest people.
package enum MailCause: Sendable {
    /// Somebody of a partner firm, or of the staff.
    case person(User)
    /// A rule of a firm.
    case firm(ID<Firm>)
    /// A visitor; the forms that they send have limits by network.
    case visitor
}

extension Limit {
    package static let mailsToAddress = Limit(
        "mail.address", 5, inHours: 24, "E-mails that the recipient did not ask for", per: "address",
        answer: "The form says so, or the e-mail is left out")
    package static let mailsByPerson = Limit(
        "mail.person", 50, inHours: 24, "E-mails to people without an account", per: "person",
        answer: "The form says so")
    package static let mailsByFirm = Limit(
        "mail.firm", 200, inHours: 24, "E-mails to people without an account", per: "firm",
        answer: "The form says so, or the rule is skipped")
}

/// Why a mail that nobody asked for is not sent.
package enum MailRefusal: Error, Equatable {
    case addressHasEnough, senderHasSentEnough

    package var text: Text {
        switch self {
        case .addressHasEnough:
            Text("This address has already received several messages from us today. Try again tomorrow.")
        case .senderHasSentEnough:
            Text("You have reached today’s limit for messages to people outside the portal. Try again tomorrow.")
        }
    }
}

extension MailCause {
    private var uses: [(limit: Limit, subject: String)] {
        switch self {
        case .person(let user):
            [(.mailsByPerson, user.id.text)] + (user.firm.map { [(.mailsByFirm, $0.id.text)] } ?? [])
        case .firm(let firm): [(.mailsByFirm, firm.text)]
        case .visitor: []
        }
    }

    /// Why a mail to this address would not be sent now; for forms, which say so before they do anything.
    package func refusal(of address: EmailAddress, at now: Timestamp, in reader: Reader) throws -> MailRefusal? {
        if try reader.isReached(.mailsToAddress, by: address.folded, at: now) { return .addressHasEnough }
        let isReached = try uses.contains { try reader.isReached($0.limit, by: $0.subject, at: now) }
        return isReached ? .senderHasSentEnough : nil
    }

    func use(for address: EmailAddress, at now: Timestamp, in writer: Writer) throws {
        for (limit, subject) in uses where try !writer.use(limit, by: subject, at: now) {
            throw MailRefusal.senderHasSentEnough
        }
        guard try writer.use(.mailsToAddress, by: address.folded, at: now) else { throw MailRefusal.addressHasEnough }
    }
}
