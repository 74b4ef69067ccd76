/// The rows of the leads in the table of roles.
let leadRoles: [RoleRow] = [
    RoleRow("GET /leads/import", .partners),
    RoleRow("GET /leads/import/template.csv", .partners),
    RoleRow("POST /leads/import", .partners),
    RoleRow(
        "GET /leads/import/:id<import>", .partners, own: { "/leads/import/\($0.file)" },
        other: { "/leads/import/\($0.otherFile)" }),
    RoleRow(
        "GET /leads/import/:id<import>/problems.csv", .partners, own: { "/leads/import/\($0.file)/problems.csv" },
        other: { "/leads/import/\($0.otherFile)/problems.csv" }),
    RoleRow(
        "POST /leads/import/:id<import>/check", .partners, own: { "/leads/import/\($0.file)/check" },
        other: { "/leads/import/\($0.otherFile)/check" }),
    RoleRow(
        "POST /leads/import/:id<import>/start", .partners, own: { "/leads/import/\($0.file)/start" },
        other: { "/leads/import/\($0.otherFile)/start" }),
    RoleRow(
        "POST /leads/import/:id<import>/undo", .partners, own: { "/leads/import/\($0.file)/undo" },
        other: { "/leads/import/\($0.otherFile)/undo" }),
    RoleRow("GET /leads/automation", .owners),
    RoleRow("POST /leads/automation", .owners),
    RoleRow(
        "GET /leads/automation/:id<rule>", .owners, own: { "/leads/automation/\($0.rule)" },
        other: { "/leads/automation/\($0.otherRule)" }),
    RoleRow(
        "POST /leads/automation/:id<rule>/turn", .owners, own: { "/leads/automation/\($0.rule)/turn" },
        other: { "/leads/automation/\($0.otherRule)/turn" }),
    RoleRow(
        "GET /leads/:id<lead>/merge", .sellers, own: { "/leads/\($0.lead)/merge" },
        other: { "/leads/\($0.otherLead)/merge" }),
    RoleRow(
        "POST /leads/:id<lead>/merge", .sellers, own: { "/leads/\($0.lead)/merge" },
        other: { "/leads/\($0.otherLead)/merge" }),
    RoleRow("GET /leads/calendar", .partners),
    RoleRow("POST /leads/calendar", .partners),
    RoleRow("POST /leads/calendar/end", .partners),
    RoleRow("GET /leads/calendar/:token", .everyone),
    RoleRow("GET /r/:slug/contact", .everyone, own: { _ in "/r/weber-partner/contact" }),
    RoleRow("POST /r/:slug/contact", .everyone, own: { _ in "/r/weber-partner/contact" }, isForOnlookers: true),
    RoleRow("GET /r/:slug/contact/sent", .everyone, own: { _ in "/r/weber-partner/contact/sent" }),
    RoleRow("GET /admin/leads", .sales),
    RoleRow("GET /admin/leads.csv", .sales),
    RoleRow("GET /admin/leads/settings", .admins),
    RoleRow("POST /admin/leads/settings", .admins),
    RoleRow("POST /admin/leads/settings/stages", .admins),
    RoleRow("GET /admin/leads/settings/stages/:code", .admins, own: { _ in "/admin/leads/settings/stages/contacted" }),
    RoleRow(
        "POST /admin/leads/settings/stages/:code/remove", .admins,
        own: { _ in "/admin/leads/settings/stages/contacted/remove" }),
    RoleRow("GET /admin/leads/:id<lead>", .sales, own: { "/admin/leads/\($0.lead)" }),
    RoleRow("POST /admin/leads/:id<lead>/review", .sales, own: { "/admin/leads/\($0.lead)/review" }),
    RoleRow("POST /admin/leads/:id<lead>/internals", .sales, own: { "/admin/leads/\($0.lead)/internals" }),
    RoleRow("POST /admin/leads/:id<lead>/rate", .sales, own: { "/admin/leads/\($0.lead)/rate" }),
    RoleRow("GET /admin/leads/:id<lead>/transfer", .sales, own: { "/admin/leads/\($0.lead)/transfer" }),
    RoleRow("POST /admin/leads/:id<lead>/transfer", .sales, own: { "/admin/leads/\($0.lead)/transfer" }),
]
