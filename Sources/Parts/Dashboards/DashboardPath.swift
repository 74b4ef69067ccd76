internal import Base
internal import Web

/// The addresses of the part.
package enum DashboardPath {
    package static let partner = "/partner-dashboard"
    package static let settings = "/partner-dashboard/settings"
    package static let arrangement = "/partner-dashboard/arrangement"
    package static let admin = "/admin"
    package static let announcements = "/admin/announcements"
    package static let newAnnouncement = "/admin/announcements/new"

    static let dismissal = Path<ID<Announcement>>("/partner-dashboard/announcements/:announcement/dismissal")
    static let announcement = Path<ID<Announcement>>("/admin/announcements/:announcement")
    static let withdrawal = announcement + "/withdrawal"

    /// A page of the partner's with its switches set.
    static func partner(_ period: Period, _ measure: Measure) -> String {
        var pairs: [String] = []
        if period != .year { pairs.append("span=\(period.rawValue)") }
        if measure != .money { pairs.append("show=\(measure.rawValue)") }
        return partner + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
