internal import Base

extension RuleSet {
    /// The programme that a new installation begins with. All of it can be changed on a page.
    package static let standard = RuleSet(
        tiers: [
            Tier(
                code: "starter", name: "Starter", colour: 1, icon: "flag", rate: .percent(20), rhythm: .monthly,
                supportHours: 72, storage: 500),
            Tier(
                code: "active", name: "Active", colour: 2, icon: "bolt", rate: .percent(22), rhythm: .fortnightly,
                supportHours: 48, storage: 1_000),
            Tier(
                code: "performer", name: "Performer", colour: 3, icon: "star", rate: .percent(25), rhythm: .weekly,
                supportHours: 24, storage: 2_000),
            Tier(
                code: "elite", name: "Elite", colour: 4, icon: "trophy", rate: .percent(30), rhythm: .daily,
                supportHours: 4, storage: 5_000),
        ],
        requirements: [
            Requirement(
                MetricLabel.leadsSubmitted.code, .calendarMonth, ["active": 3, "performer": 5, "elite": 10]),
            Requirement(
                MetricLabel.wonValue.code, .rolling90Days,
                ["active": 500_000, "performer": 2_500_000, "elite": 10_000_000]),
            Requirement(MetricLabel.modulesPassed.code, .lifetime, ["active": 4, "performer": 12, "elite": 30]),
            Requirement(MetricLabel.clientRating.code, .rolling365Days, ["performer": 450, "elite": 470]),
            Requirement(MetricLabel.groupCalls.code, .inTier, ["active": 1, "performer": 2, "elite": 4]),
            Requirement(MetricLabel.daysInTier.code, .inTier, ["active": 14, "performer": 30, "elite": 60]),
        ],
        regions: [
            Region("global", "Global"), Region("uae", "UAE"), Region("india", "India"), Region("dach", "DACH"),
        ],
        partnerTypes: [
            PartnerType(
                code: "channel", name: "Channel partner", regions: everywhere, lowest: .percent(10),
                highest: .percent(30), consent: .init(contact: false, budget: true, requirements: true)),
            PartnerType(
                code: "developer", name: "Developer", regions: ["uae", "india"], lowest: .percent(5),
                highest: .percent(15), consent: .init(contact: true, budget: true, requirements: true),
                direction: .pays),
            PartnerType(
                code: "broker", name: "Broker", regions: ["global", "uae"], lowest: .percent(15),
                highest: .percent(25), consent: .init(contact: true, budget: true, requirements: true),
                note: "60/40 split with the platform"),
            PartnerType(
                code: "rera_agent", name: "RERA agent", regions: ["india"], lowest: .percent(10),
                highest: .percent(20), consent: .init(contact: true, budget: true, requirements: true),
                needsRegistration: true),
            PartnerType(
                code: "service_provider", name: "Service provider", regions: everywhere, lowest: .percent(5),
                highest: .percent(15), consent: .init(contact: true, budget: false, requirements: true),
                note: "Limited lead details; flat fee or per cent"),
            PartnerType(
                code: "distributor", name: "Distributor", regions: ["dach"], lowest: .percent(5),
                highest: .percent(20), consent: .init(contact: false, budget: true, requirements: true)),
            PartnerType(
                code: "dealer", name: "Dealer", regions: ["dach"], lowest: .percent(5), highest: .percent(20),
                consent: .init(contact: false, budget: true, requirements: true), belongsTo: "distributor"),
        ])

    private static let everywhere = ["global", "uae", "india", "dach"]
}

extension Rate {
    fileprivate static func percent(_ percent: Int64) -> Rate { Rate(basisPoints: percent * 100) }
}
