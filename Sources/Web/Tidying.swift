package import Base
internal import Database
package import Jobs

/// Clears away at night what nobody asks for any more: the answers to forms that were sent twice, and mails of long ago.
package enum Tidying {
    private static let name = "web.tidy"

    package static func kind(of site: Site) -> JobKind {
        JobKind(name, attempts: 3) { job in
            let now = site.now()
            try job.finish { writer in
                try AnswerStore.forget(before: now - AnswerStore.keptFor, in: writer)
                try MailStore.forget(finishedBefore: now - MailStore.keptFor, in: writer)
            }
        }
    }

    package static func timetable(_ timing: Cron?) -> [Timetable.Entry] {
        timing.map { [Timetable.Entry(name, at: $0, kind: name)] } ?? []
    }
}
