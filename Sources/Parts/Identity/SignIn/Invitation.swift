package import Base
package import Database
package import Web

/// Invites a user who has an account but no password yet.
package enum Invitation {
    /// Mails a link that is good for seven days; one that was mailed before is good no more. `inviter` is nil where it
    /// is the program.
    package static func send(
        to user: User, from inviter: User?, at now: Timestamp, by site: Site, in writer: Writer
    ) throws {
        let link = try SignInLink.make(.invite, for: user.id, at: now, in: writer)
        let letter = InviteLetter(
            inviter: inviter?.name, firm: user.firm?.name, company: try site.company(in: writer),
            address: site.address(of: link.path))
        try writer.post(
            letter, to: Recipient(user), cause: link.cause, unasked: inviter.map(MailCause.person), by: site)
    }
}
