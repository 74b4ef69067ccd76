internal import Jobs
internal import Mail
internal import Web

/// The work behind the answers: what the parts do about what happened, their jobs, and the mails.
struct Background: Sendable {
    private let events: EventDispatcher
    private let runner: JobRunner
    private let mails: MailSender
    private let review: LiveReview

    init(_ site: Site, _ transport: any MailTransport) {
        events = EventDispatcher(site.parts.listeners(site), of: site)
        runner = JobRunner(site.parts.jobs(site), of: site)
        mails = MailSender(site, transport)
        review = LiveReview(site)
    }

    func start() throws {
        try events.start()
        try runner.start()
        try mails.start()
        try review.start()
    }

    /// Ends what is under way, or gives it back to be done after the next start.
    func stop() {
        events.stop()
        runner.stop()
        mails.stop()
        review.stop()
    }
}
