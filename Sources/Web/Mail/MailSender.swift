internal import Base
internal import Database
package import Mail

/// Sends queued e-mails one after another on its own thread: a hanging mail server blocks nothing else.
///
/// An e-mail is leased while it is sent. If the program ends in between, it is sent again after the lease under the
/// same id, so that mail programs recognise the duplicate.
package final class MailSender: Sendable {
    private struct State {
        var news = 0
        var isStopping = false
        var thread: Thread?
    }

    /// The polling interval: another process may have queued an e-mail.
    private static let interval = Duration.seconds(30)
    /// Longer than a mail server is waited for.
    private static let lease = Duration.seconds(300)
    /// No mail is put off for longer.
    private static let farthest = Duration.seconds(3_660)
    /// Until the next try when no mail goes at all.
    private static let pauseWhenHeld = Duration.seconds(300)
    /// For the mail that is on its way when the program ends.
    private static let grace: Int64 = 5_000_000_000

    private let site: Site
    private let transport: any MailTransport
    private let state = Guarded(State())

    package init(_ site: Site, _ transport: any MailTransport) {
        self.site = site
        self.transport = transport
        site.database.listen(to: .mails) { [state] in state.change { $0.news += 1 } }
    }

    package func start() throws {
        let thread = try Thread("mail", niceness: Thread.background) { self.work() }
        state.withLock { $0.thread = thread }
    }

    package func stop() {
        let thread = state.change { state in
            defer { state.thread = nil }
            state.isStopping = true
            return state.thread
        }
        _ = thread?.join(until: Clock.monotonic + Self.grace)
    }

    /// Sends everything that is due, on this thread: for tests.
    package func settle() throws {
        while try sendNext() {}
    }

    private func work() {
        while true {
            let news = state.withLock(\.news)
            var pause = Self.interval
            do {
                while try !state.withLock(\.isStopping) && sendNext() {}
                if let next = try site.database.read(MailStore.nextMoment) {
                    pause = min(pause, max(.milliseconds(1), next - site.now()))
                }
            } catch {
                Log.error("mails cannot go on", ["reason": "\(error)"])
            }
            let deadline = Clock.monotonic + Int64(pause.milliseconds) * 1_000_000
            let isStopping = state.wait(until: deadline) { state in
                state.isStopping ? true : state.news != news ? false : nil
            }
            guard isStopping != true else { return }
        }
    }

    /// False when nothing is due.
    private func sendNext() throws -> Bool {
        let now = site.now()
        guard let due = try site.database.read(MailStore.nextMoment) else { return false }
        // Written when the clock was ahead.
        let isBeyond = due > now + Self.farthest
        if isBeyond { try site.database.write { try MailStore.pullBack(from: now + Self.farthest, at: now, in: $0) } }
        guard due <= now || isBeyond,
            let mail = try site.database.write({ try MailStore.claim(for: Self.lease, at: now, in: $0) })
        else { return false }
        // Between the letter and its sending somebody may have left. Nobody has an invitation that is not theirs any more.
        let mayHave = try mail.account.map { account in
            try site.database.read { try site.accounts.mayReceive(account, true, $0) }
        }
        guard mayHave ?? true else {
            try site.database.write { try MailStore.withdraw(mail.id, at: now, in: $0) }
            return true
        }
        guard let content = MailContent.opened(mail, by: site.mailBox) else {
            let reason = "it was sealed with another master key"
            try site.database.write { try MailStore.giveUp(mail.id, as: .failed, reason, at: now, in: $0) }
            return true
        }
        let made = try content.mail(mail, from: site.database.read(site.letterhead).sender)
        do throws(MailError) {
            try transport.send(made)
        } catch {
            try note(error, of: mail)
            return true
        }
        try site.database.write { try MailStore.noteSent(mail.id, at: site.now(), in: $0) }
        return true
    }

    private func note(_ error: MailError, of mail: QueuedMail) throws {
        let now = site.now()
        // The server's answer may contain addresses: it is for staff and not for the log.
        Log.warning(
            "a mail was not sent",
            ["mail": "\(mail.id)", "kind": "\(mail.kind)", "attempt": LogValue(mail.attempts)])
        try site.database.write { writer in
            switch error {
            case .permanent(let reason):
                try MailStore.giveUp(mail.id, as: .refused, reason, at: now, in: writer)
            case .misconfigured(let reason):
                try MailStore.hold(until: now + Self.pauseWhenHeld, reason, in: writer)
            case .temporary(let reason) where now >= mail.giveUpAt:
                try MailStore.giveUp(mail.id, as: .failed, reason, at: now, in: writer)
            case .temporary(let reason):
                let next = min(now + Self.delay(after: mail.attempts), mail.giveUpAt)
                try MailStore.postpone(mail.id, until: next, reason, in: writer)
            }
        }
    }

    /// A minute after the first failure, then twice as long each time, up to an hour.
    static func delay(after attempts: Int) -> Duration {
        .seconds(min(3600, 60 << min(6, max(0, attempts - 1))))
    }
}
