internal import Base
internal import Dashboards
internal import Database
internal import Identity
internal import Jobs
internal import Leads
internal import Mail
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// The work behind the answers: who hears of what happened, which jobs there are, what is done at night, and who
/// sends the mails. One row each.
struct Background: Sendable {
    private static let tidyAt = Cron("30 2 * * *")
    /// Soon after midnight.
    private static let judgeAt = Cron("15 0 * * *")

    /// What each kind of job does, for those who look after them.
    static let jobTitles: [(code: String, title: Text)] = [
        (Maintenance.Kind.backup, Text("Backup")),
        (Maintenance.Kind.proof, Text("Proof of the newest backup")),
        (Maintenance.Kind.tidy, Text("Clearing away")),
        ("identity.link", Text("Links by mail")),
        ("identity.tidy", Text("Forgetting old sign-ins")),
        ("programme.evaluate", Text("Judging all partners")),
        ("partners.night", Text("Badges and tiers of the night")),
        ("partners.import", Text("Import of partners")),
        ("leads.import", Text("Import of leads")),
        ("leads.import.check", Text("Rehearsal of an import of leads")),
        ("leads.reminders", Text("Reminders")),
        ("leads.idle", Text("Rules for leads that nobody works on")),
    ]

    private let events: EventDispatcher
    private let runner: JobRunner
    private let mails: MailSender

    init(_ configuration: Configuration, _ data: DataFolder, _ site: Site) throws {
        let maintenance = Maintenance(
            data, try FileStore(data), backups: configuration.backupFolder, keeping: configuration.backupsKept,
            program: VersionCommand.version)
        let leads = LeadWork(site)
        let partners = PartnerWork(metrics: Parts.programme.metrics)
        let listeners: [[EventListener]] = [
            [Parts.programme.listener, Parts.programme.telling(site.live)],
            partners.listeners,
            leads.listeners,
            [LeadLive.listener(site.live)],
            [OverviewLive.listener(site.live)],
        ]
        let jobs: [[JobKind]] = [
            maintenance.kinds,
            [Tidying.kind(of: site)],
            Identity.jobs(site),
            Parts.programme.jobs(telling: site.live),
            partners.jobs,
            leads.jobs,
        ]
        let timetable: [[Timetable.Entry]] = [
            Maintenance.timetable(backup: configuration.backupAt, tidy: Self.tidyAt),
            Tidying.timetable(Self.tidyAt),
            SignInTidying.timetable(Self.tidyAt),
            Programme.timetable(Self.judgeAt),
            PartnerWork.timetable(Self.judgeAt),
            LeadWork.timetable,
        ]
        events = EventDispatcher(listeners.flatMap(\.self), site.database)
        runner = JobRunner(
            jobs.flatMap(\.self), timetable: Timetable(timetable.flatMap(\.self)), site.database)
        mails = MailSender(site, configuration.mailTransport(outbox: configuration.outbox))
    }

    func start() throws {
        try events.start()
        try runner.start()
        try mails.start()
    }

    /// Ends what is under way, or gives it back to be done after the next start.
    func stop() {
        events.stop()
        runner.stop()
        mails.stop()
    }
}
