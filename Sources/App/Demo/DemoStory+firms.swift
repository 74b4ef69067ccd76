internal import Base
internal import Database
internal import Identity
internal import Partners
internal import Programme
internal import Templates
internal import Web

extension DemoStory {
    /// Adds a firm and its fate; returns the moment from which it brings nothing more.
    mutating func add(
        _ company: DemoCast.Company, _ cast: DemoCast, password: String, _ judge: DemoEvaluator,
        using random: inout SeededRandom
    ) throws -> Timestamp {
        let application = ID<Application>.make()
        let hasApplied = random.chance(40)
        let draft = try company.application(using: &random)
        let partner = company.partner(managedBy: company.plan.level.rawValue > 1 ? cast.agent.user : nil, cast)
        let admin = cast.admin.actor
        if case .applied = company.plan.fate {
            add(application, of: company, draft, partner, cast, using: &random)
            return now
        }
        add(at: company.joined) { writer, now in
            try PartnerRecords.add(partner, by: admin, at: now, in: writer)
            if hasApplied {
                let sent = now - .hours(30)
                try ApplicationHistory.send(application, draft, isProved: true, at: sent, in: writer)
                try ApplicationHistory.confirm(application, as: company.firm.id, at: sent + .minutes(9), in: writer)
                try ApplicationHistory.decide(application, isApproved: true, by: admin, at: now, in: writer)
            }
            try Firms.setMemberVisibility(company.firm.id, company.firm.visibleScope, in: writer)
            try Standings.place(company.firm.id, in: "starter", by: admin, at: now, writer)
            try judge.keep("starter", of: company.firm.id, in: writer)
        }
        for person in company.people { add(person, invitedBy: cast.admin, of: company, password: password) }
        addOnboarding(of: company)
        return addEnd(of: company, cast, using: &random)
    }

    private mutating func add(
        _ person: DemoCast.Member, invitedBy admin: DemoCast.Member, of company: DemoCast.Company, password: String
    ) {
        let isOwner = person.user.id == company.owner.user.id
        let isInvited = if case .invited = company.plan.fate { true } else { false }
        let seen = min(now - .hours(Int(person.joined.milliseconds / 1000 % 60)), now)
        add(at: person.joined) { writer, now in
            try writer.admit(person, by: isOwner ? admin.actor : company.owner.actor, at: now)
            guard !isInvited else { return }
            try UserStore.setPassword(person.user.id, password, at: now, in: writer)
            try UserStore.setSeen(person.user.id, at: max(seen, now), in: writer)
        }
    }

    private mutating func addOnboarding(of company: DemoCast.Company) {
        let first = parts.steps.filter { $0.rank == 0 }
        let steps: Int
        switch company.plan.fate {
        case .applied, .invited: return
        case .onboarding(let taken): steps = taken
        case .active, .paused, .suspended, .archived: steps = first.count
        }
        let actor = company.owner.actor
        let firm = company.firm.id
        add(at: company.joined + .minutes(50)) { writer, now in
            guard let partner = try PartnerRecords.partner(firm, in: writer) else { return }
            try PartnerRecords.move(partner, to: .onboarding, by: .firm, actor, at: now, in: writer)
        }
        for (index, step) in first.prefix(steps).enumerated() {
            add(at: company.joined + .minutes(55 + index * 17)) { writer, now in
                if step.code == OnboardingStep.agreement.code {
                    try PartnerHistory.sign(for: firm, by: actor, at: now, in: writer)
                } else {
                    try Onboarding.set(step, .done, of: firm, by: actor, at: now, in: writer)
                }
            }
        }
        guard case .active = company.plan.fate, company.plan.level == .elite else { return }
        add(at: now - .days(40)) { writer, now in
            try PartnerHistory.plan(
                leads: 12, customers: "Families who move to the region, and the firms that bring them.",
                measures: "A stand at both fairs, a page of our own, a call each week.",
                help: "Somebody of the product team in spring.", reviewOn: TimeZone.utc.local(now).day.adding(90),
                of: firm, by: actor, at: now, in: writer)
        }
    }

    private mutating func addEnd(
        of company: DemoCast.Company, _ cast: DemoCast, using random: inout SeededRandom
    ) -> Timestamp {
        let admin = cast.admin.actor
        let end: Timestamp
        let moves: [(PartnerState, String)]
        switch company.plan.fate {
        case .paused: (end, moves) = (now - .days(19), [(.paused, "On parental leave until spring.")])
        case .suspended:
            (end, moves) = (now - .days(33), [(.suspended, "Wrote to people who had not agreed to it.")])
        case .archived:
            end = now - .days(96)
            moves = [(.paused, "Asked for a break."), (.archived, "Has closed its business.")]
        default: (end, moves) = (now - .days(company.plan.quietDays), [])
        }
        for (index, (state, reason)) in moves.enumerated() {
            add(at: end + .days(index * 20)) { writer, now in
                guard let partner = try PartnerRecords.partner(company.firm.id, in: writer) else { return }
                try PartnerRecords.move(partner, to: state, by: .admin, admin, why: reason, at: now, in: writer)
            }
        }
        if company.plan.level.rawValue > 1 || !moves.isEmpty {
            let notes = [
                "Their owner prefers the phone; mornings are best.", "Wants a joint page for the spring campaign.",
                "Möchte im Herbst gemeinsam auf die Messe.", "Paid late by two of their clients, keep an eye on it.",
            ]
            let note = random.pick(notes)
            add(at: end - .days(random.number(4...40))) { writer, now in
                try PartnerHistory.note(note, on: company.firm.id, by: cast.agent.actor, at: now, in: writer)
            }
        }
        return end
    }
}

extension Writer {
    /// Adds an account and records the invitation.
    func admit(_ person: DemoCast.Member, by actor: Actor, at now: Timestamp) throws {
        let user = person.user
        var new = NewUser(name: user.name, email: user.email, roles: user.roles, firm: user.firm?.id)
        new.language = user.language.rawValue
        new.zone = user.zone.name
        _ = try UserStore.create(new, as: user.id, at: now, in: self)
        try audit(IdentityEvent.invited, of: user.id.text, called: user.name, firm: user.firm?.id, by: actor, at: now)
    }
}
