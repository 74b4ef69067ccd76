package import Base
package import Database

/// The one question that is asked before anything leaves for a person: may they still have it? Pages and sockets ask by
/// the session, mails, feeds and jobs by the account. Identity answers.
package struct Accounts: Sendable {
    /// The session that a request belongs to; nil if there is none or it has ended.
    let session: @Sendable (RequestContext, Reader) throws -> Session?
    /// The same session later, for what stays open.
    let current: @Sendable (ID<Session>, Timestamp, Reader) throws -> Session?
    /// Whether a mail may go to an account; `opensAccount` is true for one that lets its reader in for the first time.
    let mayReceive: @Sendable (ID<User>, _ opensAccount: Bool, Reader) throws -> Bool

    package init(
        session: @escaping @Sendable (RequestContext, Reader) throws -> Session?,
        current: @escaping @Sendable (ID<Session>, Timestamp, Reader) throws -> Session?,
        mayReceive: @escaping @Sendable (ID<User>, Bool, Reader) throws -> Bool
    ) {
        self.session = session
        self.current = current
        self.mayReceive = mayReceive
    }

    /// For a site without people.
    package static let nobody = Accounts(
        session: { _, _ in nil }, current: { _, _, _ in nil }, mayReceive: { _, _, _ in true })
}

extension Channel {
    /// Announced by every write that takes rights from somebody, or may.
    package static let rights = Channel("rights")
}
