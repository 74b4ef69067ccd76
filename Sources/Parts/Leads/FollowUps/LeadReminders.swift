internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Templates
internal import Web

/// Reminds people of their tasks at eight in the morning of the day, wherever they are. It looks every quarter of an
/// hour, so a time zone, or a change of the clock, needs no reckoning ahead.
struct LeadReminders: Sendable {
    static let hour = 8

    let site: Site

    var job: PartJob {
        PartJob(
            Text("Reminders"),
            JobKind("leads.reminders", attempts: 3) { job in
                try job.finish { writer in try remind(in: writer) }
            }, at: Cron("*/15 * * * *"))
    }

    /// Whether it is time for a task of that day.
    static func isTime(for day: CivilDate, in zone: TimeZone, at now: Timestamp) -> Bool {
        let (today, second) = zone.local(now)
        return day < today || day == today && second >= hour * 3_600
    }

    private func remind(in writer: Writer) throws {
        let now = site.now()
        // Nowhere is it more than a day later than in Greenwich.
        let last = TimeZone.utc.local(now).day.adding(1)
        let waiting = try LeadTaskStore.toRemind(until: last, in: writer)
        for (user, tasks) in Dictionary(grouping: waiting, by: \.user).sorted(by: { $0.key < $1.key }) {
            guard let account = try UserStore.account(user, in: writer) else { continue }
            // What was given to somebody who has left, or who may not see the lead any more, is left alone.
            let due = try visible(tasks, to: account, in: writer).filter {
                LeadReminders.isTime(for: $0.day, in: account.user.zone, at: now)
            }
            try LeadTaskStore.noteReminded(due.map(\.id), in: writer)
            if !due.isEmpty { try tell(account.user, of: due, at: now, in: writer) }
        }
    }

    private func visible(
        _ tasks: [LeadTaskStore.Due], to account: Account, in reader: Reader
    ) throws -> [LeadTaskStore.Due] {
        guard account.maySignIn, let visibleScope = LeadScope(account.user) else { return [] }
        return try LeadTaskStore.visible(tasks, seenBy: visibleScope, in: reader)
    }

    private func tell(_ user: User, of due: [LeadTaskStore.Due], at now: Timestamp, in writer: Writer) throws {
        for task in due {
            let notice = LeadNotice(firm: task.firm.text, user: user.id.text, text: task.title)
            try writer.record(LeadEvent.taskDue, of: task.lead, data: try JSON.text(notice), at: now)
        }
        let lines = due.map { task in
            LeadReminderLetter.Line(
                title: task.title, lead: task.leadTitle, day: task.day,
                address: site.address(of: LeadPath.show(task.lead)))
        }
        let letter = LeadReminderLetter(lines, address: site.address(of: LeadPath.board))
        try writer.post(
            letter, to: Recipient(user), cause: "tasks:\(due.map(\.id.text).joined(separator: ","))", by: site)
    }
}
