import Web

/// Who may use the pages of firms.
let partnerRoles: [RoleRow] = [
    RoleRow("GET /partnership", .everyone),
    RoleRow("GET /admin/partnership", .admins),
    RoleRow("POST /admin/partnership", .admins),
    RoleRow(
        "POST /admin/partnership/:block<block>/remove", .admins,
        own: { _ in "/admin/partnership/block_00000000000000000000000001/remove" }),
    RoleRow("GET /apply", .everyone),
    RoleRow("POST /apply", .everyone, isForOnlookers: true),
    RoleRow("GET /apply/sent", .everyone),
    RoleRow("GET /apply/mine/:token", .everyone),
    RoleRow("POST /apply/mine/:token", .everyone, isForOnlookers: true),
    RoleRow("POST /apply/mine/:token/answer", .everyone, isForOnlookers: true),
    RoleRow("GET /admin/applications", .admins),
    RoleRow("GET /admin/applications/:application<application>", .admins, own: { $0.application() }),
    RoleRow("POST /admin/applications/:application<application>/approve", .admins, own: { $0.application("/approve") }),
    RoleRow("POST /admin/applications/:application<application>/ask", .admins, own: { $0.application("/ask") }),
    RoleRow("POST /admin/applications/:application<application>/reject", .admins, own: { $0.application("/reject") }),
    RoleRow("GET /admin/partners", .partnerReaders),
    RoleRow("GET /admin/partners.csv", .partnerReaders),
    RoleRow("POST /admin/partners", .admins),
    RoleRow("POST /admin/partners/bulk", .admins),
    RoleRow("GET /admin/partners/new", .admins),
    RoleRow("POST /admin/partners/new", .admins),
    RoleRow("GET /admin/partners/:firm<partner>", .partnerReaders, own: { $0.firmPath() }),
    RoleRow("GET /admin/partners/:firm<partner>/edit", .admins, own: { $0.firmPath("/edit") }),
    RoleRow("POST /admin/partners/:firm<partner>/edit", .admins, own: { $0.firmPath("/edit") }),
    RoleRow("GET /admin/partners/:firm<partner>/team", .partnerReaders, own: { $0.firmPath("/team") }),
    RoleRow("POST /admin/partners/:firm<partner>/team", .admins, own: { $0.firmPath("/team") }),
    RoleRow("GET /admin/partners/:firm<partner>/tier", .partnerReaders, own: { $0.firmPath("/tier") }),
    RoleRow("POST /admin/partners/:firm<partner>/tier", .admins, own: { $0.firmPath("/tier") }),
    RoleRow("POST /admin/partners/:firm<partner>/tier/pin", .admins, own: { $0.firmPath("/tier/pin") }),
    RoleRow("POST /admin/partners/:firm<partner>/tier/unpin", .admins, own: { $0.firmPath("/tier/unpin") }),
    RoleRow("GET /admin/partners/:firm<partner>/onboarding", .partnerReaders, own: { $0.firmPath("/onboarding") }),
    RoleRow("GET /admin/partners/:firm<partner>/notes", .noteReaders, own: { $0.firmPath("/notes") }),
    RoleRow("POST /admin/partners/:firm<partner>/notes", .noteReaders, own: { $0.firmPath("/notes") }),
    RoleRow("GET /admin/partners/:firm<partner>/agreements", .partnerReaders, own: { $0.firmPath("/agreements") }),
    RoleRow(
        "GET /admin/partners/:firm<partner>/agreements/:hash", .admins,
        own: { $0.firmPath("/agreements/\(String(repeating: "0", count: 64))") }),
    RoleRow("GET /partner/agreements/:hash", .owners, own: { _ in "/partner/agreements/0" }),
    RoleRow(
        "GET /admin/partners/:firm<partner>/state/:state", .admins, own: { $0.firmPath("/state/suspended") }),
    RoleRow(
        "POST /admin/partners/:firm<partner>/state/:state", .admins, own: { $0.firmPath("/state/suspended") }),
    RoleRow("GET /admin/partners/import", .admins),
    RoleRow("POST /admin/partners/import", .admins),
    RoleRow("GET /admin/partners/import/template.csv", .admins),
    RoleRow("GET /admin/partners/import/:id<import>", .admins, own: { $0.importPath() }),
    RoleRow("POST /admin/partners/import/:id<import>/check", .admins, own: { $0.importPath("/check") }),
    RoleRow("POST /admin/partners/import/:id<import>/start", .admins, own: { $0.importPath("/start") }),
    RoleRow("POST /admin/partners/import/:id<import>/undo", .admins, own: { $0.importPath("/undo") }),
    RoleRow("GET /admin/partners/import/:id<import>/problems.csv", .admins, own: { $0.importPath("/problems.csv") }),
    RoleRow("GET /partner/onboarding", .partners),
    RoleRow("POST /partner/onboarding", .owners),
    RoleRow("GET /partner/onboarding/welcome", .partners),
    RoleRow("POST /partner/onboarding/welcome", .owners),
    RoleRow("GET /partner/onboarding/agreement", .partners),
    RoleRow("POST /partner/onboarding/agreement", .owners),
    RoleRow("GET /partner/onboarding/plan", .partners),
    RoleRow("POST /partner/onboarding/plan", .owners),
    RoleRow("GET /partner/onboarding/profile", .owners),
    RoleRow("POST /partner/onboarding/profile", .owners),
    RoleRow("POST /account/firm/logo", .owners),
    RoleRow("POST /account/firm/logo/remove", .owners),
    RoleRow("POST /admin/partners/:firm<partner>/logo", .admins, own: { $0.firmPath("/logo") }),
    RoleRow("POST /admin/partners/:firm<partner>/logo/remove", .admins, own: { $0.firmPath("/logo/remove") }),
    RoleRow(
        "GET /partners/:firm<partner>/logo/:hash", .signedIn, own: { "/partners/\($0.firm)/logo/\($0.logo)" },
        other: { "/partners/\($0.otherFirm)/logo/\($0.logo)" }),
    RoleRow("GET /account/firm", .owners),
    RoleRow("POST /account/firm", .owners),
    RoleRow("POST /account/firm/address", .owners),
    RoleRow("GET /admin/agreement", .admins),
    RoleRow("POST /admin/agreement", .admins),
    RoleRow("GET /partner/achievements", .partners),
    RoleRow("GET /admin/partners/:firm<partner>/badges", .partnerReaders, own: { $0.firmPath("/badges") }),
    RoleRow("POST /admin/partners/:firm<partner>/badges", .admins, own: { $0.firmPath("/badges") }),
    RoleRow("GET /admin/badges", .admins),
    RoleRow("POST /admin/badges", .admins),
    RoleRow("GET /admin/badges/:badge<badge>", .admins, own: { _ in "/admin/badges/badge_00000000000000000000000001" }),
    RoleRow(
        "POST /admin/badges/:badge<badge>", .admins, own: { _ in "/admin/badges/badge_00000000000000000000000001" }),
    RoleRow("GET /admin/challenges", .admins),
    RoleRow("POST /admin/challenges", .admins),
    RoleRow(
        "GET /admin/challenges/:challenge<challenge>", .admins,
        own: { _ in "/admin/challenges/challenge_00000000000000000000000001" }),
    RoleRow(
        "POST /admin/challenges/:challenge<challenge>", .admins,
        own: { _ in "/admin/challenges/challenge_00000000000000000000000001" }),
]

extension RoleRow.Who {
    static let partnerReaders = roles([.admin, .support, .agent, .teamLead, .chainManager])
    static let noteReaders = roles([.admin, .support])
}

extension RoleWorld {
    func importPath(_ end: String = "") -> String {
        "/admin/partners/import/import_00000000000000000000000001" + end
    }

    func firmPath(_ tab: String = "") -> String { "/admin/partners/\(firm)" + tab }

    func application(_ act: String = "") -> String {
        "/admin/applications/application_00000000000000000000000001" + act
    }
}
