internal import Base
internal import Database
internal import HTTP
internal import Jobs
package import Templates

/// The pages by which admins look after the work behind the answers.
package struct JobPages: Sendable {
    private let list: ListDefinition<JobRow>

    /// What each kind of job does, in words.
    package init(_ kinds: [(code: String, title: Text)]) {
        list = JobList.definition(kinds)
    }

    package var routes: [SiteRoute] {
        [
            .get(JobPath.index, .admin, "JobPages.index", index),
            .get(JobPath.export, .admin, at: .pool, "JobPages.export", export),
            .post(JobPath.retries, .admin, "JobPages.retry", retry),
        ]
    }

    @Sendable private func index(_ context: Context) throws -> Response {
        let query = ListQuery(list, ListState(try context.request.query(), for: list))
        return try context.page(JobPage(list: query.view(at: JobPath.index, in: context.reader)))
    }

    @Sendable private func export(_ context: Context) throws -> Response {
        ListQuery(list, ListState(try context.request.query(), for: list)).export(for: context)
    }

    /// `POST /admin/jobs/retries`: begins those that were picked once more.
    @Sendable private func retry(_ submission: Submission) throws -> Response {
        let picked = submission.form.fields.values(of: "pick").compactMap { ID<Job>($0) }
        let now = submission.site.now()
        return try submission.write { writer in
            var count = 0
            for id in picked {
                guard try JobStore.retry(id, at: now, writer) else { continue }
                count += 1
                let kind = try JobStore.job(id, writer)?.kind
                try writer.audit("job.retried", of: id.text, called: kind, by: submission.actor, at: now)
            }
            guard count > 0 else {
                return .goto(JobPath.index, saying: Text("Pick jobs that have failed."), kind: .warning)
            }
            return .goto(
                JobPath.index, saying: Text("{n} job is done again.", many: "{n} jobs are done again.", count))
        }
    }
}

package struct JobPage: TemplatePage {
    let list: ListView

    package static let template = "admin/jobs"
    package static let shape = Shape<JobPage> { $0.show("list", \.list) }
}
