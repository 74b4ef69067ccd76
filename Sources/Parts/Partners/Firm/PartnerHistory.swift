package import Base
package import Database
package import Web

/// Writes past records of demo data, which people would have created on pages.
package enum PartnerHistory {
    package static func keep(_ badge: Badge, by actor: Actor, at now: Timestamp, in writer: Writer) throws {
        try BadgeStore.save(badge, at: now, in: writer)
        try writer.audit(PartnerEvent.badgeAdded, of: badge.id.text, called: badge.name, by: actor, at: now)
    }

    package static func give(
        _ badge: Badge, to firm: Firm, why reason: String, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        let isNew = try BadgeStore.award(badge.id, to: firm.id, by: actor.user?.name, why: reason, at: now, in: writer)
        guard isNew else { return }
        try writer.audit(
            PartnerEvent.badgeGiven, of: firm.id.text, called: firm.name, firm: firm.id, by: actor,
            changes: [.init("badge", to: badge.name), .init("reason", to: reason)], at: now)
    }

    package static func keep(_ challenge: Challenge, by actor: Actor, at now: Timestamp, in writer: Writer) throws {
        try ChallengeStore.save(challenge, at: now, in: writer)
        try writer.audit(PartnerEvent.challengeAdded, of: challenge.id.text, called: challenge.name, by: actor, at: now)
    }

    package static func publish(agreement text: String, by actor: Actor, at now: Timestamp, in writer: Writer) throws {
        try Agreements.publish(text, by: actor, at: now, in: writer)
    }

    /// Signs the current agreement.
    package static func sign(for firm: ID<Firm>, by actor: Actor, at now: Timestamp, in writer: Writer) throws {
        guard let user = actor.user, let agreement = try Agreements.current(in: writer),
            let partner = try PartnerStore.partner(firm, in: writer)
        else { return }
        try Agreements.sign(agreement, for: partner, as: user.name, by: user, actor, at: now, in: writer)
    }

    package static func plan(
        leads: Int, customers: String, measures: String, help: String, reviewOn: CivilDate, of firm: ID<Firm>,
        by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        guard let partner = try PartnerStore.partner(firm, in: writer) else { return }
        let plan = AccountPlan(
            leads: leads, customers: customers, measures: measures, help: help, reviewOn: reviewOn)
        try AccountPlans.save(plan, of: partner, by: actor, at: now, in: writer)
    }

    package static func note(
        _ text: String, on firm: ID<Firm>, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        guard let user = actor.user, let partner = try PartnerStore.partner(firm, in: writer) else { return }
        try PartnerNotes.add(text, to: partner, by: user, actor, at: now, in: writer)
    }
}

/// The same of applications.
package enum ApplicationHistory {
    package static func send(
        _ id: ID<Application>, _ draft: Application.Draft, isProved: Bool, at now: Timestamp, in writer: Writer
    ) throws {
        let origin = ApplicationStore.Origin(
            network: "203.0.113.0/24", nonce: "demo \(id)", isProved: isProved, token: "demo \(id)")
        try ApplicationStore.add(id, draft, from: origin, at: now, in: writer)
    }

    /// The address is proved, and the firm there: what staff see.
    package static func confirm(
        _ id: ID<Application>, as firm: ID<Firm>, at now: Timestamp, in writer: Writer
    ) throws {
        try ApplicationStore.setConfirmed(id, firm: firm, at: now, in: writer)
    }

    package static func ask(
        _ question: String, about id: ID<Application>, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        try ApplicationStore.addMessage(question, by: actor.user?.name, to: id, at: now, in: writer)
        try ApplicationStore.setState(id, .asked, in: writer)
    }

    package static func answer(
        _ text: String, to id: ID<Application>, at now: Timestamp, in writer: Writer
    ) throws {
        try ApplicationStore.addMessage(text, by: nil, to: id, at: now, in: writer)
        try ApplicationStore.setState(id, .waiting, in: writer)
    }

    package static func decide(
        _ id: ID<Application>, isApproved: Bool, why reason: String = "", againOn day: CivilDate? = nil,
        by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        try ApplicationStore.setDecided(
            id, isApproved ? .approved : .rejected, by: actor.user?.name ?? "", why: reason, againOn: day, at: now,
            in: writer)
    }
}

extension Application.Draft {
    package init(firmName: String, contactName: String, email: EmailAddress, type: String, region: String) {
        self.init(firmName: firmName, contactName: contactName, email: email, phone: "", type: type, region: region)
    }
}
