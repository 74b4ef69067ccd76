package import Base
internal import Crypto
package import Database
internal import Identity
internal import Partners
package import Web

/// The secret addresses of calendar feeds. Anyone with the address can read the tasks, so it can be replaced, and only
/// its hash is stored.
package enum LeadFeedStore {
    private static let put: SQL = """
        INSERT INTO lead_feeds (hash, user_id, created_at) VALUES ($1, $2, $3)
        ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at
        """
    private static let remove: SQL = "DELETE FROM lead_feeds WHERE user_id = $1"
    private static let created: SQL = "SELECT created_at FROM lead_feeds WHERE user_id = $1"
    private static let holder: SQL = "SELECT user_id FROM lead_feeds WHERE hash = $1"

    /// A new address, shown this once; the one before it is void.
    package static func renew(for user: User, by author: LeadAuthor, in writer: Writer) throws -> LinkToken {
        let token = try LinkToken.make()
        try writer.run(put, [token.hash, user.id, author.at])
        if let firm = user.firm { try PartnerUses.note(.calendar, by: firm.id, at: author.at, in: writer) }
        try writer.audit(LeadEvent.feedRenewed, of: user.id.text, called: user.name, by: author.actor, at: author.at)
        return token
    }

    package static func end(for user: User, by author: LeadAuthor, in writer: Writer) throws {
        guard try writer.run(remove, [user.id]) == 1 else { return }
        try writer.audit(LeadEvent.feedEnded, of: user.id.text, called: user.name, by: author.actor, at: author.at)
    }

    /// Since when there is one.
    package static func since(for user: ID<User>, in reader: Reader) throws -> Timestamp? {
        try reader.value(created, [user])
    }

    /// Returns the calendar at an address; nil if there is none, or its owner may not sign in.
    static func calendar(
        at token: LinkToken, until day: CivilDate, address: (String) -> String, in reader: Reader
    ) throws -> Bytes? {
        guard let id: ID<User> = try reader.value(holder, [token.hash]),
            let account = try UserStore.account(id, in: reader), account.maySignIn, let firm = account.user.firm,
            let visibleScope = LeadScope(account.user)
        else { return nil }
        let tasks = try LeadTaskStore.open(for: id, of: firm.id, until: day, limit: 1_000, in: reader)
        let entries = try LeadTaskStore.visible(tasks, seenBy: visibleScope, in: reader).map { task in
            let path = address(LeadPath.show(task.lead))
            return CalendarText.Entry(
                id: task.id.text, day: task.day, title: "\(task.title): \(task.leadTitle)", note: path, address: path,
                changedAt: Timestamp(milliseconds: task.id.number.milliseconds))
        }
        return CalendarText.text(named: "Portico", entries)
    }
}
