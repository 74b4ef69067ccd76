internal import Base
internal import Database
internal import HTTP
internal import Jobs
internal import Templates
internal import Web

/// The admin pages for background jobs.
enum JobPages {
    static let routes: [SiteRoute] = [
        .get(JobPath.index, .admin, index),
        .get(JobPath.export, .admin, at: .pool) { try query($0).export(for: $0) },
        .post(JobPath.retries, .admin, retry),
        .post(JobPath.events, .admin, retryEvent),
    ]

    @Sendable private static func index(_ context: Context) throws -> Response {
        let parked = try ParkedEvent.all(context.reader).map { ParkedEventView($0, context.audience) }
        return try context.page(
            JobPage(list: query(context).view(at: JobPath.index, in: context.reader), parked: parked))
    }

    private static func query(_ context: Context) throws -> ListQuery<JobRow> {
        let list = JobList.definition(context.site.parts.jobs(context.site))
        return ListQuery(list, ListState(try context.request.query(), for: list))
    }

    /// `POST /admin/jobs/events`: lets a listener try a parked event once more.
    @Sendable private static func retryEvent(_ submission: Submission) throws -> Response {
        let fields = submission.form.fields
        let (listener, number) = (fields["listener"] ?? "", fields["number"].flatMap { Int64($0) } ?? 0)
        let now = submission.now
        return try submission.write { writer in
            guard try ParkedEvent.retry(listener, number, at: now, writer) else {
                return .goto(JobPath.index, saying: Text("This event is no longer parked."), kind: .warning)
            }
            try writer.audit(
                OperationsEvent.eventRetried, of: "\(number)", called: listener, by: submission.actor, at: now)
            return .goto(JobPath.index, saying: Text("The event is tried again."))
        }
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
                return .goto(JobPath.index, saying: Text("Select failed jobs."), kind: .warning)
            }
            return .goto(
                JobPath.index, saying: Text("{n} job is being retried.", many: "{n} jobs are being retried.", count))
        }
    }
}

struct JobPage: TemplatePage {
    let list: ListView
    let parked: [ParkedEventView]

    static let template = "operations/jobs"
    static let shape = Shape<JobPage> {
        $0.show("events") { _ in JobPath.events }
    }
}

/// An event that a listener could not deal with.
struct ParkedEventView: TemplateValue {
    let listener: String
    let number: String
    let kind: String
    let attempts: String
    let parkedAt: String
    let error: String

    init(_ event: ParkedEvent, _ audience: Audience) {
        listener = event.listener
        number = "\(event.number)"
        kind = event.kind.rawValue
        attempts = audience.number(event.attempts)
        parkedAt = audience.ago(event.parkedAt)
        error = event.error
    }
}
