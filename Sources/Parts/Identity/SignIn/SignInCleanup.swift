internal import Base
internal import Database
internal import Jobs
internal import Templates
internal import Web

/// Nightly clean-up: ended sessions, links, waiting times, and browsers unused for a year.
enum SignInCleanup {
    static let job = PartJob(
        Text("Deletion of old sign-ins"),
        JobKind("identity.tidy", attempts: 3) { job in
            let now = job.now
            try job.finish { writer in
                try SessionStore.forget(endedBefore: now, in: writer)
                try SignInLinkStore.forget(endedBefore: now, in: writer)
                try EmailChangeStore.forget(endedBefore: now, in: writer)
                try AttemptStore.forget(endedBefore: now - Throttle.window, in: writer)
                try DeviceStore.forget(notSeenSince: now - DeviceStore.keptFor, in: writer)
            }
        }, at: .tidying)
}
