package import Base
internal import Database
package import Jobs

/// Clears away at night what has ended: sessions, links, waits, and browsers that nobody has signed in with for a year.
package enum SignInTidying {
    private static let name = "identity.tidy"

    static let kind = JobKind(name, attempts: 3) { job in
        let now = Timestamp.now
        try job.finish { writer in
            try SessionStore.forget(endedBefore: now, in: writer)
            try SignInLinkStore.forget(endedBefore: now, in: writer)
            try EmailChangeStore.forget(endedBefore: now, in: writer)
            try TryStore.forget(endedBefore: now - Throttle.window, in: writer)
            try DeviceStore.forget(notSeenSince: now - DeviceStore.keptFor, in: writer)
        }
    }

    package static func timetable(_ timing: Cron?) -> [Timetable.Entry] {
        timing.map { [Timetable.Entry(name, at: $0, kind: name)] } ?? []
    }
}
