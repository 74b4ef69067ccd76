import Base
import Testing

@testable import Programme

/// The ladder of the default programme, case by case.
@Suite struct TierTests {
    struct Climb: CustomTestStringConvertible, Sendable {
        let what: String
        let from: String
        let readings: Readings
        /// The tier that is reached at once.
        let reached: String?
        /// To the next tier, as long as none is reached.
        let percent: Int?

        var testDescription: String { what }

        init(_ what: String, _ from: String, _ readings: Readings, _ reached: String? = nil, percent: Int? = nil) {
            self.what = what
            self.from = from
            self.readings = readings
            self.reached = reached
            self.percent = percent
        }
    }

    static let climbs = [
        Climb("nothing is measured, so nothing is reached", "starter", readings(), percent: 0),
        Climb("nothing was done", "starter", readings(leads: 0, won: 0, modules: 0, calls: 0, days: 0), percent: 0),
        Climb("one of five is met", "starter", readings(leads: 3, won: 0, modules: 0, calls: 0, days: 0), percent: 20),
        Climb(
            "a third of one of five", "starter", readings(leads: 1, won: 0, modules: 0, calls: 0, days: 0), percent: 6),
        Climb(
            "too much counts as enough", "starter", readings(leads: 99, won: 0, modules: 0, calls: 0, days: 0),
            percent: 20),
        Climb("what is not measured is left out of the mean", "starter", readings(leads: 3, modules: 0), percent: 50),
        Climb("what is not measured is left out of the check", "starter", readings(leads: 3, modules: 4), "active"),
        Climb(
            "all of Active but a cent", "starter", readings(leads: 3, won: 499_999, modules: 4, calls: 1, days: 14),
            percent: 99),
        Climb(
            "exactly all of Active", "starter", readings(leads: 3, won: 500_000, modules: 4, calls: 1, days: 14),
            "active"),
        Climb(
            "more than all of Active", "starter", readings(leads: 4, won: 600_000, modules: 5, calls: 2, days: 20),
            "active"),
        Climb(
            "a day too early", "starter", readings(leads: 3, won: 500_000, modules: 4, calls: 1, days: 13), percent: 98),
        Climb(
            "a call too few", "starter", readings(leads: 3, won: 500_000, modules: 4, calls: 0, days: 14), percent: 80),
        Climb(
            "Active asks for no rating", "starter",
            readings(leads: 3, won: 500_000, modules: 4, rating: 0, calls: 1, days: 14), "active"),
        Climb(
            "two tiers at once", "starter",
            readings(leads: 5, won: 2_500_000, modules: 12, rating: 450, calls: 2, days: 30), "performer"),
        Climb("three tiers at once", "starter", enoughForElite, "elite"),
        Climb(
            "to Elite but for the rating: Performer", "starter",
            readings(leads: 10, won: 10_000_000, modules: 30, rating: 460, calls: 4, days: 60), "performer"),
        Climb(
            "no rating: Active", "starter",
            readings(leads: 10, won: 10_000_000, modules: 30, rating: 0, calls: 4, days: 60), "active"),
        Climb(
            "from Active to Performer", "active",
            readings(leads: 5, won: 2_500_000, modules: 12, rating: 450, calls: 2, days: 30), "performer"),
        Climb("from Active to Elite", "active", enoughForElite, "elite"),
        Climb(
            "Active with the numbers of Active", "active",
            readings(leads: 3, won: 500_000, modules: 4, rating: 0, calls: 1, days: 14), percent: 35),
        Climb(
            "Performer needs 4.5 stars", "active",
            readings(leads: 5, won: 2_500_000, modules: 12, rating: 449, calls: 2, days: 30), percent: 99),
        Climb("from Performer to Elite", "performer", enoughForElite, "elite"),
        Climb(
            "Performer, half way", "performer",
            readings(leads: 5, won: 5_000_000, modules: 15, rating: 235, calls: 2, days: 30), percent: 50),
        Climb("nothing is above Elite", "elite", enoughForElite),
        Climb(
            "a tier that is no more counts as the lowest", "gone",
            readings(leads: 3, won: 500_000, modules: 4, calls: 1, days: 14), "active"),
        Climb(
            "a value below zero counts as nothing", "starter",
            readings(leads: -2, won: 0, modules: 4, calls: 0, days: 0), percent: 20),
        Climb("the largest amount there is", "starter", readings(won: .max), "elite"),
    ]

    @Test("the tier that is reached, and how far the next one is", arguments: climbs)
    func climb(_ climb: Climb) {
        let rules = RuleSet.standard
        #expect(rules.reached(from: climb.from, climb.readings)?.code == climb.reached)
        guard let percent = climb.percent else { return }
        let next = rules.next(above: climb.from)?.code ?? ""
        #expect(rules.progress(to: next, climb.readings).percent == percent)
    }

    struct Review: CustomTestStringConvertible, Sendable {
        let what: String
        let standing: Standing
        let readings: Readings
        let day: String
        let change: StandingChange?

        var testDescription: String { what }

        init(
            _ what: String, _ standing: Standing, _ readings: Readings, on day: String, _ change: StandingChange? = nil
        ) {
            self.what = what
            self.standing = standing
            self.readings = readings
            self.day = day
            self.change = change
        }
    }

