internal import Base

/// The addresses of the part.
package enum DashboardPath {
    package static let partner = "/partner-dashboard"
    package static let settings = "/partner-dashboard/settings"
    package static let arrangement = "/partner-dashboard/arrangement"
    package static let admin = "/admin"
    package static let announcements = "/admin/announcements"
    package static let newAnnouncement = "/admin/announcements/new"

    static func dismissal(_ id: ID<Announcement>) -> String { "\(partner)/announcements/\(id)/dismissal" }
    static func announcement(_ id: ID<Announcement>) -> String { "\(announcements)/\(id)" }
    static func withdrawal(_ id: ID<Announcement>) -> String { "\(announcements)/\(id)/withdrawal" }

    /// A page of the partner's with its switches set.
    static func partner(_ period: Period, _ measure: Measure) -> String {
        var pairs: [String] = []
        if period != .year { pairs.append("span=\(period.rawValue)") }
        if measure != .money { pairs.append("show=\(measure.rawValue)") }
        return partner + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
