internal import Base
internal import Database
internal import Identity
internal import Partners
internal import Programme
internal import Settings
internal import Web

extension DemoStory {
    /// The company that runs the programme sets it up.
    mutating func addProgramme(_ cast: DemoCast, password: String) {
        let admin = cast.admin.actor
        for person in [cast.admin, cast.support, cast.agent] {
            add(at: person.joined) { writer, now in
                try writer.admit(person, by: admin, at: now)
                try UserStore.setPassword(person.user.id, password, at: now, in: writer)
            }
        }
        add(at: cast.admin.joined + .hours(1)) { writer, now in
            var settings = Settings()
            settings.company = "Lot & Lumen"
            settings.senderName = "Lot & Lumen Partners"
            settings.exchangeRates = [ExchangeRate(TimeZone.utc.local(now).day, .usd, worth: 920_000)]
            try SettingsStore.save(settings, by: admin, at: now, writer)
            var rules = try ProgrammeRules.current(writer).rules
            rules.benefits = [
                Benefit("Your own page of material", from: "active"),
                Benefit("A joint campaign each quarter", from: "performer"),
                Benefit("A day with our product team", from: "elite"),
            ]
            try RuleStore.publish(rules, note: "What partners get besides the rates", by: admin, at: now, writer)
            try PartnerHistory.publish(agreement: DemoStory.agreement, by: admin, at: now, in: writer)
        }
    }

    /// A badge by hand, a tier that is kept, and challenges that are over, on and to come.
    mutating func addRewards(_ cast: DemoCast) {
        let admin = cast.admin.actor
        let badge = Badge(
            name: "Partner of the year", note: "Whom all others could learn from.", icon: "trophy", rule: nil)
        add(at: now - .days(300)) { writer, now in
            try PartnerHistory.keep(badge, by: admin, at: now, in: writer)
        }
        if let best = cast.company("Harbour & Finch") {
            add(at: now - .days(47)) { writer, now in
                try PartnerHistory.give(
                    badge, to: best.firm, why: "A hundred clients in one year", by: admin, at: now, in: writer)
            }
        }
        if let pinned = cast.company("Crescent Homes") {
            add(at: now - .days(12)) { writer, now in
                try Standings.pin(
                    pinned.firm.id, because: "Their new towers open in spring.", by: admin, at: now, writer)
            }
        }
        let monday = TimeZone.utc.local(now).day.adding(-(TimeZone.utc.local(now).day.weekday + 6) % 7)
        let rows = [
            ("Autumn sprint", "leads_submitted", Int64(8), -35, -22, "Dinner for the team"),
            ("Big deals", "won_value", Int64(2_000_000), -14, -1, "A bonus of 250 €"),
            ("Five new leads", "leads_submitted", Int64(5), 0, 6, "A badge, and a mention in the newsletter"),
            ("Strong start", "won_value", Int64(1_500_000), 7, 20, "A bonus of 250 €"),
        ]
        for (name, metric, target, first, last, reward) in rows {
            let challenge = Challenge(
                name: name, note: "For everybody who is in the programme.", metric: metric, target: target,
                firstDay: monday.adding(first), lastDay: monday.adding(last), reward: reward)
            add(at: TimeZone.utc.start(of: monday.adding(min(first, 0) - 3))) { writer, now in
                try PartnerHistory.keep(challenge, by: admin, at: now, in: writer)
            }
        }
    }

    /// Adds the evaluations at the start of each month, and last night's.
    mutating func addNights(_ cast: DemoCast, _ judge: DemoEvaluator) {
        let zone = Settings().zone
        var day = zone.local(cast.admin.joined).day.firstOfNextMonth
        var nights: [Timestamp] = []
        while zone.start(of: day) < now {
            nights.append(zone.start(of: day) + .hours(2))
            day = day.firstOfNextMonth
        }
        for night in nights + [now] {
            for company in cast.companies {
                add(at: night) { writer, now in try judge.look(at: company.firm.id, at: now, in: writer) }
            }
        }
    }

    /// The last days of the staff.
    mutating func addSignIns(_ cast: DemoCast) {
        let people = [(70, cast.admin), (49, cast.support), (26, cast.agent), (25, cast.admin), (3, cast.admin)]
        for (hours, person) in people {
            add(at: now - .hours(hours)) { writer, now in
                try writer.audit(
                    IdentityEvent.signedIn, of: person.user.id.text, called: person.user.name, by: person.actor, at: now
                )
                try UserStore.setSeen(person.user.id, at: now, in: writer)
            }
        }
    }

    private static let agreement = """
        Partner agreement

        This is demo data: nobody is bound by it.

        1. The partner recommends our products to people who have agreed to hear of them.
        2. For each deal that comes of it, the partner gets the commission of its tier.
        3. Commissions are paid out when the hold period is over.
        4. Either side can end this agreement with a notice of thirty days.
        """
}
