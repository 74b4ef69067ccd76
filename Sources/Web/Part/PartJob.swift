package import Base
package import Jobs
package import Templates

/// A kind of job of a part: what those read who look after it, how it is done, and when by itself.
package struct PartJob: Sendable {
    package let title: Text
    package let kind: JobKind
    let timing: Cron?

    package init(_ title: Text, _ kind: JobKind, at timing: Cron? = nil) {
        self.title = title
        self.kind = kind
        self.timing = timing
    }
}

extension JobSchedule {
    /// Whatever is done by itself.
    package init(of jobs: [PartJob]) {
        self.init(
            jobs.compactMap { job in
                job.timing.map { Entry(job.kind.name, at: $0, kind: job.kind.name) }
            })
    }
}

extension Cron {
    /// When firms are judged: soon after midnight.
    package static let judging = Cron("15 0 * * *")
    /// When what nobody needs any more is cleared away.
    package static let tidying = Cron("30 2 * * *")
}