    private static let risk = Standing.Risk(since: date("2026-06-01"), until: date("2026-07-01"))
    private static let poor = readings(leads: 0, won: 0, modules: 4)
    private static let good = readings(leads: 3, won: 500_000, modules: 4)

    static let reviews = [
        Review("short on the first: at risk for 30 days", standing("active"), poor, on: "2026-06-01", .atRisk(risk)),
        Review(
            "short in the middle of a month that was reviewed", standing("active", reviewed: "2026-06-01"), poor,
            on: "2026-06-15"),
        Review(
            "a review that was missed is made up for", standing("active"), poor, on: "2026-06-04",
            .atRisk(.init(since: date("2026-06-04"), until: date("2026-07-04")))),
        Review("brings enough", standing("active"), good, on: "2026-06-01"),
        Review(
            "the month before counts on the first", standing("active"),
            readings(leads: 0, won: 500_000, modules: 4, leadsLastMonth: 3), on: "2026-06-01"),
        Review(
            "70 per cent is enough", standing("active"), readings(leads: 3, won: 50_000, modules: 4), on: "2026-06-01"),
        Review(
            "a little under 70 per cent", standing("active"), readings(leads: 3, won: 49_999, modules: 4),
            on: "2026-06-01", .atRisk(risk)),
        Review(
            "what was done in the tier is not asked for again", standing("active"),
            readings(leads: 3, won: 500_000, modules: 4, calls: 0, days: 2), on: "2026-06-01"),
        Review(
            "nothing but time in tier is measured", standing("active"), readings(calls: 0, days: 0), on: "2026-06-01"),
        Review(
            "the lowest tier cannot be lost", standing("starter"), readings(leads: 0, won: 0, modules: 0),
            on: "2026-06-01"),
        Review("a pinned partner stays", standing("active", pin: "agreed"), poor, on: "2026-06-01"),
        Review(
            "a pinned partner climbs", standing("active", pin: "agreed"), enoughForElite, on: "2026-06-01",
            .reached(from: "active", to: "elite")),
        Review(
            "at risk, and still short", standing("active", reviewed: "2026-06-01", risk: risk), poor, on: "2026-06-20"),
        Review(
            "at risk, and safe again", standing("active", reviewed: "2026-06-01", risk: risk), good, on: "2026-06-20",
            .safe),
        Review(
            "at risk, then pinned", standing("active", reviewed: "2026-06-01", risk: risk, pin: "agreed"), poor,
            on: "2026-06-20", .safe),
        Review("the last day of grace", standing("active", reviewed: "2026-06-01", risk: risk), poor, on: "2026-06-30"),
        Review(
            "grace is over", standing("active", reviewed: "2026-06-01", risk: risk), poor, on: "2026-07-01",
            .lost(from: "active", to: "starter")),
        Review(
            "one tier down, not two", standing("elite", reviewed: "2026-06-01", risk: risk), poor, on: "2026-07-01",
            .lost(from: "elite", to: "performer")),
        Review(
            "grace is over, but last month was good", standing("active", reviewed: "2026-06-01", risk: risk),
            readings(leads: 0, won: 500_000, modules: 4, leadsLastMonth: 3), on: "2026-07-01", .safe),
        Review(
            "climbing comes before falling", standing("active", reviewed: "2026-06-01", risk: risk), enoughForElite,
            on: "2026-07-01", .reached(from: "active", to: "elite")),
    ]

    @Test("the review of a month, and the days of grace", arguments: reviews)
    func review(_ review: Review) {
        let result = review.standing.evaluated(.standard, review.readings, at: moment(review.day), berlin)
        #expect(result.change == review.change)
        #expect(result.standing.reviewed == max(review.standing.reviewed, date(review.day).firstOfMonth))
    }

    @Test("nobody goes down where demotion is off")
    func demotionIsOff() {
        var rules = RuleSet.standard
        rules.keeping.demotes = false
        let (next, change) = standing("active", risk: Self.risk).evaluated(
            rules, Self.poor, at: moment("2026-07-01"), berlin)
        #expect(change == .safe)
        #expect(next.tier == "active")
    }

    @Test("who moves starts anew: since now, and no risk")
    func moving() {
        let now = moment("2026-07-01")
        let (up, _) = standing("starter").evaluated(.standard, enoughForElite, at: now, berlin)
        #expect(up.tier == "elite" && up.since == now && up.percents.isEmpty)
        let (down, _) = standing("elite", reviewed: "2026-06-01", risk: Self.risk)
            .evaluated(.standard, Self.poor, at: now, berlin)
        #expect(down.tier == "performer" && down.since == now && down.risk == nil)
        #expect(down.percents.keys.sorted() == ["elite"])
    }

    @Test("the months that go by without a visit are no reason to fall twice")
    func twice() {
        var firm = standing("elite")
        var changes: [StandingChange] = []
        for day in ["2026-06-01", "2026-07-01", "2026-07-02", "2026-07-31", "2026-08-01"] {
            let (next, change) = firm.evaluated(.standard, Self.poor, at: moment(day), berlin)
            firm = next
            change.map { changes.append($0) }
        }
        #expect(firm.tier == "performer")
        #expect(
            changes == [
                .atRisk(Self.risk), .lost(from: "elite", to: "performer"),
                .atRisk(.init(since: date("2026-08-01"), until: date("2026-08-31"))),
            ])
    }
}
