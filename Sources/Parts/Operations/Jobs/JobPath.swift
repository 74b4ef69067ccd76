/// The paths of the job pages.
package enum JobPath {
    package static let index = "/admin/jobs"
    static let export = "/admin/jobs.csv"
    static let retries = "/admin/jobs/retries"
    static let events = "/admin/jobs/events"
}
