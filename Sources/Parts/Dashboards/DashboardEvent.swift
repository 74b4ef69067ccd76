package import Templates
internal import Web

/// What can happen to what stands on homes.
package enum DashboardEvent: String, PartEvent {
    case announcementAdded = "announcement.added"
    case announcementChanged = "announcement.changed"
    case announcementWithdrawn = "announcement.withdrawn"
    case announcementRestored = "announcement.restored"
    case goalSet = "goal.set"

    package var title: Text? {
        switch self {
        case .announcementAdded: Text("Announcement published", as: "action")
        case .announcementChanged: Text("Announcement changed", as: "action")
        case .announcementWithdrawn: Text("Announcement withdrawn", as: "action")
        case .announcementRestored: Text("Announcement restored", as: "action")
        case .goalSet: Text("Monthly goal set", as: "action")
        }
    }
}

extension AuditField {
    static let ofDashboards: [AuditField] = [
        AuditField("goal", Text("Goal")),
        AuditField("title", Text("Title")),
        AuditField("note", Text("Note")),
    ]
}
