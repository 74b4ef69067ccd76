internal import Base
internal import Database
internal import Jobs
internal import Templates
internal import Web

/// Somebody has asked for a link that lets them choose a new password.
struct LinkRequest: Codable {
    static let kind = "identity.link"

    /// Empty if the address is unknown: a job is queued anyway, so that the answer reveals nothing.
    let user: String
    let address: String

    static func job(of site: Site) -> PartJob {
        PartJob(
            Text("Links sent by e-mail"),
            JobKind(kind) { job in
                let request = try JSON.value(LinkRequest.self, of: job.payload)
                try job.finish { try request.send(by: site, in: $0) }
            })
    }

    private func send(by site: Site, in writer: Writer) throws {
        guard let id = ID<User>(user), let account = try UserStore.account(id, in: writer) else { return }
        switch account.state {
        case .active:
            let link = try SignInLink.make(.reset, for: id, at: site.now(), in: writer)
            try writer.audit(
                IdentityEvent.resetLinkSent, of: id.text, called: account.user.name, firm: account.user.firm?.id,
                by: Actor(nil, address: address), at: site.now())
            try writer.post(
                ResetLetter(address: site.address(of: link.path)), to: Recipient(account.user),
                cause: link.cause, by: site)
        case .invited: try Invitation.send(to: account.user, from: nil, at: site.now(), by: site, in: writer)
        case .paused, .firmClosed, .archived: break
        }
    }
}
