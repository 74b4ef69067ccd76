internal import Base
internal import Database
internal import HTTP
internal import Jobs
internal import Templates
internal import Web

/// The pages by which admins look after the work behind the answers.
enum JobPages {
    static let routes: [SiteRoute] = [
        .get(JobPath.index, .admin, index),
        .get(JobPath.export, .admin, at: .pool) { try query($0).export(for: $0) },
        .post(JobPath.retries, .admin, retry),
    ]

    @Sendable private static func index(_ context: Context) throws -> Response {
        try context.page(JobPage(list: query(context).view(at: JobPath.index, in: context.reader)))
    }

    private static func query(_ context: Context) throws -> ListQuery<JobRow> {
        let list = JobList.definition(context.site.parts.jobs(context.site))
        return ListQuery(list, ListState(try context.request.query(), for: list))
    }

    /// `POST /admin/jobs/retries`: begins those that were picked once more.
    @Sendable private static func retry(_ submission: Submission) throws -> Response {
        let picked = submission.form.fields.values(of: "pick").compactMap { ID<Job>($0) }
        let now = submission.now
        return try submission.write { writer in
            var count = 0
            for id in picked {
                guard try JobStore.retry(id, at: now, writer) else { continue }
                count += 1
                let kind = try JobStore.job(id, writer)?.kind
                try writer.audit(OperationsEvent.jobRetried, of: id.text, called: kind, by: submission.actor, at: now)
            }
            guard count > 0 else {
                return .goto(JobPath.index, saying: Text("Pick jobs that have failed."), kind: .warning)
            }
            return .goto(
                JobPath.index, saying: Text("{n} job is done again.", many: "{n} jobs are done again.", count))
        }
    }
}

struct JobPage: TemplatePage {
    let list: ListView

    static let template = "operations/jobs"
    static let shape = Shape<JobPage> { $0.show("list", \.list) }
}
