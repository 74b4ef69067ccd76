internal import Base
internal import Leads
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// `/partner-dashboard`: what a partner finds first.
struct DashboardPage: TemplatePage {
    let greeting: Text
    let day: String
    /// Somebody sees but their own leads.
    let isPartial: Bool
    let news: [AnnouncementView]
    let figures: [Figure]
    /// The first steps, instead of empty charts.
    let steps: [FirstStep]
    let blocks: [TrustedHTML]
    let locks: [LockView]
    let mayArrange: Bool
    let isOwner: Bool

    static let template = "dashboards/partner"
    static let shape = Shape<DashboardPage> {
        $0.show("settings_path") { _ in DashboardPath.settings }
        $0.show("arrangement_path") { _ in DashboardPath.arrangement }
        $0.show("new_path") { _ in LeadPath.new }
    }

    static func greeting(_ name: String, at second: Int) -> Text {
        let values = ["name": name]
        return switch second {
        case ..<(12 * 3_600): Text("Good morning, {name}", values)
        case ..<(18 * 3_600): Text("Good afternoon, {name}", values)
        default: Text("Good evening, {name}", values)
        }
    }
}

/// An announcement, as partners read it.
struct AnnouncementView: TemplateValue {
    let announcement: Announcement

    static let shape = Shape<AnnouncementView> {
        $0.show("id") { $0.announcement.id.text }
        $0.show("title") { $0.announcement.title }
        $0.show("body") { $0.announcement.body }
        $0.show("day") { $0.announcement.firstDay }
        $0.show("dismissal") { DashboardPath.dismissal($0.announcement.id) }
    }
}

/// A block that a higher tier opens, and what it would be good for.
struct LockView: TemplateValue {
    let lock: LockedFeature
    let promise: Text
}
