internal import Base
internal import Dashboards
internal import Database
internal import Leads
internal import Partners
internal import Programme
internal import Web

extension DemoStory {
    /// Adds announcements, ranking settings, and goals of the better firms.
    mutating func addDashboards(_ cast: DemoCast) {
        addAnnouncements(by: cast.admin.actor)
        for (number, company) in cast.companies.enumerated() where company.isActive {
            let owner = company.owner.actor
            let wishes = PartnerRanking.Wishes(isRanked: number % 9 != 4, isNamed: number % 3 != 1)
            add(at: company.joined + .days(3)) { writer, now in
                try PartnerRanking.wish(wishes, of: company.firm.id, by: owner, at: now, in: writer)
                for use in DemoStory.uses(number, company.plan.level) {
                    try PartnerUses.note(use, by: company.firm.id, at: now, in: writer)
                }
            }
            let level = company.plan.level
            guard level == .performer || level == .elite else { continue }
            let goal = Money(minor: level == .elite ? 4_000_000 : 900_000, .eur)
            add(at: now - .days(24)) { writer, now in
                try DashboardStore.setGoal(goal, of: company.firm, by: owner, at: now, in: writer)
            }
        }
    }

    /// The features a firm has used: the higher its tier, the more.
    static func uses(_ number: Int, _ level: DemoFirm.Level) -> [PartnerUse] {
        let chances: [(PartnerUse, Int, DemoFirm.Level)] = [
            (.imports, 3, .starter), (.calendar, 4, .starter), (.savedViews, 2, .active), (.automation, 2, .performer),
        ]
        return chances.filter { use, rarity, from in
            level.rawValue >= from.rawValue && (number + use.code.count) % rarity < max(1, level.rawValue - 1)
        }.map(\.0)
    }

    private mutating func addAnnouncements(by admin: Actor) {
        let today = TimeZone.utc.local(now).day
        let rows: [(ago: Int, from: Int, until: Int?, title: String, body: String, tiers: [String])] = [
            (
                60, -60, -20, "Summer prices end soon", "Offers that were sent before the end of the month still hold.",
                []
            ),
            (
                6, -6, 24, "The autumn campaign is here",
                "New pages and letters for your clients are ready. Ask your manager for the ones with your own logo.",
                []
            ),
            (
                2, -2, 12, "A day with our product team", "Three seats are left for Thursday. Write to us to have one.",
                ["performer", "elite"]
            ),
            (1, 9, nil, "New price list", "It holds for all offers from that day on.", []),
        ]
        for row in rows {
            let announcement = Announcement(
                title: row.title, body: row.body, firstDay: today.adding(row.from),
                lastDay: row.until.map(today.adding),
                tiers: row.tiers)
            add(at: now - .days(row.ago)) { writer, now in
                try AnnouncementStore.save(announcement, by: admin, at: now, in: writer)
            }
        }
    }
}

extension DemoCast.Company {
    fileprivate var isActive: Bool {
        switch plan.fate {
        case .active, .paused: true
        case .applied, .invited, .onboarding, .suspended, .archived: false
        }
    }
}
