internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Templates
internal import Web

/// Moves the leads of a removed stage to another one: some per transaction, so that others can work meanwhile, and so
/// that it continues after a restart.
struct LeadStageRemoval: Sendable {
    static let kind = "leads.stage"

    struct Payload: Codable, Equatable {
        let from: String
        let to: String
        /// The user who requested it.
        let user: String?
    }

    let site: Site

    var job: PartJob { PartJob(Text("Moving leads out of a removed stage"), JobKind(LeadStageRemoval.kind, run)) }

    @Sendable private func run(_ job: RunningJob) throws {
        let payload = try JSON.value(Payload.self, of: job.payload)
        let user = try job.database.read { reader in
            try payload.user.flatMap { ID<User>($0) }.flatMap { try UserStore.account($0, in: reader)?.user }
        }
        while true {
            let leads = try job.database.read { try LeadStageStore.leads(in: payload.from, $0) }
            guard !leads.isEmpty else { break }
            try job.write(each: leads) { id, writer in
                let author = LeadAuthor(user.map { Actor($0, address: "") } ?? .program, at: site.now())
                try LeadStore.rehouse(id, from: payload.from, to: payload.to, by: author, in: writer)
            }
        }
        try job.finish { _ in }
    }
}

extension LeadStore {
    /// Moves leads because their stage was removed: this is no activity, so they keep ageing, and no rule is triggered.
    fileprivate static func rehouse(
        _ id: ID<Lead>, from: String, to: String, by author: LeadAuthor, in writer: Writer
    ) throws {
        guard let old = try lead(id, seenBy: .everything, in: writer), old.stage.code == from,
            let stage = try stages(in: writer)[to]
        else { return }
        var lead = old
        lead.stage = stage
        lead.version += 1
        try save(lead, replacing: old, by: author, in: writer)
        let facts = LeadActivity.Facts(from: from, to: to, since: old.stageSince.milliseconds)
        try LeadActivityStore.add(LeadActivity(.move, of: id, by: author, facts: facts), in: writer)
        let change = AuditEntry.Change("stage", from: old.stage.name, to: stage.name)
        try tell(.changed, of: lead, by: author, changes: [change], in: writer)
    }
}
