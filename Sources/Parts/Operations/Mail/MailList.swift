internal import Base
internal import Database
internal import Templates
internal import Web

/// A mail in the list: who gets it and what became of it, but never what it says.
struct MailRow: Sendable {
    let id: ID<QueuedMail>
    let kind: String
    let name: String
    let address: String
    let state: QueuedMail.State
    let attempts: Int
    let postedAt: Timestamp
    let reason: String
}

enum MailList {
    static func definition(_ letters: [any Letter.Type]) -> ListDefinition<MailRow> {
        let kinds = letters.map { (code: $0.name, title: $0.title) }
        let titles = Dictionary(kinds.map { ($0.code, $0.title) }) { first, _ in first }
        return ListDefinition(
            name: "mails",
            select: "SELECT m.id, m.kind, m.name, m.address, m.state, m.attempts, m.posted_at, m.reason",
            from: "FROM mails m WHERE m.posted_at >= 0", key: "m.id",
            columns: [
                .init("name", Text("To"), order: "m.name_key") { row in
                    .text(row.name.isEmpty ? row.address : "\(row.name) <\(row.address)>")
                },
                .init("address", Text("Address"), order: "m.address_key", isShown: false) { .text($0.address) },
                .init("kind", Text("Type")) { row in
                    titles[row.kind].map(Cell.phrase) ?? .text(row.kind)
                },
                .init("state", Text("Status")) { .phrase($0.state.title) },
                .init("posted", Text("Created on"), order: "m.posted_at") { .moment($0.postedAt) },
                .init("tries", Text("Attempts")) { .number($0.attempts) },
                .init("reason", Text("Delivery error")) { .text($0.reason) },
                .init("id", Text("ID"), isShown: false) { .text($0.id.text) },
            ],
            filters: [
                .init(
                    "search", Text("Name or e-mail"), .text,
                    where: "m.name_key LIKE $1 ESCAPE '\\' OR m.address_key LIKE $1 ESCAPE '\\'"),
                .init(
                    "state", Text("Status"), .choice(QueuedMail.State.allCases.map { ($0.rawValue, $0.title) }),
                    where: "m.state = $1"),
                .init("kind", Text("Type"), .choice(kinds), where: "m.kind = $1"),
            ],
            order: ListOrder("posted", descending: true), id: { $0.id.text }
        ) { row in
            MailRow(
                id: try row.next(), kind: try row.next(), name: try row.next(), address: try row.next(),
                state: try row.next(), attempts: try row.next(), postedAt: try row.next(), reason: try row.next())
        }
    }
}

extension QueuedMail.State {
    fileprivate var title: Text {
        switch self {
        case .queued: Text("Waiting", as: "mail")
        case .held: Text("On hold", as: "mail")
        case .sent: Text("Sent", as: "mail")
        case .failed: Text("Failed", as: "mail")
        case .refused: Text("Refused", as: "mail")
        case .withdrawn: Text("Not sent: account closed", as: "mail")
        }
    }
}
