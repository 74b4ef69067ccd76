internal import Base
internal import Database
package import Jobs

extension JobRunner {
    /// Does the jobs of parts, by the clock of the site.
    package convenience init(_ jobs: [PartJob], of site: Site) {
        self.init(jobs.map(\.kind), timetable: JobSchedule(of: jobs), site.database, now: site.now)
    }
}

extension EventDispatcher {
    package convenience init(_ listeners: [EventListener], of site: Site) {
        self.init(listeners, site.database, now: site.now)
    }
}
