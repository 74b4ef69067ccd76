internal import Base
internal import Database
internal import Jobs
internal import Web

/// `portico jobs`: how the work behind the answers is doing, and a hand where it needs one.
enum JobsCommand {
    static let command = Command(
        name: "jobs", summary: "Show who is behind with events, and which jobs and mails wait, and help along.",
        operands: "[ACTION]",
        details: """
            Without an action it shows. The actions are:
              retry JOB               begin a job that has failed or was cancelled once more
              retry LISTENER          try at once what a listener has set aside
              retry LISTENER NUMBER   try once more an event that is parked
              retry MAIL              try at once to send a mail that waits or has failed
              cancel JOB              ask a job to stop
              replay LISTENER NUMBER  let a listener go through all events again from this one on
            The portal may go on meanwhile, and takes notice within a few seconds.
            """
    ) { invocation in
        let configuration = try invocation.configuration()
        let database = try Database.existing(configuration)
        defer { database.close() }
        guard let action = invocation.operands.first else {
            Terminal.say(try database.read(report))
            return .success
        }
        guard try act(action, Array(invocation.operands.dropFirst()), database) else {
            throw ConfigurationError(
                problems: ["this is no action, or there is no such job, mail or listener"], isUsage: true)
        }
        return .success
    }

    private static func act(_ action: String, _ words: [String], _ database: Database) throws -> Bool {
        let job = words.first.flatMap { ID<Job>($0) }
        return try database.write { writer in
            if action == "retry", words.count == 1, let mail = ID<QueuedMail>(words[0]) {
                return try MailStore.retry(mail, at: .now, in: writer) != nil
            }
            return switch (action, words.count, job) {
            case ("retry", 1, let job?): try JobStore.retry(job, writer)
            case ("cancel", 1, let job?): try JobStore.cancel(job, writer)
            case ("retry", 2, nil):
                try Int64(words[1]).map { try ParkedEvent.retry(words[0], $0, writer) } ?? false
            case ("retry", 1, nil): try EventListener.retryNow(words[0], writer)
            case ("replay", 2, _):
                try Int64(words[1]).map { try EventListener.replay(words[0], from: $0, writer) } ?? false
            default: false
            }
        }
    }

    static func report(_ reader: Reader) throws -> String {
        let listeners = try ListenerStatus.all(reader).map { status in
            [status.listener, "\(status.position)", "\(status.lag)", "\(status.failures)", status.error ?? ""]
        }
        let parked = try ParkedEvent.all(reader).map { event in
            ["\(event.listener) \(event.number)", event.kind.rawValue, "\(event.attempts) attempts", event.error]
        }
        let counts = try JobStore.counts(reader).map { "\($0.count) \($0.state)" }
        let failed = try JobStore.all(in: .failed, limit: 20, reader).map { job in
            ["\(job.id)", job.kind, "\(job.attempts) attempts", job.message]
        }
        return Terminal.columns([["listener", "at event", "behind", "set aside", "why"]] + listeners)
            + (parked.isEmpty ? "" : "\nparked events:\n" + Terminal.columns(parked))
            + "\njobs: \(counts.isEmpty ? "none" : counts.joined(separator: ", "))\n" + Terminal.columns(failed)
            + "\nmails: \(try mails(reader))\n"
    }

    /// Counts by status; recipients and contents are not shown in a terminal.
    private static func mails(_ reader: Reader) throws -> String {
        let counts = try MailStore.counts(in: reader)
        let words = QueuedMail.State.allCases.compactMap { state in counts[state].map { "\($0) \(state)" } }
        let complaint = try MailStore.complaint(in: reader).map { "; held because \($0)" } ?? ""
        return (words.isEmpty ? "none" : words.joined(separator: ", ")) + complaint
    }
}
