internal import Jobs
internal import Mail
internal import Web

/// The work behind the answers: what the parts do about what happened, their jobs, and the mails.
struct Background: Sendable {
    private let events: EventDispatcher
    private let runner: JobRunner
    private let mails: MailSender

    init(_ site: Site, _ transport: any MailTransport) {
        events = EventDispatcher(site.parts.listeners(site), of: site)
        runner = JobRunner(site.parts.jobs(site), of: site)
        mails = MailSender(site, transport)
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
