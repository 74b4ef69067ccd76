internal import Base
internal import Database
internal import Jobs

/// The work behind the answers: who hears of what happened, which jobs there are, and what is done at night. One row
/// each.
struct Background: Sendable {
    private static let listeners: [EventListener] = []
    private static let jobs: [JobKind] = []
    private static let tidyAt = Cron("30 2 * * *")

    private let events: EventDispatcher
    private let runner: JobRunner

    init(_ configuration: Configuration, _ data: DataFolder, _ database: Database) throws {
        let maintenance = Maintenance(
            data, try FileStore(data), backups: configuration.backupFolder, keeping: configuration.backupsKept,
            program: VersionCommand.version)
        let timetable = Maintenance.timetable(backup: configuration.backupAt, tidy: Self.tidyAt)
        events = EventDispatcher(Self.listeners, database)
        runner = JobRunner(Self.jobs + maintenance.kinds, timetable: Timetable(timetable), database)
    }

    func start() throws {
        try events.start()
        try runner.start()
    }

    /// Ends what is under way, or gives it back to be done after the next start.
    func stop() {
        events.stop()
        runner.stop()
    }
}
