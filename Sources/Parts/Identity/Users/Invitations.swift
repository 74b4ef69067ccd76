internal import Base
internal import Database
internal import Templates
internal import Web

/// New accounts, and the letters by which their people get in.
enum Invitations {
    /// Creates an account and e-mails its link; returns nil if the address is in use.
    static func create(_ new: NewUser, _ submission: Submission, in writer: Writer) throws -> User? {
        guard try UserStore.account(new.email, in: writer) == nil else { return nil }
        let id = try UserStore.create(new, at: submission.now, in: writer)
        guard let user = try UserStore.account(id, in: writer)?.user else { return nil }
        try resend(to: user, submission, in: writer)
        return user
    }

    static func resend(to user: User, _ submission: Submission, in writer: Writer) throws {
        try Invitation.send(
            to: user, from: try submission.viewer, at: submission.now, by: submission.site, in: writer)
        try writer.note(.invited, of: user, by: submission.actor, at: submission.now)
    }

    /// So many mails a day to people without an account are sent without saying the password once more.
    static let unconfirmed = 5

    static func needsConfirmation(_ visit: some Visit, in reader: Reader) throws -> Bool {
        try !visit.isConfirmed
            && reader.uses(of: .mailsByPerson, by: visit.viewer.id.text, at: visit.now) >= unconfirmed
    }

    /// Why an invitation to this address would not be sent now.
    static func refusal(of address: EmailAddress, _ submission: Submission, in reader: Reader) throws -> Text? {
        try MailCause.person(submission.viewer).refusal(of: address, at: submission.now, in: reader)?.text
    }

    static func sendReset(to user: User, _ submission: Submission, in writer: Writer) throws {
        let link = try SignInLink.make(.reset, for: user.id, at: submission.now, in: writer)
        try writer.post(
            ResetLetter(address: submission.site.address(of: link.path)), to: Recipient(user),
            cause: "reset:\(user.id):\(submission.now.milliseconds)", by: submission.site)
        try writer.note(.resetLinkSent, of: user, by: submission.actor, at: submission.now)
    }
}
