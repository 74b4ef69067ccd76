internal import Base
internal import Database
internal import Programme
internal import Templates
internal import Web

/// An announcement in the list.
struct AnnouncementRow: Sendable {
    let announcement: Announcement
    let author: String
    let createdAt: Timestamp
}

/// `/admin/announcements`. Its scope value is today.
enum AnnouncementList {
    static func definition(_ rules: RuleSet, today: CivilDate) -> ListDefinition<AnnouncementRow> {
        ListDefinition(
            name: "announcements", select: AnnouncementStore.columns,
            from: """
                FROM announcements a, (SELECT CAST($1 AS TEXT) AS today) d WHERE a.created_at >= 0
                """, key: "a.id", columns: columns(rules, today), filters: filters(rules),
            order: ListOrder("created", descending: true), id: { $0.announcement.id.text },
            path: { DashboardPath.announcement($0.announcement.id) }
        ) { row in
            AnnouncementRow(announcement: try Announcement(&row), author: try row.next(), createdAt: try row.next())
        }
    }

    private static func columns(_ rules: RuleSet, _ today: CivilDate) -> [ListDefinition<AnnouncementRow>.Column] {
        [
            .init("title", Text("Title", as: "announcement"), order: "a.found_by") { .text($0.announcement.title) },
            .init("state", Text("Status")) { .phrase($0.announcement.state(on: today).title) },
            .init("from", Text("From", as: "day"), order: "a.first_day") { .day($0.announcement.firstDay) },
            .init("until", Text("Until", as: "day"), order: "a.last_day") { row in
                row.announcement.lastDay.map(Cell.day) ?? .phrase(Text("until withdrawn"))
            },
            .init("tiers", Text("Tiers")) { row in
                let names = row.announcement.tiers.map { rules.tier($0)?.name ?? $0 }
                return names.isEmpty ? .phrase(Text("all")) : .text(names.joined(separator: ", "))
            },
            .init("author", Text("Author"), order: "a.author_name") { .text($0.author) },
            .init("created", Text("Created on"), order: "a.created_at") { .moment($0.createdAt) },
        ]
    }

    private static func filters(_ rules: RuleSet) -> [ListDefinition<AnnouncementRow>.Filter] {
        [
            .init(
                "q", Text("Title or text"), .text,
                where: "a.found_by LIKE $1 ESCAPE '\\'"),
            .init(
                "state", Text("All statuses"), .choice(Announcement.State.allCases.map { ($0.rawValue, $0.title) }),
                where: """
                    $1 = CASE WHEN a.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN a.first_day > d.today THEN 'planned'
                        WHEN a.last_day < d.today THEN 'over' ELSE 'shown' END
                    """),
            .init(
                "tier", Text("All tiers"), .choice(rules.tiers.map { ($0.code, Text("{name}", ["name": $0.name])) }),
                where: "a.tiers = '' OR ' ' || a.tiers || ' ' LIKE '% ' || $1 || ' %'"),
        ]
    }
}

struct AnnouncementsPage: TemplatePage {
    let list: ListView

    static let template = "dashboards/announcements"
    static let shape = Shape<AnnouncementsPage> {
        $0.show("new_path") { _ in DashboardPath.newAnnouncement }
    }
}
