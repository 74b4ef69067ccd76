/// The rows of the dashboards in the table of roles.
let dashboardRoles: [RoleRow] = [
    RoleRow("GET /partner-dashboard", .partners),
    RoleRow("GET /partner-dashboard/settings", .owners),
    RoleRow("POST /partner-dashboard/settings", .owners),
    RoleRow("GET /partner-dashboard/arrangement", .partners),
    RoleRow("POST /partner-dashboard/arrangement", .partners),
    RoleRow(
        "POST /partner-dashboard/announcements/:announcement<announcement>/dismissal", .partners,
        own: { "/partner-dashboard/announcements/\($0.announcement)/dismissal" },
        other: { "/partner-dashboard/announcements/\($0.otherAnnouncement)/dismissal" }),
    RoleRow("GET /admin", .admins),
    RoleRow("GET /admin/jobs", .admins),
    RoleRow("GET /admin/jobs.csv", .admins),
    RoleRow("POST /admin/jobs/retries", .admins),
    RoleRow("POST /admin/jobs/events", .admins),
    RoleRow("GET /admin/announcements", .admins),
    RoleRow("GET /admin/announcements.csv", .admins),
    RoleRow("GET /admin/announcements/new", .admins),
    RoleRow("POST /admin/announcements", .admins),
    RoleRow(
        "GET /admin/announcements/:announcement<announcement>", .admins,
        own: { "/admin/announcements/\($0.announcement)" }),
    RoleRow(
        "POST /admin/announcements/:announcement<announcement>", .admins,
        own: { "/admin/announcements/\($0.announcement)" }),
    RoleRow(
        "POST /admin/announcements/:announcement<announcement>/withdrawal", .admins,
        own: { "/admin/announcements/\($0.announcement)/withdrawal" }),
]
