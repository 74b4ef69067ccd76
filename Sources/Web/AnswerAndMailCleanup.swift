internal import Base
internal import Database
internal import Jobs
internal import Templates

/// Clears away at night what nobody asks for any more: the answers to forms that were sent twice, mails
/// of long ago, and imported files.
enum AnswerAndMailCleanup {
    static let job = PartJob(
        Text("Forgetting old e-mails and answers to forms"),
        JobKind("web.tidy", attempts: 3) { job in
            let now = job.now
            try job.database.read(AuditLog.logHead)
            try ImportStore.forget(before: now - ImportStore.keptFor, in: job)
            try job.finish { writer in
                try AnswerStore.forget(before: now - AnswerStore.keptFor, in: writer)
                try writer.forgetUses(at: now)
                try MailStore.forget(finishedBefore: now - MailStore.keptFor, in: writer)
            }
        }, at: .tidying)
}
