internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Programme
internal import Web

/// Takes up the firms of a file, some at a time; after a restart it goes on behind the last ones that were kept.
enum PartnerImportJob {
    static let name = "partners.import"
    private static let step = 200
    /// Files are forgotten some time after they were brought.
    static let keptFor = Duration.seconds(30 * 86_400)

    struct Payload: Codable {
        let file: String
    }

    static let kind = JobKind(name, attempts: 5) { job in
        guard let id = ID<PartnerImport>(try JSON.value(Payload.self, of: job.payload).file) else {
            throw JobStop.failed("the job names no file")
        }
        guard let file = try job.database.read({ try PartnerImportStore.file(id, in: $0) }) else {
            throw JobStop.failed("the file is there no more")
        }
        let rows = try file.table().rows
        let (rules, actor) = try job.database.read { reader in
            let user = try UserStore.account(file.user, in: reader)?.user
            return (try ProgrammeRules.current(reader).rules, Actor(user, address: ""))
        }
        var done = file.rowsDone
        while done < rows.count {
            let end = min(done + step, rows.count)
            try job.database.write { writer in
                let now = job.now
                var judge = ImportJudge(rules, at: now)
                var added = 0
                for row in rows[done..<end] {
                    guard case .new(let partner) = try judge.judge(row, in: writer) else { continue }
                    try PartnerRecords.add(partner, by: actor, at: now, in: writer)
                    if let tier = rules.tiers.first {
                        try PartnerRecords.setTier(tier.code, rank: 0, of: partner.id, in: writer)
                    }
                    added += 1
                }
                try PartnerImportStore.setDone(end, adding: added, to: id, in: writer)
            }
            done = end
            try job.progress(done, of: rows.count)
        }
        try job.finish { try PartnerImportStore.finish(id, at: job.now, in: $0) }
    }
}
