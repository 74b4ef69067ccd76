internal import Base
internal import Crypto
internal import Database
internal import Identity
internal import Leads
internal import Partners
internal import Programme
internal import Settings
internal import Web

/// A programme that does not exist: fourteen months of firms, people and leads that end now.
struct Demo {
    struct Scale: Sendable {
        /// Firms whose whole history is told, and how many of a hundred of their leads.
        var plans = DemoFirm.all
        var leads = 100
        /// More firms, and their leads, which are just there.
        var moreFirms = 0
        var moreLeads = 0

        static let small = Scale()
        static let large = Scale(moreFirms: 9_960, moreLeads: 998_500)
    }

    private static let mark: SQL = "INSERT INTO installation (name, value) VALUES ('demo', '1')"
    private static let findMark: SQL = "SELECT 1 FROM installation WHERE name = 'demo'"

    let scale: Scale
    let now: Timestamp
    let parts: Parts
    var seed: UInt64 = 1

    /// Whether a database holds demo data.
    static func isIn(_ reader: Reader) throws -> Bool { try reader.exists(findMark) }

    /// Fills an empty database, all at once or not at all. `password` is the hash of the one that all have.
    func make(in database: Database, password: String) throws {
        let ids = IDScript(seed: seed)
        try database.write { writer in
            try ids.run {
                try parts.prepare(writer)
                try writer.run(Demo.mark)
                // Everybody is to look around as an admin, without a phone.
                try SecondFactorStore.setRequiredRoles([], in: writer)
                var random = SeededRandom(seed: seed)
                let story = try story(ids, password: password, using: &random)
                let bulk = DemoBulk(
                    firms: scale.moreFirms, leads: scale.moreLeads, now: now, password: password, judge: judge,
                    seed: seed)
                try bulk.make(ids, in: writer)
                if scale.moreLeads > 0 { try LeadSearch.rebuild(writer) }
                try story.tell(ids, in: writer)
            }
        }
    }

    private func story(
        _ ids: IDScript, password: String, using random: inout SeededRandom
    ) throws -> DemoStory {
        var companies = DemoCompanies()
        let cast = try DemoCast(scale.plans, until: now, ids, using: &random)
        var story = DemoStory(until: now, parts)
        let judge = judge
        story.addProgramme(cast, password: password)
        for company in cast.companies {
            let end = try story.add(company, cast, password: password, judge, using: &random)
            guard company.bringsLeads else { continue }
            try story.add(
                leadsOf: company, until: end, times: scale.leads, &companies, judge, cast.agent, using: &random)
        }
        try story.addOverlaps(cast, &companies, judge, using: &random)
        try story.addOtherApplications(cast, using: &random)
        story.addRewards(cast)
        story.addDashboards(cast)
        story.addNights(cast, judge)
        story.addSignIns(cast)
        return story
    }

    private var judge: DemoEvaluator {
        let engine = parts.engine()
        return DemoEvaluator(engine: engine, rewards: Rewards(engine.metrics, in: Settings().zone))
    }
}

extension DemoCast.Company {
    fileprivate var bringsLeads: Bool {
        switch plan.fate {
        case .applied, .invited, .onboarding: false
        case .active, .paused, .suspended, .archived: true
        }
    }
}
