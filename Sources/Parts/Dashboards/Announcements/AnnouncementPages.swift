internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `/admin/announcements`: announcements to partners, written and withdrawn by admins, dismissed by each reader.
enum AnnouncementPages {
    static let routes: [SiteRoute] = [
        .get(DashboardPath.announcements, .admin, index),
        .get(DashboardPath.announcements + ".csv", .admin, at: .pool) { context in
            try query(context).export(for: context)
        },
        .get(DashboardPath.newAnnouncement, .admin) { context in
            let rules = try ProgrammeRules.current(context.reader).rules
            return try context.page(
                AnnouncementPage(
                    nil, AnnouncementForm(nil, else: nil, rules, today: today(context.reader, context)), rules))
        },
        .post(DashboardPath.announcements, .admin) { try save($0, nil) },
        .get(DashboardPath.announcement, .admin) { context in
            let announcement = try found(context, context.reader)
            let rules = try ProgrammeRules.current(context.reader).rules
            let form = AnnouncementForm(nil, else: announcement, rules, today: announcement.firstDay)
            return try context.page(AnnouncementPage(announcement, form, rules))
        },
        .post(DashboardPath.announcement, .admin) { submission in
            try save(submission, submission.read { try found(submission, $0) })
        },
        .post(DashboardPath.withdrawal, .admin, withdraw),
        .post(DashboardPath.dismissal, .partner, dismiss),
    ]

    @Sendable private static func index(_ context: Context) throws -> Response {
        let list = try query(context).view(
            at: DashboardPath.announcements, in: context.reader, owner: context.viewer.id.text)
        return try context.page(AnnouncementsPage(list: list))
    }

    private static func query(_ context: Context) throws -> ListQuery<AnnouncementRow> {
        let today = try today(context.reader, context)
        let list = AnnouncementList.definition(try ProgrammeRules.current(context.reader).rules, today: today)
        return ListQuery(list, ListState(try context.request.query(), for: list), scope: [today])
    }

    private static func save(_ submission: Submission, _ former: Announcement?) throws -> Response {
        let rules = try submission.read { try ProgrammeRules.current($0).rules }
        let form = AnnouncementForm(
            submission.form.fields, else: former, rules, today: try submission.read { try today($0, submission) })
        guard var announcement = form.announcement(former?.id ?? .make(), rules) else {
            return try submission.page(AnnouncementPage(former, form, rules), .unprocessableContent)
        }
        announcement.withdrawnAt = former?.withdrawnAt
        return try submission.write { writer in
            try AnnouncementStore.save(announcement, by: submission.actor, at: submission.now, in: writer)
            return .goto(DashboardPath.announcements, saying: Text("Saved."))
        }
    }

    /// Takes it off the partners' pages, or brings it back: the button says which.
    @Sendable private static func withdraw(_ submission: Submission) throws -> Response {
        let isWithdrawn = submission.form["back"] == nil
        return try submission.write { writer in
            let announcement = try found(submission, writer)
            try AnnouncementStore.setWithdrawn(
                isWithdrawn, announcement, by: submission.actor, at: submission.now, in: writer)
            let values = ["title": announcement.title]
            guard isWithdrawn else {
                return .goto(DashboardPath.announcements, saying: Text("“{title}” is visible again.", values))
            }
            return .goto(
                DashboardPath.announcements, saying: Text("“{title}” withdrawn.", values),
                undo: Flash.Undo(DashboardPath.withdrawal(announcement.id), ["back": "1"]))
        }
    }

    @Sendable private static func dismiss(_ submission: Submission) throws -> Response {
        let isDismissed = submission.form["back"] == nil
        return try submission.write { writer in
            let announcement = try found(submission, writer)
            try AnnouncementStore.setDismissed(isDismissed, announcement.id, by: submission.viewer.id, in: writer)
            guard isDismissed else { return .goto(DashboardPath.partner) }
            return .goto(
                DashboardPath.partner, saying: Text("“{title}” dismissed.", ["title": announcement.title]),
                undo: Flash.Undo(DashboardPath.dismissal(announcement.id), ["back": "1"]))
        }
    }

    /// Partners only find what is meant for them.
    private static func found(_ visit: some Visit, _ reader: Reader) throws -> Announcement {
        guard let announcement = try AnnouncementStore.announcement(visit.id("announcement"), in: reader) else {
            throw Refusal.notThere
        }
        guard let firm = try visit.viewer.firm else { return announcement }
        let isTheirs = try announcement.isFor(Standing.of(firm.id, reader).tier)
        guard try isTheirs && announcement.state(on: today(reader, visit)) == .shown else {
            throw Refusal.notThere
        }
        return announcement
    }

    private static func today(_ reader: Reader, _ visit: some Visit) throws -> CivilDate {
        try Settings.current(reader).zone.local(visit.now).day
    }
}
